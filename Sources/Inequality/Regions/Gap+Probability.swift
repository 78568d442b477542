extension Gap {
    /// The two-sided probability of a difference at least as large if the two means were equal, by
    /// the normal approximation with the linearized standard error.
    ///
    /// Undefined with the reason of the standard error, or for a standard error of zero.
    public var normalProbability: Outcome<Double> {
        Outcome(finite: { () throws(UndefinedReason) in
            let error = try differenceError.get()
            guard error > 0 else { throw .zeroVariance }
            return 2 * NormalDistribution.cumulative(-abs(difference) / error)
        })
    }
}
