/// Resampling of units with their values and weights, as often as asked.
///
/// Units are drawn with replacement: from all of them, from each stratum as many as it has, or whole
/// clusters such as districts, where neighbors are alike and single units would make intervals too
/// narrow. The same seed gives the same replicates on any number of threads. Efron 1979.
public struct Bootstrap: Sendable {
    private let sample: Sample
    /// Who is drawn from, stratum by stratum: the units of each cluster.
    private let strata: [[[Int32]]]
    /// The strata of the jackknife that tells the acceleration; of no use for clusters.
    private let groups: GroupedSample?
    private let isClustered: Bool
    private let replicateCount: Int
    private let seed: UInt64
    private let threads: Int

    /// How many replicates are made unless asked for others, so that (*B* + 1) α is whole.
    public static let usualCount = 1999

    /// Resamples units from all of them.
    public init(
        _ sample: Sample,
        replicates: Int = usualCount,
        seed: UInt64 = 1,
        threads: Int = 1
    ) {
        let units = sample.values.indices.map { [Int32($0)] }
        self.init(sample, [units], nil, isClustered: false, replicates, seed, threads)
    }

    /// Resamples units within each group.
    public init(
        _ sample: GroupedSample,
        replicates: Int = usualCount,
        seed: UInt64 = 1,
        threads: Int = 1
    ) {
        var strata = [[[Int32]]](repeating: [], count: sample.groups.count)
        for (unit, group) in sample.membership.enumerated() {
            strata[Int(group)].append([Int32(unit)])
        }
        self.init(sample.whole, strata, sample, isClustered: false, replicates, seed, threads)
    }

    /// Resamples whole groups, such as all villages of a district.
    public init(
        clusters sample: GroupedSample,
        replicates: Int = usualCount,
        seed: UInt64 = 1,
        threads: Int = 1
    ) {
        var clusters = [[Int32]](repeating: [], count: sample.groups.count)
        for (unit, group) in sample.membership.enumerated() {
            clusters[Int(group)].append(Int32(unit))
        }
        self.init(sample.whole, [clusters], nil, isClustered: true, replicates, seed, threads)
    }

    private init(
        _ sample: Sample,
        _ strata: [[[Int32]]],
        _ groups: GroupedSample?,
        isClustered: Bool,
        _ replicates: Int,
        _ seed: UInt64,
        _ threads: Int
    ) {
        precondition(replicates > 0, "\(replicates) replicates")
        self.sample = sample
        self.strata = strata
        self.groups = groups
        self.isClustered = isClustered
        replicateCount = replicates
        self.seed = seed
        self.threads = threads
    }

    /// The replicates of measures, all from the same resamples.
    ///
    /// A measure that is undefined has no replicates, for its reason; replicates in which it is
    /// undefined are left out and counted.
    ///
    /// - Complexity: O(*B* *n*) for *B* replicates of a sorted sample: nothing is sorted again.
    public func distributions(of measures: [Measure]) -> [Outcome<BootstrapDistribution>] {
        let quick =
            isClustered
            ? nil
            : QuickReplicates(
                sample,
                strata: strata.map { $0.flatMap(\.self) },
                measures: measures,
                seed: seed
            )
        let results = replicates(replicateCount, threads: threads) { range in
            quick?.values(of: range)
                ?? range.map { number in
                    let replicate = resample(number)
                    return measures.map { replicate.outcome($0).value }
                }
        }
        return measures.enumerated().map { position, measure in
            sample.outcome(measure).map { estimate in
                let defined = results.compactMap { $0[position] }
                return BootstrapDistribution(
                    estimate: estimate,
                    replicates: defined,
                    influences: influences(on: measure),
                    undefinedCount: results.count - defined.count
                )
            }
        }
    }

    /// The replicates of one measure.
    public func distribution(of measure: Measure) -> Outcome<BootstrapDistribution> {
        distributions(of: [measure])[0]
    }

    /// The sample of a replicate.
    private func resample(_ number: Int) -> Sample {
        var random = RandomStream(seed: seed, replicate: number)
        var multiplicities = [Int32](repeating: 0, count: sample.count)
        for clusters in strata {
            random.forEachDraw(clusters.count, below: clusters.count) { cluster in
                for unit in clusters[cluster] { multiplicities[Int(unit)] += 1 }
            }
        }
        return sample.repeated(multiplicities)
    }

    /// What each unit pulls, for the acceleration.
    ///
    /// Leaving out one unit of a cluster would not tell what leaving out the cluster does. Of many units
    /// the influence tells it where leaving out each would take too long.
    private func influences(on measure: Measure) -> [Double] {
        guard !isClustered, sample.count > 1 else { return [] }
        let one = LeaveOneOut(sample, strata: [], stratumCount: 0)
        if one.isQuick(measure) || sample.count <= 2_000 {
            let jackknife = groups.map { $0.jackknife(measure) } ?? sample.jackknife(measure)
            return jackknife.value?.influences ?? []
        }
        let pulls = zip(sample.scaledWeights, sample.influence(on: measure)?.value ?? []).map {
            $0 * $1
        }
        guard let groups, !pulls.isEmpty else { return pulls }
        // Within each stratum the pulls of its units add up to nothing.
        var sums = [(count: Int, sum: CompensatedSum)](
            repeating: (0, CompensatedSum()),
            count: groups.groups.count
        )
        for (pull, group) in zip(pulls, groups.membership) {
            sums[Int(group)].count += 1
            sums[Int(group)].sum.add(pull)
        }
        return zip(pulls, groups.membership).map { pull, group in
            pull - sums[Int(group)].sum.value / Double(sums[Int(group)].count)
        }
    }
}

extension Sample {
    /// The units as often as asked; a unit that comes twice is one of twice the weight.
    func repeated(_ multiplicities: [Int32]) -> Sample {
        var columns = Columns(capacity: count)
        for index in 0..<count where multiplicities[index] > 0 {
            columns.append(
                value: values[index],
                weight: weights[index] * Double(multiplicities[index]),
                row: Int(rows[index])
            )
        }
        return Sample(sorted: columns, rowCount: rowCount)
    }
}
