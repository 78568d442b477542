import Layers

extension DataCheck {
    /// Notes totals that are not the sum of their parts, and an index that is not the mean of its own.
    mutating func checkTotals(_ layer: Layer) {
        checkSums(layer)
        checkMeans(layer)
    }

    /// Sums by code: a province and its regencies, a regency and its districts.
    ///
    /// A sum that is far off is a column that does not add up, such as a share.
    private mutating func checkSums(_ layer: Layer) {
        guard let code = layer.firstIndex(of: VillageColumns.codeNames) else { return }
        let codes = layer.features.map { $0.values[code].text ?? "" }
        guard Set(codes).count == codes.count else { return }
        let families = Dictionary(grouping: codes.indices) { row in
            codes[row].lastIndex(of: ".").map { String(codes[row][..<$0]) } ?? ""
        }
        for (row, parent) in codes.enumerated() where !parent.isEmpty {
            guard let children = families[parent], children.count > 1 else { continue }
            for column in layer.columns.indices where column != code {
                let parts = children.map { layer.features[$0].values[column].number }
                guard let total = layer.features[row].values[column].number, total != 0,
                    !parts.contains(nil)
                else { continue }
                let sum = parts.reduce(0) { $0 + ($1 ?? 0) }
                let deviation = abs(sum / total - 1)
                guard deviation > 1e-6, deviation < 0.2 else { continue }
                add(
                    layer,
                    layer.features[row],
                    "total_mismatch",
                    "'\(layer.columns[column].name)' is \(DecimalText.shortest(total)), its "
                        + "\(children.count) parts make \(DecimalText.shortest(sum))"
                )
            }
        }
    }

    /// The IDM is the mean of its three parts (Permendesa 2/2016), to the four decimals it is
    /// published with.
    private mutating func checkMeans(_ layer: Layer) {
        for (column, description) in layer.columns.enumerated() {
            let name = description.name.lowercased()
            guard name.hasPrefix("idm") else { continue }
            let suffix = name.dropFirst(3)
            let parts = ["iks", "ike", "ikl"].compactMap { part in
                layer.columns.firstIndex { $0.name.lowercased() == part + suffix }
            }
            guard parts.count == 3 else { continue }
            for feature in layer.features {
                let numbers = parts.compactMap { feature.values[$0].number }
                guard let index = feature.values[column].number, numbers.count == 3 else {
                    continue
                }
                let mean = numbers.reduce(0, +) / 3
                // Each of the four is rounded by half a unit of its last place.
                guard abs(mean - index) > 1.01e-4 else { continue }
                add(
                    layer,
                    feature,
                    "mean_mismatch",
                    "'\(description.name)' is \(DecimalText.shortest(index)), the mean of its "
                        + "parts \(DecimalText.fixed(mean, decimals: 4))"
                )
            }
        }
    }
}
