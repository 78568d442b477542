/// Williamson's index of regional inequality, with what each region adds to it.
public struct WilliamsonIndex: Hashable, Sendable {
    /// One region's part in the index.
    public struct Part: Hashable, Sendable {
        /// The row of the region, counted from zero.
        public let row: Int
        /// The region's share of the population.
        public let populationShare: Double
        /// The region's value over the mean of all regions.
        public let relativeValue: Double
        /// The region's share of the squared index; zero for all if the regions are equal.
        public let contribution: Double
    }

    /// The index √(Σ *p* (*x* − μ)²) / μ.
    public let index: Double
    /// The regions, in the order of their rows.
    public let parts: [Part]
}

extension Sample {
    /// Williamson's index: the coefficient of variation of regions weighted by population.
    ///
    /// √(Σ *p* (*x* − μ)²) / μ with μ the weighted mean. Zero: all regions are equal. Indonesian
    /// plans call 0.35 to 0.5 moderate and more than that high, a convention and not a property.
    /// Zeros are ordinary values; undefined if the mean is not positive. For the unweighted variant
    /// take the index of ``unweighted``. Williamson 1965.
    ///
    /// - Complexity: O(*n* log *n*).
    public var williamson: Outcome<WilliamsonIndex> {
        Outcome { () throws(UndefinedReason) in
            try requirePositiveMean()
            let square = scaledVariance
            let places = ascendingOrder(of: rows.map(Double.init)).map { Int($0) }
            let parts = places.map { index in
                let share = scaledWeights[index] / totalWeight.value
                let deviation = scaledMean.deviation(of: scaledValues[index])
                return WilliamsonIndex.Part(
                    row: Int(rows[index]),
                    populationShare: share,
                    relativeValue: scaledValues[index] / scaledMean.high,
                    contribution: square == 0 ? 0 : share * deviation * deviation / square
                )
            }
            return WilliamsonIndex(
                index: square.squareRoot() / scaledMean.high,
                parts: parts
            )
        }
    }

    /// Williamson's index alone, without the parts of the regions.
    var williamsonIndex: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requirePositiveMean()
            return scaledVariance.squareRoot() / scaledMean.high
        }
    }
}
