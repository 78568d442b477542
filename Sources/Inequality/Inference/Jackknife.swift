/// A measure with each unit left out in turn.
///
/// When a unit leaves a stratum, the weights of the others in it are raised so that the stratum keeps
/// its size (the "JKn" of survey statistics); with a single stratum that changes nothing. Tukey 1958.
public struct Jackknife: Hashable, Sendable {
    /// The measure without each unit, in the order of the sample's values.
    public let values: [Double]
    /// The stratum of each unit.
    let strata: [Int32]
    /// The number of units of each stratum.
    let counts: [Int]
    private let means: [Double]

    init(values: [Double], strata: [Int32], stratumCount: Int) {
        self.values = values
        self.strata = strata
        var counts = [Int](repeating: 0, count: stratumCount)
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: stratumCount)
        for (value, stratum) in zip(values, strata) {
            counts[Int(stratum)] += 1
            sums[Int(stratum)].add(value)
        }
        self.counts = counts
        means = zip(sums, counts).map { $0.value / Double(max(1, $1)) }
    }

    /// The standard error, Σ (*n*ₕ − 1)/*n*ₕ Σ (*t*₍ₕᵢ₎ − *t̄*ₕ)² under the root.
    ///
    /// Undefined if no stratum has two units.
    public var standardError: Outcome<Double> {
        Outcome(finite: { () throws(UndefinedReason) in
            guard counts.contains(where: { $0 > 1 }) else { throw .tooFewObservations }
            var variance = CompensatedSum()
            for (value, stratum) in zip(values, strata) {
                let count = Double(counts[Int(stratum)])
                let deviation = value - means[Int(stratum)]
                variance.add((count - 1) / count * deviation * deviation)
            }
            return variance.value.squareRoot()
        })
    }

    /// How much each unit pulls the measure, (*n*ₕ − 1)(*t̄*ₕ − *t*₍ₕᵢ₎).
    public var influences: [Double] {
        zip(values, strata).map { value, stratum in
            Double(counts[Int(stratum)] - 1) * (means[Int(stratum)] - value)
        }
    }
}

extension Sample {
    /// A measure with each unit left out in turn; undefined where it is without one of them.
    ///
    /// - Complexity: O(*n*) for the mean, the Gini coefficient, generalized entropies, Atkinson's
    ///   index and the coefficient of variation; O(*n*²) for other measures.
    public func jackknife(_ measure: Measure) -> Outcome<Jackknife> {
        jackknife(measure, strata: [Int32](repeating: 0, count: count), stratumCount: 1)
    }

    func jackknife(
        _ measure: Measure,
        strata: [Int32],
        stratumCount: Int
    ) -> Outcome<Jackknife> {
        Outcome { () throws(UndefinedReason) in
            _ = try outcome(measure).get()
            guard count > 1 else { throw .tooFewObservations }
            let values =
                try LeaveOneOut(self, strata: strata, stratumCount: stratumCount).values(
                    of: measure
                )
                .get()
            return Jackknife(values: values, strata: strata, stratumCount: stratumCount)
        }
    }
}

extension GroupedSample {
    /// A measure of the whole with each unit left out in turn, the groups being strata.
    ///
    /// - Complexity: As of the jackknife of a sample.
    public func jackknife(_ measure: Measure) -> Outcome<Jackknife> {
        whole.jackknife(measure, strata: membership, stratumCount: groups.count)
    }
}
