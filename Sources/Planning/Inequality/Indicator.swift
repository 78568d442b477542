import Layers

/// A named number of each village.
public struct Indicator: Hashable, Sendable {
    /// Whether more is better.
    public enum Direction: String, Hashable, Sendable {
        /// Higher values are better.
        case moreIsBetter = "more_is_better"
        /// Lower values are better.
        case moreIsWorse = "more_is_worse"
    }

    /// Whether the number is one of a village or one for each of its people.
    public enum Kind: String, Hashable, Sendable {
        /// A rate or score, which may be compared and averaged.
        case intensive
        /// A total, which must be divided by the population first.
        case extensive
    }

    /// The name, as options and keys give it.
    public var name: String
    /// The column of the village table.
    public var column: String
    /// The unit in words, such as `index` or `m`.
    public var unit: String
    /// Whether more is better.
    public var direction: Direction
    /// Intensive or extensive.
    public var kind: Kind
    /// The year the values are of.
    public var vintage: Int
    /// Where the values are published.
    public var source: String
    /// The name for readers.
    public var label: LocalizedText
    /// The table of classes, relative to the project; `nil` if there are none.
    public var classes: String?
    /// Whether kelurahan have no value by definition.
    public var isOnlyForDesa: Bool
    /// The indicators that it is made of, such as those of the IDM.
    public var parts: [String]
    /// What may be compared over time: indicators of one series measure the same.
    public var series: String

    init(_ entry: ProjectFile.IndicatorEntry, path: String) throws(LayerError) {
        func mistake(_ key: String, _ value: String, _ choices: String) -> LayerError {
            LayerError(
                .value,
                path: path,
                message: "the indicator '\(entry.name)' has the unknown \(key) '\(value)'",
                remedy: "choose one of \(choices)"
            )
        }
        guard let direction = Direction(rawValue: entry.direction) else {
            throw mistake("direction", entry.direction, "more_is_better, more_is_worse")
        }
        guard let kind = Kind(rawValue: entry.kind) else {
            throw mistake("kind", entry.kind, "intensive, extensive")
        }
        self.direction = direction
        self.kind = kind
        name = entry.name
        column = entry.column
        unit = entry.unit
        vintage = entry.vintage
        source = entry.source
        label = entry.label
        classes = entry.classes
        isOnlyForDesa = entry.onlyDesa ?? false
        parts = entry.parts ?? []
        series = entry.series ?? entry.name
    }
}
