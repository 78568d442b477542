extension Int {
    /// The quotient rounded down and the remainder that belongs to it, which is never negative.
    ///
    /// Times before 1970 are negative counts, and their days begin at midnight like all others.
    ///
    /// - Parameter divisor: A number above zero.
    func flooredDivision(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
