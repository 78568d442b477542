/// A condition on the figures of a run, such as `gini(idm_2024) > 0.4`.
///
/// A rule names a figure as ``RunFigure`` does, an optional zone (`in zone "0-10 km"`), and either a
/// limit or a movement since the last good run: `rises`, `falls` or `changes`, by more than an
/// amount (`> 0.02`), or by more than a part of the earlier number (`> 5 %`).
public struct AlertRule: Hashable, Sendable {
    /// How a number is held against a limit.
    public enum Comparison: String, Hashable, Sendable, CaseIterable {
        /// At least.
        case atLeast = ">="
        /// At most.
        case atMost = "<="
        /// Above.
        case above = ">"
        /// Below.
        case below = "<"

        func holds(_ value: Double, _ limit: Double) -> Bool {
            switch self {
            case .atLeast: value >= limit
            case .atMost: value <= limit
            case .above: value > limit
            case .below: value < limit
            }
        }
    }

    /// Which way a number moves.
    public enum Movement: String, Hashable, Sendable, CaseIterable {
        /// Upward.
        case rises
        /// Downward.
        case falls
        /// Either way.
        case changes
    }

    /// What must hold.
    public enum Condition: Hashable, Sendable {
        /// The number against a limit.
        case limit(Comparison, Double)
        /// Its movement by more than an amount.
        case movement(Movement, moreThan: Double)
        /// Its movement by more than a part of the earlier number.
        case relativeMovement(Movement, moreThan: Double)
    }

    /// The rule, as it was written.
    public let text: String
    /// The figure it looks at.
    public let figure: RunFigure.Key
    /// What must hold.
    public let condition: Condition

    /// Whether it needs an earlier run.
    public var needsPast: Bool {
        if case .limit = condition { false } else { true }
    }

    /// Judges a run.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - previous: The last good run before it; `nil` if there is none.
    public func finding(in run: StoredRun, after previous: StoredRun?) -> AlertFinding {
        var finding = AlertFinding(rule: text, state: .unknown)
        guard let now = run.figuresByKey[figure] else {
            finding.reason = "the run has no figure of this name"
            return finding
        }
        finding.value = now.value
        guard let value = now.value else {
            finding.reason = "the figure is not defined"
            return finding
        }
        switch condition {
        case .limit(let comparison, let limit):
            finding.state = comparison.holds(value, limit) ? .fired : .quiet
        case .movement(let movement, let amount), .relativeMovement(let movement, let amount):
            guard let previous, let then = previous.figuresByKey[figure]?.value else {
                finding.reason = "there is no earlier figure to compare with"
                return finding
            }
            finding.previous = then
            let broken = now.basis.filter { run.method[$0] != previous.method[$0] }
            guard broken.isEmpty else {
                finding.reason = "the series breaks: \(broken.joined(separator: ", ")) changed"
                return finding
            }
            var change = value - then
            if case .relativeMovement = condition {
                guard then != 0 else {
                    finding.reason = "the earlier figure is zero, so there is no share of it"
                    return finding
                }
                change /= abs(then)
            }
            let moved =
                switch movement {
                case .rises: change > amount
                case .falls: -change > amount
                case .changes: abs(change) > amount
                }
            finding.state = moved ? .fired : .quiet
        }
        return finding
    }
}
