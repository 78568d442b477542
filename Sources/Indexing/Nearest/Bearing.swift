/// How far a place lies and in which direction.
struct Bearing: Sendable {
    /// In meters.
    var distance: Double
    /// The unit vector of the way there.
    var east: Double
    var north: Double
}
