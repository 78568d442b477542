import GeometryModel
import Layers
import Planning

extension PointStream {
    /// Points of a layer that is read as a whole, with what is added to them.
    ///
    /// - Parameter crs: The system of the coordinates, if the file does not say.
    /// - Throws: `LayerError` for what cannot be read, or a feature that is no point.
    func whole(_ file: String, crs: String?, _ answers: Answers) throws -> Answer {
        guard !output.output.lowercased().hasSuffix(".tsv") || output.format != nil else {
            throw Self.unstreamable
        }
        var layer = try Project.read(file, crs: crs)
        for name in names where layer.index(of: name) != nil {
            throw Self.taken(name, layer.source, Place())
        }
        var tally = Tally(read: layer.features.count)
        let positions = try layer.features.map { feature in
            if let position = try position(of: feature, layer.source) { return position }
            let count = feature.geometry?.points.count ?? 0
            let reason = count > 1 ? "\(count) positions" : "no position"
            guard !options.strict else {
                throw LayerError(
                    .value,
                    path: layer.source,
                    place: feature.place,
                    message: "the feature has \(reason)",
                    remedy: "correct it, or leave out --strict"
                )
            }
            tally.skip(
                Skip(
                    code: count > 1 ? "no_point" : "no_position",
                    subject: feature.place.description,
                    reason: reason,
                    place: layer.source
                )
            )
            return Coordinate(x: .nan, y: .nan)
        }
        for (name, field) in zip(names, answers(positions)) {
            layer.columns.append(Column(name, decimals: field.decimals))
            for row in layer.features.indices { layer.features[row].values.append(field[row]) }
        }
        let notes = layer.notes.map { LocalizedText(id: $0, en: $0) }
        return Answer(layer: layer, tally: tally, notes: notes)
    }

    private func position(
        of feature: Feature,
        _ source: String
    ) throws(LayerError) -> Coordinate? {
        guard let geometry = feature.geometry else { return nil }
        guard geometry.polygons.isEmpty, geometry.lines.isEmpty else {
            throw LayerError(
                .geometry,
                path: source,
                place: feature.place,
                message: "the feature is a \(geometry.typeName), not a point",
                remedy: "for polygons of villages use 'ikn zones query --villages'"
            )
        }
        return geometry.points.count == 1 ? geometry.points[0] : nil
    }
}

extension AppendedField {
    /// How many decimals a column of it has; `nil` for texts.
    fileprivate var decimals: Int? {
        switch self {
        case .label: nil
        case .thousandths: 3
        }
    }

    /// The value of one row.
    fileprivate subscript(row: Int) -> Cell {
        switch self {
        case .label(let texts, let numbers):
            numbers[row] < 0 ? .null : .text(texts[Int(numbers[row])])
        case .thousandths(let values): values[row].isFinite ? .number(values[row]) : .null
        }
    }
}
