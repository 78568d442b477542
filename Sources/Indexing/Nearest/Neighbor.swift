/// A feature and how far it is.
public struct Neighbor: Hashable, Sendable {
    /// The position of the feature in the column the index was built from.
    public var feature: Int
    /// The nearest place of the feature, with its distance in meters; for a position inside an
    /// area the position itself, at distance zero.
    public var foot: Foot
    /// Whether another feature lies at the same distance, so that the order is by number.
    public var isTied = false

    /// The distance in meters.
    public var distance: Double { foot.distance }
}
