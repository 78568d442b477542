internal import Glibc

/// Polarization between groups that identify with their own.
extension GroupedSample {
    /// The index of Esteban and Ray, Σ Σ *v*_g^(1+α) *v*_h |μ_g − μ_h| / μ.
    ///
    /// Zero: all groups have one mean. It grows with the distance of few large groups, not with the
    /// spread of many small ones. α is the weight of identification, from 1 to 1.6; zero gives twice
    /// the Gini coefficient of the group means. Undefined if the mean is not positive. Esteban and
    /// Ray 1994.
    ///
    /// - Complexity: O(*g*²) for *g* groups.
    public func estebanRay(_ identification: Double) -> Outcome<Double> {
        Outcome(finite: { () throws(UndefinedReason) in
            try whole.requirePositiveMean()
            var sum = CompensatedSum()
            let means = groups.map { $0.sample.scaledMean.high }
            let shares = populationShares
            for (share, mean) in zip(shares, means) {
                let identity = pow(share, 1 + identification)
                for (otherShare, otherMean) in zip(shares, means) {
                    sum.add(identity * otherShare * abs(mean - otherMean))
                }
            }
            return sum.value / whole.scaledMean.high
        })
    }

    /// The index of Esteban, Gradín and Ray: that of Esteban and Ray less β (*G* − *G* between).
    ///
    /// What the groups hide, the inequality inside them and their overlap, weakens polarization; it may
    /// be negative. β is usually one. Undefined as the index of Esteban and Ray is. Esteban, Gradín
    /// and Ray 2007.
    ///
    /// - Complexity: O(*n* + *g*²) for *g* groups.
    public func estebanGradinRay(_ identification: Double, _ weight: Double = 1) -> Outcome<Double>
    {
        Outcome(finite: { () throws(UndefinedReason) in
            let polarization = try estebanRay(identification).get()
            let hidden = try whole.gini.get() - means.gini.get()
            return polarization - weight * hidden
        })
    }
}
