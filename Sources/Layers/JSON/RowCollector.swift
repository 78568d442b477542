import GeometryModel

/// Rows whose columns become known as they come.
struct RowCollector {
    private var positions: [String: Int] = [:]
    private var names: [String] = []
    private(set) var features: [Feature] = []
    /// How many rows name a member twice; the last of its values counts.
    private var repeatedCount = 0

    /// How many columns there are so far.
    var width: Int { names.count }

    /// Appends a row.
    ///
    /// - Parameter line: The line it begins on; `nil` if that is not counted.
    mutating func append(
        _ members: [JSON.Member],
        id: String? = nil,
        geometry: Geometry? = nil,
        line: Int?
    ) {
        var values = [Cell](repeating: .null, count: names.count)
        var isRepeated = false
        for member in members {
            let cell = Cell(member.value)
            if let position = positions[member.key] {
                if !values[position].isNull { isRepeated = true }
                values[position] = cell
            } else {
                positions[member.key] = names.count
                names.append(member.key)
                values.append(cell)
            }
        }
        if isRepeated { repeatedCount += 1 }
        let place = Place(feature: features.count + 1, line: line)
        features.append(Feature(id: id, values: values, geometry: geometry, place: place))
    }

    /// The table, in which every row has a value or null in every column.
    func layer(path: String) -> Layer {
        var layer = Layer(
            name: LayerPath(path).stem,
            source: path,
            columns: names.map { Column($0) },
            features: features
        )
        for row in features.indices where features[row].values.count < names.count {
            let lack = names.count - features[row].values.count
            layer.features[row].values += Array(repeating: Cell.null, count: lack)
        }
        if repeatedCount > 0 {
            layer.notes.append(
                "\(repeatedCount) rows name a member twice; the last value of each counts"
            )
        }
        return layer
    }
}
