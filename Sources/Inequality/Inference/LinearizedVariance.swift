/// Standard errors by linearization: the measure is treated as the mean of its influences.
///
/// Villages of an administrative list are a census. A standard error answers how stable the number
/// would be if these units were draws from a wider process; it is not an error of counting.
extension Sample {
    /// The standard error of a measure, from the influence of each unit.
    ///
    /// With *u* = *p* times the influence, the variance is *n*/(*n* − 1) Σ (*u* − ū)². Returns `nil`
    /// for measures without a smooth influence, undefined for fewer than two units or where the
    /// measure is. Deville 1999.
    ///
    /// - Complexity: O(*n*).
    public func standardError(of measure: Measure) -> Outcome<Double>? {
        influence(on: measure).map { influence in
            linearizedError(influence, strata: [Int32](repeating: 0, count: count), stratumCount: 1)
        }
    }

    /// A normal confidence interval for a measure, with the linearized standard error.
    ///
    /// - Parameter level: the probability that such intervals cover, between zero and one.
    /// - Complexity: O(*n*).
    public func confidenceInterval(
        of measure: Measure,
        level: Double = 0.95
    ) -> Outcome<ConfidenceInterval>? {
        standardError(of: measure).map { error in
            ConfidenceInterval.normal(around: outcome(measure), error: error, level: level)
        }
    }

    /// The standard error of a measure whose influences are known, stratum by stratum.
    func linearizedError(
        _ influence: Outcome<[Double]>,
        strata: [Int32],
        stratumCount: Int
    ) -> Outcome<Double> {
        Outcome(finite: { () throws(UndefinedReason) in
            let influence = try influence.get()
            var counts = [Int](repeating: 0, count: stratumCount)
            var sums = [CompensatedSum](repeating: CompensatedSum(), count: stratumCount)
            let parts = influence.indices.map { index in
                scaledWeights[index] / totalWeight.value * influence[index]
            }
            for (index, stratum) in strata.enumerated() {
                counts[Int(stratum)] += 1
                sums[Int(stratum)].add(parts[index])
            }
            guard counts.contains(where: { $0 > 1 }) else { throw .tooFewObservations }
            let means = zip(sums, counts).map { $0.value / Double($1) }
            var squares = [CompensatedSum](repeating: CompensatedSum(), count: stratumCount)
            for (index, stratum) in strata.enumerated() {
                let deviation = parts[index] - means[Int(stratum)]
                squares[Int(stratum)].add(deviation * deviation)
            }
            var variance = 0.0
            for (square, count) in zip(squares, counts) where count > 1 {
                variance += square.value * Double(count) / Double(count - 1)
            }
            return variance.squareRoot()
        })
    }
}

extension GroupedSample {
    /// The standard error of a measure of the whole, with the groups as strata.
    ///
    /// The variances inside the groups add up, Σ *n*_g/(*n*_g − 1) Σ (*u* − ū_g)²; a group of one
    /// unit adds nothing (see ``standardErrorWarnings``). Returns `nil` for measures without a smooth
    /// influence.
    ///
    /// - Complexity: O(*n*).
    public func standardError(of measure: Measure) -> Outcome<Double>? {
        whole.influence(on: measure).map { influence in
            whole.linearizedError(influence, strata: membership, stratumCount: groups.count)
        }
    }

    /// A normal confidence interval for a measure of the whole, with the groups as strata.
    ///
    /// - Parameter level: the probability that such intervals cover, between zero and one.
    /// - Complexity: O(*n*).
    public func confidenceInterval(
        of measure: Measure,
        level: Double = 0.95
    ) -> Outcome<ConfidenceInterval>? {
        standardError(of: measure).map { error in
            ConfidenceInterval.normal(around: whole.outcome(measure), error: error, level: level)
        }
    }

    /// What a reader of a stratified standard error must be told.
    public var standardErrorWarnings: [MeasureWarning] {
        groups.contains { $0.sample.count == 1 } ? [.singleUnitStratum] : []
    }
}
