/// A running sum that carries its own rounding error (Neumaier 1974, with Knuth's two-sum).
///
/// The error of ``value`` does not grow with the number of terms, and the pair of numbers is
/// precise to about twice the digits of a double.
struct CompensatedSum: Hashable, Sendable {
    /// The sum, rounded after each term.
    private(set) var sum = 0.0
    /// What rounding has taken away so far.
    private(set) var correction = 0.0

    /// The sum of no terms.
    init() {}

    /// The sum, rounded once.
    var value: Double { sum + correction }

    /// Adds one term.
    @inline(__always)
    mutating func add(_ term: Double) {
        let next = sum + term
        let added = next - sum
        correction += (sum - (next - added)) + (term - added)
        sum = next
    }

    /// Adds another sum with what rounding has taken from it.
    mutating func add(_ other: CompensatedSum) {
        add(other.sum)
        correction += other.correction
    }

    /// How far another sum lies below this one, without cancellation in the leading digits.
    @inline(__always)
    func excess(over other: CompensatedSum) -> Double {
        (sum - other.sum) + (correction - other.correction)
    }
}
