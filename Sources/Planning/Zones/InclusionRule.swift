/// Which villages count to a zone; printed with every answer.
public enum InclusionRule: String, Hashable, Sendable, CaseIterable {
    /// The zone that holds the representative point.
    case point
    /// The zone of the least distance of any part of the land.
    case nearest
    /// The zone with the largest share of the land.
    case majority
    /// Every zone that holds land, with the fraction.
    case share
    /// Every zone that shares land with the village.
    case intersects
    /// The zone that holds all the land; otherwise none.
    case within

    /// Whether the rule asks for the land and not only for the point.
    public var needsLand: Bool { self != .point }

    /// Whether one village may count to several zones, to each with the land it has there.
    public var dividesVillages: Bool { self == .share || self == .intersects }
}
