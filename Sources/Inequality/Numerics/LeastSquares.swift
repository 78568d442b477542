internal import Glibc

/// Weighted least squares on several covariates, by Householder reflections.
enum LeastSquares {
    /// The coefficients that fit a response best; undefined if the columns are not independent.
    ///
    /// - Parameters:
    ///   - columns: The covariates, each as long as the response.
    ///   - response: What is fitted.
    ///   - weights: The weight of each row, above zero.
    /// - Complexity: O(*n* *k*²) for *k* columns.
    static func coefficients(
        columns: [[Double]],
        response: [Double],
        weights: [Double]
    ) -> Outcome<[Double]> {
        Outcome { () throws(UndefinedReason) in
            let roots = weights.map { $0.squareRoot() }
            var matrix = columns.map { column in zip(column, roots).map { $0 * $1 } }
            var right = zip(response, roots).map { $0 * $1 }
            let count = matrix.count
            guard right.count >= count else { throw .tooFewObservations }
            var diagonal = [Double](repeating: 0, count: count)
            for step in 0..<count {
                let original = norm(matrix[step], from: 0)
                let length = norm(matrix[step], from: step)
                guard length > 1e-12 * original else { throw .zeroVariance }
                diagonal[step] = matrix[step][step] > 0 ? -length : length
                matrix[step][step] -= diagonal[step]
                let mirror = matrix[step]
                let square = norm(mirror, from: step) * norm(mirror, from: step)
                for column in (step + 1)..<max(step + 1, count) {
                    reflect(&matrix[column], by: mirror, from: step, square)
                }
                reflect(&right, by: mirror, from: step, square)
            }
            var result = [Double](repeating: 0, count: count)
            for row in (0..<count).reversed() {
                var sum = right[row]
                for column in (row + 1)..<max(row + 1, count) {
                    sum -= matrix[column][row] * result[column]
                }
                result[row] = sum / diagonal[row]
            }
            return result
        }
    }

    private static func norm(_ column: [Double], from start: Int) -> Double {
        var sum = CompensatedSum()
        for value in column[start...] { sum.add(value * value) }
        return sum.value.squareRoot()
    }

    private static func reflect(
        _ column: inout [Double],
        by mirror: [Double],
        from start: Int,
        _ square: Double
    ) {
        var product = CompensatedSum()
        for row in start..<column.count { product.add(column[row] * mirror[row]) }
        let factor = 2 * product.value / square
        for row in start..<column.count { column[row] -= factor * mirror[row] }
    }
}
