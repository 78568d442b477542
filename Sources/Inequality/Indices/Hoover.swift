/// The Hoover index, the share of the total that would have to move for all to be equal.
extension Sample {
    /// The Hoover index Σ *p* |*r* − 1| / 2 with *r* = *x*/μ.
    ///
    /// Also known as the Pietra, Schutz or Robin Hood index; the greatest distance of the Lorenz
    /// curve from the diagonal. Zero: all are equal; below one for values of zero or more, and never
    /// above the Gini coefficient. It does not notice transfers on one side of the mean. With
    /// negative values it may exceed one (see ``warnings(for:)``); undefined if the mean is not
    /// positive. Hoover 1936.
    ///
    /// - Complexity: O(*n*).
    public var hoover: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requirePositiveMean()
            if isConstant { return 0 }
            return average { abs(scaledMean.relativeDeviation(of: scaledValues[$0])) } / 2
        }
    }
}
