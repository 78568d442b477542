/// What a measure asks of the data before it is defined, each failing with its reason.
extension Sample {
    /// Requires at least one unit.
    func requireUnits() throws(UndefinedReason) {
        guard values.isEmpty else { return }
        throw zeroWeightCount > 0 ? .zeroWeight : .empty
    }

    /// Requires a number of units.
    func requireUnits(atLeast minimum: Int) throws(UndefinedReason) {
        try requireUnits()
        guard count >= minimum else { throw .tooFewObservations }
    }

    /// Requires a mean above zero.
    func requirePositiveMean() throws(UndefinedReason) {
        try requireUnits()
        guard scaledMean.high <= 0 else { return }
        throw isConstant && scaledMean.high == 0 ? .zeroMean : .nonPositiveMean
    }

    /// Requires a mean other than zero.
    func requireNonZeroMean() throws(UndefinedReason) {
        try requireUnits()
        guard scaledMean.high != 0 else { throw .zeroMean }
    }

    /// Requires that no value is negative.
    func requireNoNegatives() throws(UndefinedReason) {
        try requireUnits()
        guard values[0] >= 0 else { throw .negativeValue }
    }

    /// Requires that every value is above zero, and some value for the mean to be.
    func requirePositiveValues() throws(UndefinedReason) {
        try requireNoNegatives()
        guard values[0] == 0 else { return }
        throw isConstant ? .zeroMean : .zeroValue
    }

    /// Requires a denominator above zero.
    func requirePositive(denominator: Double) throws(UndefinedReason) {
        guard denominator <= 0 else { return }
        throw denominator == 0 ? .zeroDenominator : .nonPositiveDenominator
    }

    /// The weighted average of a term over the units, in ascending order of value.
    @inline(__always)
    func average(_ term: (_ index: Int) -> Double) -> Double {
        var sum = CompensatedSum()
        for index in scaledWeights.indices { sum.add(scaledWeights[index] * term(index)) }
        return sum.value / totalWeight.value
    }
}
