/// A cleaned column of values with weights, sorted once for every measure.
///
/// A unit is a row: a village, a district, a grid cell. Its value is the indicator per person, its
/// weight the number of persons. Weights are analytic: multiplying all of them by the same number
/// changes no measure except ``Measure/giniCorrectedByFrequency``, and a whole-number weight means
/// as many equal rows of weight one.
///
/// Rows whose value or weight is missing (NaN) are dropped and counted. Rows of weight zero are
/// dropped and counted apart; they cannot trigger a rule about zeros or negatives.
///
/// What is measured is inequality *between* units, a lower bound of inequality between persons.
public struct Sample: Sendable {
    /// The values used, in ascending order; equal values in the order of their rows.
    public let values: [Double]
    /// The weight of each value, all positive.
    public let weights: [Double]
    /// The row each value came from, counted from zero.
    public let rows: [Int32]
    /// The number of rows the sample was made from.
    public let rowCount: Int
    /// The number of rows dropped because the value or the weight is missing.
    public let missingCount: Int
    /// The number of rows dropped because the weight is zero.
    public let zeroWeightCount: Int

    /// The values times ``valueScale``.
    let scaledValues: [Double]
    /// The weights times ``weightScale``.
    let scaledWeights: [Double]
    /// A power of two that brings extreme values into the middle of the range of doubles, or one.
    let valueScale: Double
    /// A power of two that brings extreme weights into the middle of the range of doubles, or one.
    let weightScale: Double
    /// The sum of the scaled weights.
    let totalWeight: CompensatedSum
    /// The weighted mean of the scaled values, in two parts; meaningless if there are none.
    let scaledMean: TwoPartMean

    /// Makes a sample from columns of equal length, in which NaN marks a missing entry.
    ///
    /// - Parameters:
    ///   - values: the indicator of each unit, per person or as a rate.
    ///   - weights: the population of each unit; `nil` means that every unit weighs one.
    /// - Throws: ``SampleError`` for columns of unequal length, a negative or infinite weight, or
    ///   an infinite value; the first such row in order.
    /// - Complexity: O(*n*) for long columns, O(*n* log *n*) for short ones.
    public init(values: [Double], weights: [Double]? = nil) throws(SampleError) {
        if let weights, weights.count != values.count {
            throw .lengthMismatch(column: "weights", expected: values.count, found: weights.count)
        }
        var missing = 0
        var zeroWeights = 0
        for row in values.indices {
            let value = values[row]
            let weight = weights?[row] ?? 1
            if weight < 0 { throw .negativeWeight(row: row, weight: weight) }
            if weight.isInfinite { throw .nonFiniteWeight(row: row) }
            if value.isInfinite { throw .nonFiniteValue(row: row) }
            if value.isNaN || weight.isNaN {
                missing += 1
            } else if weight == 0 {
                zeroWeights += 1
            }
        }
        let complete = missing == 0 && zeroWeights == 0
        let entries = RadixSorter.sorted(values) { row in
            complete || !values[row].isNaN && (weights?[row] ?? 1) > 0
        }
        self.init(
            sorted: Columns(entries, weights: weights),
            rowCount: values.count,
            missingCount: missing,
            zeroWeightCount: zeroWeights
        )
    }

    /// Makes a sample from columns of equal length, in which `nil` or NaN marks a missing entry.
    ///
    /// - Throws: ``SampleError`` as for columns without `nil`.
    public init(values: [Double?], weights: [Double?]? = nil) throws(SampleError) {
        try self.init(
            values: values.map { $0 ?? .nan },
            weights: weights.map { $0.map { $0 ?? .nan } }
        )
    }

    /// Makes a sample from clean, sorted columns; scales may be inherited from a larger sample.
    init(
        sorted columns: Columns,
        rowCount: Int,
        missingCount: Int = 0,
        zeroWeightCount: Int = 0,
        valueScale: Double? = nil,
        weightScale: Double? = nil
    ) {
        values = columns.values
        weights = columns.weights
        rows = columns.rows
        self.rowCount = rowCount
        self.missingCount = missingCount
        self.zeroWeightCount = zeroWeightCount
        let magnitude = max(abs(values.first ?? 0), abs(values.last ?? 0))
        self.valueScale = valueScale ?? centeringScale(magnitude)
        self.weightScale = weightScale ?? centeringScale(weights.max() ?? 0)
        scaledValues = scaled(values, by: self.valueScale)
        scaledWeights = scaled(weights, by: self.weightScale)
        var total = CompensatedSum()
        for weight in scaledWeights { total.add(weight) }
        totalWeight = total
        scaledMean = TwoPartMean(
            values: scaledValues,
            weights: scaledWeights,
            totalWeight: total.value
        )
    }

    /// Makes a sample of derived values, such as the scaled means of groups, with positive weights.
    init(derived values: [Double], weights: [Double]) {
        self.init(
            sorted: Columns(RadixSorter.sorted(values) { _ in true }, weights: weights),
            rowCount: values.count,
            valueScale: 1,
            weightScale: 1
        )
    }

    /// The number of units used.
    public var count: Int { values.count }

    /// Whether all values used are equal; true of one unit, and of none.
    public var isConstant: Bool { values.first == values.last }

    /// The number of values below zero.
    ///
    /// - Complexity: O(log *n*).
    public var negativeCount: Int { firstIndex { $0 >= 0 } }

    /// The number of values equal to zero.
    ///
    /// - Complexity: O(log *n*).
    public var zeroCount: Int { firstIndex { $0 > 0 } - negativeCount }

    /// The units with a value above zero, for measures that need logarithms.
    ///
    /// Leaving rows out is never silent: report ``Measure/weightShareZero`` and
    /// ``Measure/weightShareNegative`` of the full sample beside any measure of this one.
    public var positivePart: Sample {
        keeping { values[$0] > 0 }
    }

    /// The same units, each of weight one, as international tables of regions count them.
    public var unweighted: Sample {
        var columns = Columns(capacity: 0)
        columns.values = values
        columns.weights = [Double](repeating: 1, count: count)
        columns.rows = rows
        return Sample(
            sorted: columns,
            rowCount: rowCount,
            missingCount: missingCount,
            zeroWeightCount: zeroWeightCount
        )
    }

    /// The first index at which a condition holds that holds ever after, or the count.
    func firstIndex(where holds: (Double) -> Bool) -> Int {
        var low = 0
        var high = values.count
        while low < high {
            let middle = (low + high) / 2
            if holds(values[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
