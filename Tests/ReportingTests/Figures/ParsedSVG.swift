import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What an XML parser finds in a drawing.
final class ParsedSVG: NSObject, XMLParserDelegate {
    private(set) var isWellFormed = false
    private(set) var elements: [(name: String, attributes: [String: String])] = []
    private(set) var texts: [String] = []
    private var open: [String] = []

    /// Parses the text of a drawing.
    init(_ svg: String) {
        super.init()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    /// The identifiers, in order, repetitions included.
    var identifiers: [String] { elements.compactMap { $0.attributes["id"] } }

    /// The texts of elements of a name, in order.
    func texts(of name: String) -> [String] {
        zip(textOwners, texts).filter { $0.0 == name }.map(\.1)
    }

    private var textOwners: [String] = []

    func parser(
        _ parser: XMLParser,
        didStartElement elementName: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements.append((elementName, attributes))
        open.append(elementName)
        textOwners.append(elementName)
        texts.append("")
    }

    func parser(
        _ parser: XMLParser,
        didEndElement elementName: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        guard let owner = open.last, let index = textOwners.lastIndex(of: owner) else { return }
        texts[index] += string
    }
}
