import Planning

/// The two limits between green, yellow and red; less is better, and a limit belongs to the better side.
public struct TrafficLimits: Hashable, Sendable {
    /// What is more is yellow.
    public let yellow: Double
    /// What is more is red.
    public let red: Double

    /// Limits in rising order; `nil` otherwise.
    public init?(yellow: Double, red: Double) {
        guard yellow.isFinite, red.isFinite, yellow >= 0, yellow < red else { return nil }
        self.yellow = yellow
        self.red = red
    }

    /// Reads the limits of a definition; `nil` if it has none.
    ///
    /// - Parameter isPart: Whether the number lies between 0 and 1.
    /// - Throws: `PlanningError` that names the report and the number.
    init?(
        _ limits: [Double]?,
        _ name: String,
        _ report: String,
        isPart: Bool
    ) throws(PlanningError) {
        guard let limits else { return nil }
        guard limits.count == 2, let found = TrafficLimits(yellow: limits[0], red: limits[1]) else {
            throw PlanningError(
                .usage,
                "the lights of the report '\(report)' have \(limits) for '\(name)', which are not "
                    + "two limits in rising order",
                remedy: "write \(name) = [0.05, 0.1]: yellow above the first, red above the second"
            )
        }
        guard !isPart || found.red < 1 else {
            throw PlanningError(
                .usage,
                "the lights of the report '\(report)' hold '\(name)' against \(limits), and it lies "
                    + "between 0 and 1",
                remedy: "write 0.1 for 10 %"
            )
        }
        self = found
    }

    /// The light of a value.
    func light(of value: Double) -> TrafficLight {
        value <= yellow ? .green : value <= red ? .yellow : .red
    }
}
