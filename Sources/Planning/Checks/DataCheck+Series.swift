import Glibc
import Layers

extension DataCheck {
    /// Notes values in time that stand out from those before and after them.
    ///
    /// A peak is a value by a fifth beyond both neighbors, a jump one that doubles or halves for good,
    /// and both several times what is usual in the table, on the scale of logarithms.
    mutating func checkSeries(_ layer: Layer) {
        let series = YearColumns.series(of: layer) + YearRows.series(of: layer)
        for kind in Dictionary(grouping: series, by: \.kind).sorted(by: { $0.key < $1.key }) {
            let usual = kind.value.reduce(into: (bends: [Double](), steps: [Double]())) {
                for index in $1.entries.indices.dropFirst() {
                    $0.steps.append(abs($1.step(to: index)))
                    if let bend = $1.bend(at: index) { $0.bends.append(abs(bend)) }
                }
            }
            let limits = (
                bend: max(log(1.2), 6 * Self.median(usual.bends)),
                step: max(log(2), 8 * Self.median(usual.steps))
            )
            for line in kind.value { check(line, limits, layer) }
        }
    }

    private mutating func check(
        _ line: TimeSeries,
        _ limits: (bend: Double, step: Double),
        _ layer: Layer
    ) {
        let peaks = Set(
            line.entries.indices.filter { index in
                line.isExtreme(at: index) && abs(line.bend(at: index) ?? 0) > limits.bend
            }
        )
        // The neighbors of a peak bend too.
        let tops = peaks.filter { index in
            [index - 1, index + 1].allSatisfy { other in
                !peaks.contains(other)
                    || abs(line.bend(at: other) ?? 0) <= abs(line.bend(at: index) ?? 0)
            }
        }
        for index in line.entries.indices.dropFirst() {
            let (before, entry) = (line.entries[index - 1], line.entries[index])
            if tops.contains(index) {
                add(
                    layer,
                    entry.feature,
                    "outlier_in_time",
                    "\(line.name) is \(Self.text(entry.value)) in \(entry.time), between "
                        + "\(Self.text(before.value)) and "
                        + Self.text(line.entries[index + 1].value)
                )
            } else if abs(line.step(to: index)) > limits.step, !tops.contains(index - 1) {
                add(
                    layer,
                    entry.feature,
                    "jump_in_time",
                    "\(line.name) goes from \(Self.text(before.value)) in \(before.time) to "
                        + "\(Self.text(entry.value)) in \(entry.time)"
                )
            }
        }
    }

    private static func text(_ value: Double) -> String { DecimalText.shortest(value) }

    /// The lower one of two middles: an outlier in a short table bends its neighbors too.
    private static func median(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.sorted()[(values.count - 1) / 2]
    }
}

/// The positive values of one thing in time.
private struct TimeSeries {
    struct Entry {
        var time: String
        var value: Double
        var feature: Feature
    }

    var name: String
    /// What it has in common with the series it is held against.
    var kind: String
    var entries: [Entry]

    /// How far a value is from the one before on the scale of logarithms.
    func step(to index: Int) -> Double {
        log(entries[index].value / entries[index - 1].value)
    }

    /// How far a value is from the middle of its neighbors on the scale of logarithms.
    func bend(at index: Int) -> Double? {
        guard index > 0, index + 1 < entries.count else { return nil }
        let (before, after) = (log(entries[index - 1].value), log(entries[index + 1].value))
        return log(entries[index].value) - (before + after) / 2
    }

    /// Whether a value is greater or less than both its neighbors.
    func isExtreme(at index: Int) -> Bool {
        guard index > 0, index + 1 < entries.count else { return false }
        let value = entries[index].value
        return (value > entries[index - 1].value) == (value > entries[index + 1].value)
    }
}

/// Columns of one thing with a year in their name, a row a region.
private enum YearColumns {
    static func series(of layer: Layer) -> [TimeSeries] {
        var stems: [String: [(year: Int, column: Int)]] = [:]
        for (column, description) in layer.columns.enumerated() {
            guard let match = description.name.firstMatch(of: #/(.*?)((?:19|20)\d\d)$/#),
                let year = Int(match.2)
            else { continue }
            stems[String(match.1), default: []].append((year, column))
        }
        return stems.filter { $0.value.count >= 4 }.sorted { $0.key < $1.key }.flatMap {
            stem,
            years in
            layer.features.map { feature in
                let name = stem.isEmpty ? "the value" : stem.trimmingSuffix("_")
                let entries = years.sorted { $0.year < $1.year }.compactMap { year, column in
                    feature.values[column].number.flatMap { value in
                        value > 0
                            ? TimeSeries.Entry(time: "\(year)", value: value, feature: feature)
                            : nil
                    }
                }
                return TimeSeries(name: name, kind: name, entries: entries)
            }
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}

/// A column of years, a row a region and year; a half-year, quarter or month may follow.
private enum YearRows {
    private static let yearNames = ["tahun", "year"]
    private static let partNames = ["semester", "triwulan", "quarter", "bulan", "month"]

    static func series(of layer: Layer) -> [TimeSeries] {
        guard let year = layer.firstIndex(of: yearNames) else { return [] }
        let part = layer.firstIndex(of: partNames)
        let others = layer.columns.indices.filter { $0 != year && $0 != part }
        // What is no number says what a row is about; codes do so too.
        let values = others.filter { column in
            let cells = layer.features.map { $0.values[column] }
            let numbers = cells.count { $0.number != nil }
            let name = layer.columns[column].name.lowercased()
            return numbers > 0 && numbers == cells.count { $0.text != nil }
                && !name.hasPrefix("kode") && !name.hasSuffix("code")
        }
        let keys = others.filter { !values.contains($0) }
        guard !keys.isEmpty else { return [] }
        let regionNames =
            VillageColumns.codeNames + VillageColumns.nameNames
            + VillageColumns.regencyNames + VillageColumns.districtNames
        let ofRegion = keys.map { regionNames.contains(layer.columns[$0].name.lowercased()) }
        var groups: [[Cell]: [Feature]] = [:]
        var order: [[Cell]] = []
        for feature in layer.features {
            let key = keys.map { feature.values[$0] }
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(feature)
        }
        return values.flatMap { column in
            order.map { key in
                let rows = (groups[key] ?? []).compactMap {
                    feature -> (Double, TimeSeries.Entry)? in
                    guard let time = feature.values[year].number,
                        let value = feature.values[column].number, value > 0
                    else { return nil }
                    let step = part.flatMap { feature.values[$0].number }
                    let words =
                        DecimalText.shortest(time)
                        + (step.map { "/\(DecimalText.shortest($0))" } ?? "")
                    let entry = TimeSeries.Entry(time: words, value: value, feature: feature)
                    return (time + (step ?? 0) / 100, entry)
                }
                return TimeSeries(
                    name: "\(layer.columns[column].name) of \(key.compactMap(\.text).last ?? "")",
                    kind: ([layer.columns[column].name]
                        + key.indices.filter { !ofRegion[$0] }
                        .compactMap { key[$0].text }).joined(separator: " "),
                    entries: rows.sorted { $0.0 < $1.0 }.map(\.1)
                )
            }
        }
    }
}
