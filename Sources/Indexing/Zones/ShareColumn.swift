/// The fraction of each of many areas that lies in each zone, as one column.
public struct ShareColumn: Hashable, Sendable {
    /// How many fractions an area has: one a zone, and one for the outside.
    public let width: Int
    /// The fractions of area after area.
    public internal(set) var fractions: [Double]

    init(width: Int, count: Int) {
        self.width = width
        fractions = [Double](repeating: 0, count: width * count)
    }

    /// How many areas there are.
    public var count: Int { fractions.count / width }

    /// The fractions of an area in the order of the zones, then that outside; they add up to one, or
    /// to zero for an area without extent.
    public subscript(area: Int) -> ArraySlice<Double> {
        fractions[area * width..<(area + 1) * width]
    }
}
