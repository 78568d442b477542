/// A feature that a search has found, and the place of it that is nearest.
struct Candidate: Sendable {
    var feature: Int32
    /// The point, or the vertex at which the edge starts; −1 for an area that holds the position.
    var slot: Int32
    /// The part of the edge; not a number for a point.
    var part: Double
    /// In meters.
    var distance: Double

    /// Distances that differ by less are equal: no two solutions agree any better.
    static let tolerance = 2e-8
}
