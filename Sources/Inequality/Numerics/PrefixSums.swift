/// Sums over the first places of a list to which weights and amounts are only ever added.
///
/// A binary indexed tree (Fenwick 1994): nothing is subtracted, so a sum over places that received
/// nothing is exactly zero.
struct PrefixSums {
    private var weights: [Double]
    private var amounts: [Double]

    /// Makes sums of nothing over a number of places.
    init(count: Int) {
        weights = [Double](repeating: 0, count: count + 1)
        amounts = weights
    }

    /// Adds to one place.
    ///
    /// - Complexity: O(log *g*) for *g* places.
    mutating func add(weight: Double, amount: Double, at place: Int) {
        var node = place + 1
        while node < weights.count {
            weights[node] += weight
            amounts[node] += amount
            node += node & -node
        }
    }

    /// The sums over all places before one.
    ///
    /// - Complexity: O(log *g*) for *g* places.
    func sums(before place: Int) -> (weight: Double, amount: Double) {
        var node = place
        var result = (weight: 0.0, amount: 0.0)
        while node > 0 {
            result.weight += weights[node]
            result.amount += amounts[node]
            node -= node & -node
        }
        return result
    }
}
