extension Int {
    /// The digits with zeros before them up to a width, as dates and times are written.
    ///
    /// - Parameter width: How many digits there are at least.
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
