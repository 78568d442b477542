/// A box in space.
struct SpaceBox: Sendable {
    var least = SpacePoint(up: .infinity, east: .infinity, north: .infinity)
    var greatest = SpacePoint(up: -.infinity, east: -.infinity, north: -.infinity)

    var center: SpacePoint {
        SpacePoint(
            up: (least.up + greatest.up) / 2,
            east: (least.east + greatest.east) / 2,
            north: (least.north + greatest.north) / 2
        )
    }

    mutating func formUnion(_ point: SpacePoint) {
        least.up = min(least.up, point.up)
        least.east = min(least.east, point.east)
        least.north = min(least.north, point.north)
        greatest.up = max(greatest.up, point.up)
        greatest.east = max(greatest.east, point.east)
        greatest.north = max(greatest.north, point.north)
    }

    mutating func formUnion(_ box: SpaceBox) {
        formUnion(box.least)
        formUnion(box.greatest)
    }

    /// Moves every side outward.
    mutating func expand(by margin: Double) {
        least = SpacePoint(
            up: least.up - margin,
            east: least.east - margin,
            north: least.north - margin
        )
        greatest = SpacePoint(
            up: greatest.up + margin,
            east: greatest.east + margin,
            north: greatest.north + margin
        )
    }
}
