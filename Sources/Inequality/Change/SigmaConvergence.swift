/// Whether units have come closer to one another over several dates.
///
/// The standard deviation of the logarithms is taken at each date and a line is fitted to it over
/// time: a negative slope means that the units converge. Barro and Sala-i-Martin 1992.
public struct SigmaConvergence: Sendable {
    /// The dates, in years.
    public let years: [Double]
    /// The units present with a positive value at all dates, as they are at each date.
    public let samples: [Sample]
    /// The number of units left out because a value is missing or not positive at some date.
    public let leftOutCount: Int
    /// The standard deviation of the logarithms at each date, the σ.
    public let deviations: [Double]
    /// The line fitted to the deviations over the years; undefined for fewer than two dates.
    public let trend: Outcome<LineFit>

    /// The deviation at the last date over that at the first; below one if units converged.
    public var lastOverFirst: Outcome<Double> {
        guard let first = deviations.first, let last = deviations.last, first > 0 else {
            return .undefined(.zeroDenominator)
        }
        return .defined(last / first)
    }

    /// Follows the spread of the same units over several dates.
    ///
    /// - Parameters:
    ///   - columns: the values of the units at each date; NaN if missing.
    ///   - weights: the weight of each unit at all dates; `nil` means that every unit weighs one.
    ///   - years: the dates, one for each column.
    /// - Throws: ``SampleError`` for columns of unequal length and bad rows.
    /// - Complexity: as of sorting each column.
    public static func over(
        _ columns: [[Double]],
        weights: [Double]? = nil,
        years: [Double]
    ) throws(SampleError) -> Outcome<SigmaConvergence> {
        precondition(columns.count == years.count, "\(columns.count) columns, \(years.count) years")
        let rowCount = columns.first?.count ?? 0
        for column in columns where column.count != rowCount {
            throw .lengthMismatch(column: "values", expected: rowCount, found: column.count)
        }
        let complete = (0..<rowCount).map { row in
            columns.allSatisfy { $0[row] > 0 && $0[row].isFinite }
        }
        var samples: [Sample] = []
        for column in columns {
            let balanced = zip(column, complete).map { $1 ? $0 : .nan }
            samples.append(try Sample(values: balanced, weights: weights))
        }
        return Outcome { () throws(UndefinedReason) in
            guard let first = samples.first else { throw .empty }
            var deviations: [Double] = []
            for sample in samples { deviations.append(try sample.logStandardDeviation.get()) }
            return SigmaConvergence(
                years: years,
                samples: samples,
                leftOutCount: rowCount - first.count,
                deviations: deviations,
                trend: LineFit.fitted(x: years, y: deviations)
            )
        }
    }
}
