import Planning

/// Where the lights of the headline numbers change, as whoever defines a report sets them.
///
/// No regulation has such limits for these numbers; a number without limits has no light.
public struct TrafficLights: Hashable, Sendable {
    /// Of the size of the difference between the means of two zones.
    public var gap: TrafficLimits?
    /// Of the share of villages in the lower classes.
    public var belowClass: TrafficLimits?
    /// Of the share of villages beyond the standard that most are beyond.
    public var beyondStandard: TrafficLimits?
    /// Of the Gini coefficient.
    public var inequality: TrafficLimits?

    /// No lights.
    public init() {}

    /// Reads the limits of a definition.
    ///
    /// - Throws: `PlanningError` that names limits that are not two in rising order.
    init(_ definition: ReportDefinition) throws(PlanningError) {
        guard let lights = definition.lights else { return }
        let report = definition.name
        gap = try TrafficLimits(lights.gap, "gap", report, isPart: false)
        belowClass = try TrafficLimits(lights.belowClass, "below_class", report, isPart: true)
        beyondStandard = try TrafficLimits(
            lights.beyondStandard,
            "beyond_standard",
            report,
            isPart: true
        )
        inequality = try TrafficLimits(lights.inequality, "inequality", report, isPart: true)
    }

    /// The lights of numbers that do not depend on the indicator, for a report on another one.
    var withoutIndicator: TrafficLights {
        var lights = self
        (lights.gap, lights.inequality) = (nil, nil)
        return lights
    }
}
