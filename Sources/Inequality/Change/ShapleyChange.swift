/// The change of a measure between two dates, shared out between values and population.
///
/// Each effect is the mean change that it makes before and after the other, so that both add up to
/// the change exactly. Shorrocks 2013.
public struct ShapleyChange: Hashable, Sendable {
    /// The measure at the earlier date.
    public let earlier: Double
    /// The measure at the later date.
    public let later: Double
    /// What the change of the values does.
    public let valueEffect: Double
    /// What the change of the weights does.
    public let weightEffect: Double

    /// The change of the measure.
    public var change: Double { later - earlier }
}

extension Snapshots {
    /// Shares out the change of a measure; undefined where it is at a date or with the weights of the
    /// other.
    ///
    /// - Complexity: O(*n*), after two samples are made.
    public func shapleyChange(of measure: Measure) -> Outcome<ShapleyChange> {
        Outcome { () throws(UndefinedReason) in
            let earlier = try earlier.whole.outcome(measure).get()
            let later = try later.whole.outcome(measure).get()
            let newValues = try mixed(valuesOfLater: true).outcome(measure).get()
            let newWeights = try mixed(valuesOfLater: false).outcome(measure).get()
            return ShapleyChange(
                earlier: earlier,
                later: later,
                valueEffect: ((newValues - earlier) + (later - newWeights)) / 2,
                weightEffect: ((newWeights - earlier) + (later - newValues)) / 2
            )
        }
    }
}
