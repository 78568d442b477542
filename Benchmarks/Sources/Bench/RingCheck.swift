import GeometryModel
import Indexing
import PROJKernel

/// Positions in rings round a random core, by the field and by PROJ to every edge.
struct RingCheck {
    let seed: UInt64

    func run() -> Finding {
        var randomness = Randomness(seed: seed)
        let metric = Ellipsoid.wgs84
        let center = Coordinate(
            x: randomness.number(95...141),
            y: [0, -0.97, 6, -11, 40][Int(seed % 5)]
        )
        let reach = randomness.number(0.002...0.4)
        let rim = randomness.ring(around: center, reach: reach, corners: 8)
        let core = Geometry.polygon(Polygon(exterior: rim))
        let limits = [500.0, 5_000, 10_000, 25_000, 50_000].map {
            $0 * randomness.number(0.9...1.1)
        }
        let field = DistanceField(around: core, limits: limits, metric: metric)
        let frame = core.bounds.expanded(by: 0.6)
        var places = (0..<500).map { _ in randomness.place(in: frame) }
        for corner in rim {
            let azimuth = randomness.number(0...360)
            for limit in limits {
                for step in [-1e-3, -1e-6, 1e-6, 1e-3] {
                    places.append(
                        metric.destination(from: corner, azimuth: azimuth, distance: limit + step)
                    )
                }
            }
        }
        let inside = AreaLocator(core)
        let found = field.rings(of: places)
        for (place, ring) in zip(places, found) {
            var distance = Double.infinity
            for (a, b) in zip(rim, rim.dropFirst()) where a != b {
                distance = min(distance, metric.foot(of: place, on: a, b).distance)
            }
            // PROJ itself is right to some 15 nm: so near a limit both rings are right.
            if limits.contains(where: { abs($0 - distance) < 3e-8 }) { continue }
            let expected =
                inside.covers(place)
                ? 0 : Int32(1 + (limits.firstIndex { distance <= $0 } ?? limits.count))
            guard ring == expected else {
                return Finding(
                    count: places.count,
                    difference: "\(place) at \(distance) m is in ring \(ring), not \(expected)"
                )
            }
        }
        return Finding(count: places.count)
    }
}
