import Foundation
import GeometryModel
import Layers
import Testing

@testable import Reporting

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Styles and projects of QGIS")
struct QGISTests {
    static let layer = Layer(
        name: "zona & <desa>",
        columns: [Column("zone"), Column("distance_m")],
        features: [
            Feature(
                values: ["core", .number(0)],
                geometry: .point(Coordinate(longitude: 116.7, latitude: -0.97))
            )
        ]
    )

    /// The names of the elements of an XML text, if it is well formed.
    static func elements(_ text: String) throws -> [String: Int] {
        final class Counter: NSObject, XMLParserDelegate {
            var counts: [String: Int] = [:]
            func parser(
                _ parser: XMLParser,
                didStartElement name: String,
                namespaceURI: String?,
                qualifiedName: String?,
                attributes: [String: String]
            ) { counts[name, default: 0] += 1 }
        }
        let parser = XMLParser(data: Data(text.utf8))
        let counter = Counter()
        parser.delegate = counter
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
        return counter.counts
    }

    @Test("a style has a symbol for each class, whatever the names hold")
    func styles() throws {
        let zones = QGISStyle.zones(
            ["core", "a\"b'<c>&d", "outside"].map { ($0, "\($0)?") },
            of: Self.layer
        )
        let found = try Self.elements(zones.document)
        #expect(found["category"] == 3 && found["symbol"] == 3)
        let distances = try Self.elements(QGISStyle.distances(of: Self.layer, .id).document)
        #expect(distances["range"] == 8 && distances["symbol"] == 8)
        let outlines = try Self.elements(QGISStyle.outlines(of: Self.layer).document)
        #expect(outlines["symbol"] == 1)
    }

    @Test("the archive of a project is a zip whose one file names every layer once")
    func project() throws {
        let style = QGISStyle.distances(of: Self.layer, .en)
        let project = QGISProject(
            title: "Peta <uji>",
            [
                .init(Self.layer, title: "Semua", style),
                .init(Self.layer, title: "Inti", style, part: ("zone", "it's"), isVisible: false),
            ]
        )
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "penyangga-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "uji.qgz")
        try Data(project.archive(beside: "uji.gpkg")).write(to: file)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; "
                + "sys.stdout.buffer.write(z.read('project.qgs'))",
            file.path,
        ]
        process.standardOutput = output
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let found = try Self.elements(text)
        #expect(found["maplayer"] == 2 && found["layer-tree-layer"] == 2)
        #expect(found["DefaultViewExtent"] == 1 && found["extent"] == 1)
        #expect(text.contains("./uji.gpkg|layername=zona &amp; &lt;desa&gt;"))
        #expect(text.contains("subset=&quot;zone&quot; = &#39;it&#39;&#39;s&#39;"))
    }
}
