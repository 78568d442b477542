import Inequality

/// What changed between two runs.
public struct RunComparison: Sendable {
    /// A figure in both runs.
    public struct Change: Hashable, Sendable {
        /// The figure in the earlier run.
        public var earlier: RunFigure
        /// The figure in the later run.
        public var later: RunFigure
        /// The settings that changed, so that the two numbers measure two things.
        public var breaks: [String]
        /// The later number less the earlier one; `nil` across a break or if one is not defined.
        public var difference: Double?
        /// Its standard error, the same villages being paired; `nil` for counts, shares of villages,
        /// distances and measures without one.
        public var standardError: Double?

        /// Whether the interval of 95 percent leaves out zero; `nil` without a standard error.
        public var isClear: Bool? {
            guard let difference, let standardError else { return nil }
            return abs(difference) > NormalDistribution.quantile(0.975) * standardError
        }
    }

    /// A village whose zone or class is another one.
    public struct Move: Hashable, Sendable {
        /// The village in the earlier run; `nil` if it was not there.
        public var earlier: StoredRun.Village?
        /// The village in the later run; `nil` if it is not there.
        public var later: StoredRun.Village?

        /// The village by what is known last.
        public var village: StoredRun.Village {
            guard let village = later ?? earlier else {
                preconditionFailure("a move is of a village")
            }
            return village
        }
    }

    /// A file that was read by one run only, or that changed.
    public struct SourceChange: Hashable, Sendable {
        /// The file.
        public var path: String
        /// Its digest in the earlier run; `nil` if it was not read.
        public var earlier: String?
        /// Its digest in the later run; `nil` if it was not read.
        public var later: String?
    }

    /// A setting that changed.
    public struct Setting: Hashable, Sendable {
        /// The name of the setting.
        public var name: String
        /// The setting in the earlier run; `nil` if it had none.
        public var earlier: String?
        /// The setting in the later run; `nil` if it has none.
        public var later: String?
    }

    /// The identifiers of the runs.
    public let ids: (earlier: String, later: String)
    /// The figures of both runs, in the order of the later one.
    public let changes: [Change]
    /// Figures that only one run has.
    public let lost: [RunFigure]
    /// Figures that only the later run has.
    public let added: [RunFigure]
    /// Villages whose class is another one, or is known in one run only.
    public let classMoves: [Move]
    /// Villages whose zone is another one.
    public let zoneMoves: [Move]
    /// Villages that are in one run only.
    public let comings: [Move]
    /// Files that changed.
    public let sources: [SourceChange]
    /// Settings that changed.
    public let settings: [Setting]
    /// Versions of software that changed.
    public let versions: [Setting]

    /// The measures of indicators that runs keep.
    static let measures: [Measure] = [
        .mean, .quantile(percent: 50), .gini, .theilL, .theilT, .coefficientOfVariation,
        .quantileRatio(90, 10),
    ]

    /// Compares two runs that were read with their villages.
    public init(from earlier: StoredRun, to later: StoredRun) {
        ids = (earlier.id, later.id)
        let then = earlier.figuresByKey
        let now = later.figuresByKey
        let pairing = VillagePairing(earlier, later)
        changes = later.figures.compactMap { figure in
            guard let before = then[figure.key] else { return nil }
            let breaks = RunMethod.breaks(from: before, in: earlier, to: figure, in: later)
            let isSame = breaks.isEmpty
            let change = before.value.flatMap { old in figure.value.map { $0 - old } }
            let difference = isSame ? change : nil
            return Change(
                earlier: before,
                later: figure,
                breaks: breaks,
                difference: difference,
                standardError: difference == nil ? nil : pairing.error(of: figure)
            )
        }
        lost = earlier.figures.filter { now[$0.key] == nil }
        added = later.figures.filter { then[$0.key] == nil }
        classMoves = pairing.moves { $0.className != $1.className }
        zoneMoves = pairing.moves { $0.zone != $1.zone }
        comings = pairing.comings
        sources = Self.sources(earlier, later)
        settings = Self.settings(earlier.method, later.method)
        versions = Self.settings(earlier.versions, later.versions)
    }

    private static func sources(_ earlier: StoredRun, _ later: StoredRun) -> [SourceChange] {
        func digests(_ run: StoredRun) -> [String: String] {
            Dictionary(run.inputs.map { ($0.path, $0.sha256) }, uniquingKeysWith: { a, _ in a })
        }
        let (then, now) = (digests(earlier), digests(later))
        return Set(then.keys).union(now.keys).sorted()
            .map { SourceChange(path: $0, earlier: then[$0], later: now[$0]) }
            .filter { $0.earlier != $0.later }
    }

    private static func settings(
        _ then: [String: String],
        _ now: [String: String]
    ) -> [Setting] {
        Set(then.keys).union(now.keys).sorted()
            .map { Setting(name: $0, earlier: then[$0], later: now[$0]) }
            .filter { $0.earlier != $0.later }
    }
}
