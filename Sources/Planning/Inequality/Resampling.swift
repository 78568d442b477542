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
    /// How units were drawn: single ones, single ones within their groups, or whole clusters.
    public enum Draw: String, Hashable, Sendable {
        /// Single units from all.
        case units
        /// Single units within their groups.
        case withinGroups = "within_groups"
        /// All units of a cluster at once.
        case clusters
    }

    /// How units were drawn.
    public let draw: Draw
    /// The replicates of measures of all units.
    public let all: [Measure: BootstrapDistribution]
    /// The same of each group, by its name.
    public let groups: [String: [Measure: BootstrapDistribution]]
    /// The gap against deals of its labels; `nil` without a gap.
    public let gap: Outcome<PermutationTest>?

    /// How many deals a gap is held against, if there are too many to make all.
    private static let dealCount = 9_999

    /// Draws units.
    ///
    /// - Parameter clusters: What is drawn as a whole; `nil` for single units. A group within one
    ///   cluster has no replicates, because nothing would differ between them.
    /// - Throws: `SampleError` if the clusters are those of other rows.
    init(
        _ plan: Plan,
        _ sample: Sample,
        _ groups: GroupedSample?,
        clusters: Grouping?,
        gap: (a: String, b: String)?
    ) throws {
        self.plan = plan
        let strata = groups.flatMap { $0.whole.count == sample.count ? $0 : nil }
        draw = clusters != nil ? .clusters : strata != nil ? .withinGroups : .units
        let (count, seed, threads) = (plan.replicates, plan.seed, plan.threads)
        func bootstrap(_ sample: Sample) throws -> Bootstrap? {
            guard let clusters else {
                guard sample.count > 1 else { return nil }
                return Bootstrap(sample, replicates: count, seed: seed, threads: threads)
            }
            let clustered = try GroupedSample(sample, by: clusters)
            guard clustered.groups.count > 1 else { return nil }
            return Bootstrap(clusters: clustered, replicates: count, seed: seed, threads: threads)
        }
        func distributions(_ bootstrap: Bootstrap) -> [Measure: BootstrapDistribution] {
            let found = bootstrap.distributions(of: Measure.headline)
            return Dictionary(uniqueKeysWithValues: zip(Measure.headline, found))
                .compactMapValues(\.value)
        }
        let overall: Bootstrap? =
            if clusters == nil, let strata {
                Bootstrap(strata, replicates: count, seed: seed, threads: threads)
            } else {
                try bootstrap(sample)
            }
        all = overall.map(distributions) ?? [:]
        var byName: [String: [Measure: BootstrapDistribution]] = [:]
        for group in groups?.groups ?? [] {
            if let bootstrap = try bootstrap(group.sample) {
                byName[group.label] = distributions(bootstrap)
            }
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
