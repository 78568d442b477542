public import Inequality

/// How uncertain the figures of an answer are, by drawing its units anew.
public struct Resampling: Sendable {
    /// How units are drawn.
    public struct Plan: Hashable, Sendable {
        /// How many replicates are made.
        public var replicates: Int
        /// What the random numbers start from.
        public var seed: UInt64
        /// How many threads share the work.
        public var threads: Int

        /// Makes a plan; 1,999 replicates of seed 1 by default.
        public init(replicates: Int = Bootstrap.usualCount, seed: UInt64 = 1, threads: Int = 1) {
            self.replicates = replicates
            self.seed = seed
            self.threads = threads
        }
    }

    /// How it was drawn.
    public let plan: Plan
    /// Whether units were drawn within their groups.
    public let isStratified: Bool
    /// The replicates of measures of all units.
    public let all: [Measure: BootstrapDistribution]
    /// The same of each group, by its name.
    public let groups: [String: [Measure: BootstrapDistribution]]
    /// The gap against deals of its labels; `nil` without a gap.
    public let gap: Outcome<PermutationTest>?

    /// How many deals a gap is held against, if there are too many to make all.
    private static let dealCount = 9_999

    init(_ plan: Plan, _ sample: Sample, _ groups: GroupedSample?, gap: (a: String, b: String)?) {
        self.plan = plan
        let strata = groups.flatMap { $0.whole.count == sample.count ? $0 : nil }
        isStratified = strata != nil
        let (count, seed, threads) = (plan.replicates, plan.seed, plan.threads)
        func distributions(_ bootstrap: Bootstrap) -> [Measure: BootstrapDistribution] {
            let found = bootstrap.distributions(of: Measure.headline)
            return Dictionary(uniqueKeysWithValues: zip(Measure.headline, found))
                .compactMapValues(\.value)
        }
        all = distributions(
            strata.map { Bootstrap($0, replicates: count, seed: seed, threads: threads) }
                ?? Bootstrap(sample, replicates: count, seed: seed, threads: threads)
        )
        var byName: [String: [Measure: BootstrapDistribution]] = [:]
        for group in groups?.groups ?? [] where group.sample.count > 1 {
            byName[group.label] = distributions(
                Bootstrap(group.sample, replicates: count, seed: seed, threads: threads)
            )
        }
        self.groups = byName
        self.gap = gap.flatMap { gap in
            groups?.gapTest(
                between: gap.a,
                and: gap.b,
                replicates: Self.dealCount,
                seed: seed,
                threads: threads
            )
        }
    }
}
