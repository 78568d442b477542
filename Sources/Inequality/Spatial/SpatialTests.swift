extension SpatialSample {
    /// Moran's *I* against what it would be if the values were dealt out to the units anew.
    ///
    /// - Complexity: O(*R* (*n* + *m*)) for *R* deals and *m* pairs of neighbors.
    public func moranTest(
        replicates: Int = 999,
        seed: UInt64 = 1,
        threads: Int = 1
    ) -> Outcome<PermutationTest> {
        test(deviations, replicates, seed, threads) { $0.moranValue(of: $1) }
    }

    /// Geary's *C* against what it would be if the values were dealt out to the units anew.
    ///
    /// - Complexity: As of Moran's test.
    public func gearyTest(
        replicates: Int = 999,
        seed: UInt64 = 1,
        threads: Int = 1
    ) -> Outcome<PermutationTest> {
        test(deviations, replicates, seed, threads) { $0.gearyValue(of: $1) }
    }

    /// The far part of the Gini coefficient against what it would be if values were dealt out anew.
    ///
    /// The statistic is the sum of differences of pairs that are no neighbors. Rey and Smith 2013.
    ///
    /// - Complexity: As of Moran's test.
    public func spatialGiniTest(
        replicates: Int = 999,
        seed: UInt64 = 1,
        threads: Int = 1
    ) -> Outcome<PermutationTest> {
        Outcome { () throws(UndefinedReason) in
            let split = try spatialGini.get()
            let total = split.nearDifference + split.farDifference
            return try test(values, replicates, seed, threads) { sample, values in
                total - sample.nearDifference(of: values).sum
            }.get()
        }
    }

    func test(
        _ column: [Double],
        _ count: Int,
        _ seed: UInt64,
        _ threads: Int,
        _ statistic: @Sendable (SpatialSample, [Double]) -> Double
    ) -> Outcome<PermutationTest> {
        Outcome { () throws(UndefinedReason) in
            try requireVariation()
            let deals = replicates(count, threads: threads) { range in
                range.map { number in
                    var random = RandomStream(seed: seed, replicate: number)
                    var column = column
                    random.shuffle(&column)
                    return statistic(self, column)
                }
            }
            return PermutationTest(observed: statistic(self, column), deals: deals)
        }
    }
}
