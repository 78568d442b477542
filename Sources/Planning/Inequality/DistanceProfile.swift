public import Inequality

/// How an indicator changes with the distance from a place.
public struct DistanceProfile: Sendable {
    /// What of a profile was asked for.
    public enum Part: Hashable, Sendable, CaseIterable {
        /// Rings, decay and correlation.
        case decay
        /// How much lies near or far.
        case concentration
    }

    /// What was asked for.
    public let parts: Set<Part>
    /// The unit of distances, as in `km`.
    public let unit: String
    /// The units in rings of distance, the nearest first; those beyond the last break are `outside`.
    public let rings: GroupedSample
    /// How the indicator falls with the distance.
    public let decay: Outcome<DistanceDecay>
    /// How much of the indicator the units near or far hold: negative if it is near.
    public let concentration: Outcome<Concentration>
    /// The error of that by leaving out each unit.
    public let concentrationError: Outcome<Double>
    /// What the indicator can be at least and at most; `nil` if it is not bounded.
    public let bounds: ClosedRange<Double>?

    /// Makes the profile of a sample.
    ///
    /// - Parameters:
    ///   - distances: The distance of each row of the sample; NaN if it has none.
    ///   - breaks: Where rings end, ascending; the first begins at zero.
    ///   - unit: The unit of both.
    ///   - bounds: What the indicator can be, never the extremes of the sample.
    ///   - parts: What is asked for.
    /// - Throws: `SampleError` for another number of distances than rows.
    public init(
        of sample: Sample,
        distances: [Double],
        breaks: [Double],
        unit: String,
        bounds: ClosedRange<Double>? = nil,
        parts: Set<Part> = Set(Part.allCases)
    ) throws {
        self.parts = parts
        self.unit = unit
        self.bounds = bounds
        rings = try GroupedSample(
            sample,
            by: Grouping(distances: distances, breaks: [0] + breaks.filter { $0 > 0 })
        )
        decay = try sample.decay(over: distances)
        concentration = try sample.concentration(rankedBy: distances)
        concentrationError = try sample.concentrationJackknife(rankedBy: distances)
            .flatMap(\.standardError)
    }

    /// Breaks that divide distances into five parts of about as many units.
    public static func fifths(of distances: [Double]) -> [Double] {
        let sorted = distances.filter(\.isFinite).sorted()
        guard let last = sorted.last else { return [] }
        let inner = (1...4).map { sorted[$0 * sorted.count / 5] }
        // Rings are half-open; the last one is to hold the farthest unit.
        return Set(inner + [last.nextUp]).filter { $0 > 0 }.sorted()
    }
}
