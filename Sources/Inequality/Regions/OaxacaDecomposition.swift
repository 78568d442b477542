internal import Glibc

/// The gap between two groups in the logarithm of an indicator, explained by covariates.
///
/// How much of it is there because the groups differ in the covariates (distance, roads), and how much
/// because the same covariates go with another level. Oaxaca 1973; Blinder 1973.
public struct OaxacaDecomposition: Hashable, Sendable {
    /// The weighted mean logarithm of the first group.
    public let meanLogA: Double
    /// The same of the second.
    public let meanLogB: Double
    /// The intercept and the coefficient of each covariate in the first group.
    public let coefficientsA: [Double]
    /// The same in the second.
    public let coefficientsB: [Double]
    /// One and the weighted mean of each covariate in the first group.
    let meansA: [Double]
    /// The same in the second.
    let meansB: [Double]

    /// The gap, the first less the second.
    public var gap: Double { meanLogA - meanLogB }

    /// What the difference in each covariate explains at the coefficients of the second group; the
    /// intercept, which explains nothing, first.
    public var endowmentsByCovariate: [Double] {
        terms {
            meansA[$0] - meansB[$0]
        } _: {
            coefficientsB[$0]
        }
    }
    /// What the differences in covariates explain at the coefficients of the second group.
    public var endowments: Double { sum(endowmentsByCovariate) }
    /// What the differences in coefficients explain at the covariates of the second group.
    public var coefficients: Double {
        sum(
            terms {
                meansB[$0]
            } _: {
                coefficientsA[$0] - coefficientsB[$0]
            }
        )
    }
    /// What both differences explain together.
    public var interaction: Double {
        sum(
            terms {
                meansA[$0] - meansB[$0]
            } _: {
                coefficientsA[$0] - coefficientsB[$0]
            }
        )
    }
    /// What covariates explain if the coefficients of the first group were those of both.
    public var explainedAtA: Double {
        sum(
            terms {
                meansA[$0] - meansB[$0]
            } _: {
                coefficientsA[$0]
            }
        )
    }

    private func terms(_ a: (Int) -> Double, _ b: (Int) -> Double) -> [Double] {
        meansA.indices.map { a($0) * b($0) }
    }

    private func sum(_ terms: [Double]) -> Double { weightedSum(terms) { _ in 1 } }

    /// Explains the gap between two groups.
    ///
    /// Rows without a value, a weight or a covariate are left out. Undefined for a group with fewer rows
    /// than covariates and two, or whose covariates depend on each other; and for values of zero
    /// or less.
    ///
    /// - Parameters:
    ///   - values: The indicator, above zero.
    ///   - weights: The population; `nil` means that every unit weighs one.
    ///   - grouping: The group of each row.
    ///   - a: The first group.
    ///   - b: The second.
    ///   - covariates: Columns as long as the values.
    /// - Complexity: O(*n* *k*²) for *k* covariates.
    public static func between(
        values: [Double],
        weights: [Double]? = nil,
        grouping: Grouping,
        a: String,
        b: String,
        covariates: [[Double]]
    ) -> Outcome<OaxacaDecomposition> {
        precondition(grouping.rowCount == values.count, "a group for each row")
        precondition(covariates.allSatisfy { $0.count == values.count }, "covariates for each row")
        return Outcome { () throws(UndefinedReason) in
            func side(
                _ label: String
            ) throws(UndefinedReason) -> (mean: Double, means: [Double], fit: [Double]) {
                let code = grouping.labels.firstIndex(of: label).map { Int32($0) } ?? -2
                let rows = values.indices.filter { row in
                    let weight = weights?[row] ?? 1
                    return grouping.codes[row] == code && values[row].isFinite && weight > 0
                        && weight.isFinite && covariates.allSatisfy { $0[row].isFinite }
                }
                guard !rows.isEmpty else { throw .empty }
                guard rows.count >= covariates.count + 2 else { throw .tooFewObservations }
                for row in rows where values[row] <= 0 {
                    throw values[row] < 0 ? .negativeValue : .zeroValue
                }
                let own = rows.map { weights?[$0] ?? 1 }
                let logs = rows.map { log(values[$0]) }
                let columns =
                    [rows.map { _ in 1.0 }] + covariates.map { column in rows.map { column[$0] } }
                let total = weightedSum(own) { _ in 1 }
                return (
                    weightedSum(own) { logs[$0] } / total,
                    columns.map { column in weightedSum(own) { column[$0] } / total },
                    try LeastSquares.coefficients(columns: columns, response: logs, weights: own)
                        .get()
                )
            }
            let (a, b) = (try side(a), try side(b))
            return OaxacaDecomposition(
                meanLogA: a.mean,
                meanLogB: b.mean,
                coefficientsA: a.fit,
                coefficientsB: b.fit,
                meansA: a.means,
                meansB: b.means
            )
        }
    }
}
