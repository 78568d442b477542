import GeometryModel

/// On which side of a directed line a point lies, decided exactly.
///
/// The sign of the determinant is first computed in doubles; only where rounding could change it
/// is it summed again without error (Shewchuk 1997).
enum Orientation {
    /// Positive if the turn from a through b to c is to the left, negative if to the right, zero
    /// if the three positions lie on one line.
    @inline(__always)
    static func sign(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
        let left = (a.x - c.x) * (b.y - c.y)
        let right = (a.y - c.y) * (b.x - c.x)
        let determinant = left - right
        // (3 + 16 ε) ε with ε = 2⁻⁵³: Shewchuk's bound on the error of the plain evaluation, and what
        // products may lose where they underflow.
        let bound =
            3.330_669_073_875_472e-16 * (abs(left) + abs(right))
            + .leastNormalMagnitude
        if determinant > bound { return 1 }
        if determinant < -bound { return -1 }
        return exactSign(a, b, c)
    }

    /// The sign of a.x·b.y − a.y·b.x + b.x·c.y − b.y·c.x + c.x·a.y − c.y·a.x without rounding, unless
    /// both factors of a product are below 1e-150.
    private static func exactSign(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
        var expansion: [Double] = []
        for (x, y) in [
            (a.x, b.y), (-a.y, b.x), (b.x, c.y), (-b.y, c.x), (c.x, a.y), (-c.y, a.x),
        ] {
            // Degrees so near zero that products underflow are scaled away from it.
            let (x, y) = (x * 0x1p400, y * 0x1p400)
            let product = x * y
            let error = (-product).addingProduct(x, y)
            grow(&expansion, by: error)
            grow(&expansion, by: product)
        }
        guard let leading = expansion.last(where: { $0 != 0 }) else { return 0 }
        return leading > 0 ? 1 : -1
    }

    /// Adds a number to a sum of non-overlapping parts in order of magnitude (Shewchuk's
    /// grow-expansion): the parts stay exact, and the last nonzero one carries the sign.
    private static func grow(_ expansion: inout [Double], by value: Double) {
        var carry = value
        for index in expansion.indices {
            let part = expansion[index]
            let sum = carry + part
            let virtual = sum - carry
            expansion[index] = (carry - (sum - virtual)) + (part - virtual)
            carry = sum
        }
        expansion.append(carry)
    }
}
