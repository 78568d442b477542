import Inequality
import Layers
import Planning

/// Inequality of a column of any table.
extension InequalityCommand {
    func answer(table path: String, value: String) throws -> InequalityAnswer {
        let layer = try LayerReader.read(path)
        let valueColumn = try layer.requiredIndex(of: value)
        let weightColumn = try weight.map { name throws in try layer.requiredIndex(of: name) }
        let groupColumn = try group.map { name throws in try layer.requiredIndex(of: name) }
        let distanceColumn = try distance.map { name throws in try layer.requiredIndex(of: name) }
        let laterColumns = try laterNames.map { name throws in try layer.requiredIndex(of: name) }
        let clusterColumn = try clusters.map { name throws in try layer.requiredIndex(of: name) }
        var tally = Tally(read: layer.features.count)
        var rows: [InequalityAnswer.Row] = []
        var order: [String] = []
        for feature in layer.features {
            let number = try layer.number(valueColumn, of: feature)
            let mass = try weightColumn.map { column throws in
                try layer.number(column, of: feature)
            }
            let name = groupColumn.flatMap { feature.values[$0].text }
            if let name, !order.contains(name) { order.append(name) }
            if number == nil || mass == .some(nil) {
                tally.skipped.append(
                    Skip(
                        code: "no_value",
                        subject: feature.place.description,
                        reason: "no \(number == nil ? value : weight ?? "")",
                        place: "\(path): \(feature.place)"
                    )
                )
            }
            rows.append(
                InequalityAnswer.Row(
                    value: number,
                    weight: mass ?? 1,
                    group: name,
                    distance: try distanceColumn.flatMap { column throws in
                        try layer.number(column, of: feature)
                    },
                    later: try laterColumns.map { column throws in
                        try layer.number(column, of: feature)
                    },
                    cluster: clusterColumn.flatMap { feature.values[$0].text }
                )
            )
        }
        let answer = try InequalityAnswer(
            InequalityAnswer.Question(
                indicator: value,
                weight: weight,
                grouping: group ?? "group",
                gap: try gap.map { try Self.pair($0) },
                resampling: plan,
                clusters: clusters
            ),
            rows: rows,
            groupOrder: order,
            tally: tally
        )
        return try completed(answer, unit: distance ?? "")
    }
}

extension Layer {
    /// The number in a column; `nil` where the field is empty.
    ///
    /// - Throws: `LayerError` for text that is no number.
    fileprivate func number(_ column: Int, of feature: Feature) throws(LayerError) -> Double? {
        let cell = feature.values[column]
        if let number = cell.number { return number }
        guard let text = cell.text else { return nil }
        throw LayerError(
            .value,
            path: source,
            place: feature.place,
            message: "'\(text)' in column '\(columns[column].name)' is no number",
            remedy: "write numbers with a decimal point and without thousands marks"
        )
    }
}
