import GeometryModel

/// The columns that features have as a table: their identifiers if there are any, their properties in the
/// order in which they first appear, and the position.
public struct FeatureColumns: Sendable {
    private(set) var properties: [String] = []
    private var numbers: [String: Int] = [:]
    private var hasIdentifiers = false

    /// No columns but those of the position.
    public init() {}

    /// The names of all columns.
    public var names: [String] {
        (writesIdentifiers ? ["id"] : []) + properties + (writesPosition ? Self.position : [])
    }

    private static let position = ["longitude", "latitude"]

    /// A property of the same name goes before.
    private var writesIdentifiers: Bool { hasIdentifiers && numbers["id"] == nil }
    private var writesPosition: Bool { Self.position.allSatisfy { numbers[$0] == nil } }

    /// Adds the columns of the features of a piece; those that cannot be read have none.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func add(_ piece: FeatureStream.Piece) {
        for range in piece.features {
            let members = Members(piece.bytes, range)
            hasIdentifiers = hasIdentifiers || members?.id != nil
            for name in members?.names ?? [] { add(name) }
        }
    }

    /// Adds what further columns have.
    public mutating func formUnion(_ other: FeatureColumns) {
        hasIdentifiers = hasIdentifiers || other.hasIdentifiers
        for name in other.properties { add(name) }
    }

    private mutating func add(_ name: String) {
        guard numbers[name] == nil else { return }
        numbers[name] = properties.count
        properties.append(name)
    }

    /// The features as rows with further fields at their ends, and a feature of which a property has
    /// no column; features that are left out are not there.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public func rows(
        of block: FeatureBlock,
        appending fields: [AppendedField]
    ) -> (bytes: [UInt8], homeless: (name: String, feature: Int)?) {
        var text = ""
        var homeless: (name: String, feature: Int)?
        for (number, range) in block.features.enumerated() where !range.isEmpty {
            let members = Members(block.bytes, range)
            var row: [String] = []
            if writesIdentifiers { row.append(members?.id.map { CSVWriter.field($0) } ?? "") }
            var values = [Cell](repeating: .null, count: properties.count)
            for member in members?.properties ?? [] {
                if let column = numbers[member.key] {
                    values[column] = Cell(member.value)
                } else {
                    homeless = homeless ?? (member.key, number)
                }
            }
            row += values.map { CSVWriter.field($0) }
            if writesPosition {
                let position = block.positions[number]
                row += [position.x, position.y].map { $0.isNaN ? "" : DecimalText.shortest($0) }
            }
            row += fields.map { $0.text(number) }
            text += row.joined(separator: ",") + "\n"
        }
        return (Array(text.utf8), homeless)
    }
}

extension AppendedField {
    /// The field of a row.
    fileprivate func text(_ row: Int) -> String {
        switch self {
        case .label(let labels, let numbers):
            numbers[row] < 0 ? "" : CSVWriter.quoted(labels[Int(numbers[row])])
        case .thousandths(let values):
            values[row].isFinite ? DecimalText.fixed(values[row], decimals: 3) : ""
        }
    }
}

/// What of a feature becomes fields.
private struct Members {
    var id: Cell?
    var properties: [JSON.Member] = []

    var names: [String] { properties.map(\.key) }

    /// Reads a feature; `nil` if it is none.
    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        var scanner = JSONScanner(Array(bytes[range]), path: "")
        do throws(LayerError) {
            try scanner.readObject { scanner, key throws(LayerError) in
                switch (key, scanner.peek()) {
                case ("id", _):
                    let value = try scanner.readValue()
                    id = value == .null ? nil : Cell(value)
                case ("properties", UInt8(ascii: "{")):
                    guard case .object(let members) = try scanner.readValue() else { return }
                    properties = members
                default: _ = try scanner.readValue()
                }
            }
        } catch {
            return nil
        }
    }
}
