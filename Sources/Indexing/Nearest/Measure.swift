import GeometryModel

/// What measures the candidates of one position.
struct Measure: Sendable {
    let frame: SpaceFrame
    let position: Coordinate
    let point: SpacePoint
    /// Up to which length an arc is taken for the geodesic, in meters.
    var arcReach = SpaceFrame.arcReach

    /// A place is at a position when it is nearer than this, in meters: degrees are no finer.
    private static let coincidence = 5e-9

    /// The candidate of a place, or `nil` if its distance certainly exceeds a limit.
    @inline(__always)
    func candidate(
        _ feature: Int32,
        _ slot: Int32,
        _ part: Double,
        at place: SpacePoint,
        chordSquared: Double,
        within limit: Double,
        _ far: () -> (distance: Double, part: Double)
    ) -> Candidate? {
        var part = part
        var distance = frame.arc(point, place, chordSquared: chordSquared)
        if distance > arcReach {
            guard distance - SpaceFrame.arcError(distance) <= limit else { return nil }
            (distance, part) = far()
        } else if distance < Self.coincidence {
            distance = 0
        }
        guard distance <= limit else { return nil }
        return Candidate(feature: feature, slot: slot, part: part, distance: distance)
    }
}
