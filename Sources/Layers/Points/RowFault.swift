public import GeometryModel

/// A row of a table that has no usable position, and why.
public struct RowFault: Hashable, Sendable {
    /// The number of the row in its block, from 0.
    public var row: Int
    /// Why, in one word for machines.
    public var code: String
    /// Why, in words.
    public var reason: String
    /// Whether the row cannot be written again either, because it does not fit the header.
    public var isLeftOut: Bool
    /// The numbers that are not a position, if both fields hold one.
    public var found: Coordinate?
}

extension RowFault {
    static func unreadable(_ row: Int, _ reason: String) -> RowFault {
        RowFault(row: row, code: "malformed_row", reason: reason, isLeftOut: true)
    }

    static func fieldCount(_ row: Int, _ count: Int, header: Int) -> RowFault {
        unreadable(row, "the row has \(count) fields, the header \(header)")
    }

    /// What is wrong with the two fields of a position.
    static func position(_ row: Int, _ fields: [(name: String, text: String, value: Double)])
        -> RowFault
    {
        let found = Coordinate(x: fields[0].value, y: fields[1].value)
        func fault(_ code: String, _ reason: String) -> RowFault {
            let isRead = found.x.isFinite && found.y.isFinite
            return RowFault(
                row: row,
                code: code,
                reason: reason,
                isLeftOut: false,
                found: isRead ? found : nil
            )
        }
        if fields.allSatisfy({ $0.text.isEmpty }) { return fault("no_position", "no position") }
        for field in fields where field.text.isEmpty {
            return fault("no_position", "\(field.name) is empty")
        }
        for field in fields where !field.value.isFinite {
            return fault("no_number", "\(field.name) is '\(field.text.prefix(40))', not a number")
        }
        let isLongitude = abs(fields[0].value) > 180
        let field = isLongitude ? fields[0] : fields[1]
        let range = isLongitude ? "−180 to 180" : "−90 to 90"
        return fault(
            "out_of_range",
            "\(field.name) is \(field.text.prefix(40)), which is not within \(range) degrees"
        )
    }
}
