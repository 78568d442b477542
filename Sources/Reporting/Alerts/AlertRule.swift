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

    static let noFigure = "the run has no figure of this name"
    static let notDefined = "the figure is not defined"
    static let noPast = "there is no earlier figure to compare with"
    static let zeroBefore = "the earlier figure is zero, so there is no share of it"
    static let breakMark = "the series breaks: "

    /// Judges a run.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - previous: The last good run before it; `nil` if there is none.
    public func finding(in run: StoredRun, after previous: StoredRun?) -> AlertFinding {
        var finding = AlertFinding(rule: text, state: .unknown)
        guard let now = run.figuresByKey[figure] else {
            finding.reason = Self.noFigure
            return finding
        }
        finding.value = now.value
        guard let value = now.value else {
            finding.reason = Self.notDefined
            return finding
        }
        switch condition {
        case .limit(let comparison, let limit):
            finding.state = comparison.holds(value, limit) ? .fired : .quiet
        case .movement(let movement, let amount), .relativeMovement(let movement, let amount):
            guard let previous, let before = previous.figuresByKey[figure],
                let then = before.value
            else {
                finding.reason = Self.noPast
                return finding
            }
            finding.previous = then
            let broken = RunMethod.breaks(from: before, in: previous, to: now, in: run)
            guard broken.isEmpty else {
                finding.reason = Self.breakMark + broken.joined(separator: ", ")
                return finding
            }
            var change = value - then
            if case .relativeMovement = condition {
                guard then != 0 else {
                    finding.reason = Self.zeroBefore
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
