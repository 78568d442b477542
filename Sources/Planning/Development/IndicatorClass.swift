import Layers

/// One class of an indicator, open below and closed above: lower < value ≤ upper.
public struct IndicatorClass: Hashable, Sendable {
    /// The name, as columns give it, such as `sangat_tertinggal`.
    public var name: String
    /// The greatest value below the class; `nil` for the lowest.
    public var lowerExclusive: Double?
    /// The greatest value in the class; `nil` for the highest.
    public var upperInclusive: Double?
    /// The name for readers.
    public var label: LocalizedText

    /// Whether a value is in the class.
    public func contains(_ value: Double) -> Bool {
        (lowerExclusive.map { value > $0 } ?? true) && (upperInclusive.map { value <= $0 } ?? true)
    }

    static func read(_ table: Layer) throws -> [IndicatorClass] {
        let name = try table.requiredIndex(of: "class")
        let lower = try table.requiredIndex(of: "lower_exclusive")
        let upper = try table.requiredIndex(of: "upper_inclusive")
        let labelID = try table.requiredIndex(of: "label_id")
        let labelEN = try table.requiredIndex(of: "label_en")
        return table.features.map { feature in
            let text = feature.values[name].text ?? ""
            return IndicatorClass(
                name: text,
                lowerExclusive: feature.values[lower].number,
                upperInclusive: feature.values[upper].number,
                label: LocalizedText(
                    id: feature.values[labelID].text ?? text,
                    en: feature.values[labelEN].text ?? text
                )
            )
        }
    }
}

extension [IndicatorClass] {
    /// The class of a value; `nil` if none holds it.
    public func classOf(_ value: Double) -> IndicatorClass? { first { $0.contains(value) } }
}
