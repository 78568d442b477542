/// The control of false discoveries among many tests.
public enum FalseDiscovery {
    /// The probabilities raised so that of the units below a level that share is expected to be chance.
    ///
    /// NaN stays and does not count. Benjamini and Hochberg 1995.
    ///
    /// - Complexity: O(*n* log *n*).
    public static func adjusted(_ probabilities: [Double]) -> [Double] {
        let order = probabilities.indices.filter { !probabilities[$0].isNaN }
            .sorted { (probabilities[$0], $0) < (probabilities[$1], $1) }
        var adjusted = probabilities
        var least = 1.0
        for (rank, row) in order.enumerated().reversed() {
            least = min(least, probabilities[row] * Double(order.count) / Double(rank + 1))
            adjusted[row] = least
        }
        return adjusted
    }
}
