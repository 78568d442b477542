/// What a rule found in a run.
public struct AlertFinding: Hashable, Sendable, Codable {
    /// Whether a rule holds.
    public enum State: String, Hashable, Sendable, Codable {
        /// The condition holds: somebody should look.
        case fired
        /// The condition does not hold.
        case quiet
        /// The condition cannot be judged, for the reason given.
        case unknown
    }

    /// The rule, as it was written.
    public var rule: String
    /// Whether it holds.
    public var state: State
    /// The number it looked at; `nil` if there is none.
    public var value: Double?
    /// The same number in the run before; `nil` if there is none, or the rule needs none.
    public var previous: Double?
    /// Why it cannot be judged; `nil` if it could.
    public var reason: String?

    /// Makes a finding.
    public init(
        rule: String,
        state: State,
        value: Double? = nil,
        previous: Double? = nil,
        reason: String? = nil
    ) {
        self.rule = rule
        self.state = state
        self.value = value
        self.previous = previous
        self.reason = reason
    }
}
