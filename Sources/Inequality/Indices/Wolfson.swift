/// Wolfson's index of polarization, the hollowing of the middle.
extension Sample {
    /// Wolfson's index 2 (2 (½ − *L*(½)) − *G*) μ/*m*, with *m* the median and *G* the Gini.
    ///
    /// Zero if all are equal; one if half have nothing and half share the total. Undefined if the
    /// median or the mean is not positive. Wolfson 1994 (some programs give half of it).
    ///
    /// - Complexity: O(*n*).
    public var wolfson: Outcome<Double> {
        Outcome(finite: { () throws(UndefinedReason) in
            let gini = try gini.get()
            let median = try median.get() * valueScale
            try requirePositive(denominator: median)
            if isConstant { return 0 }
            // The distance of the curve from the diagonal, without subtracting two near numbers.
            let deficit = -scaledSum(ofBottom: 0.5) {
                scaledMean.relativeDeviation(of: scaledValues[$0])
            }
            return 2 * (2 * deficit / totalWeight.value - gini) * (scaledMean.high / median)
        })
    }
}
