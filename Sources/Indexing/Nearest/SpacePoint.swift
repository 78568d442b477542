/// A position in space in meters, in the axes of a ``SpaceFrame``.
struct SpacePoint: Sendable, BitwiseCopyable {
    var up: Double
    var east: Double
    var north: Double

    @inline(__always)
    static func - (a: SpacePoint, b: SpacePoint) -> SpacePoint {
        SpacePoint(up: a.up - b.up, east: a.east - b.east, north: a.north - b.north)
    }

    @inline(__always)
    static func * (a: SpacePoint, b: SpacePoint) -> Double {
        a.up * b.up + a.east * b.east + a.north * b.north
    }
}
