import GEOSKernel
import GeometryModel
import Indexing

/// Positions in random zones, by the grid and by GEOS.
struct ZoneCheck {
    let seed: UInt64

    func run() throws -> Finding {
        var randomness = Randomness(seed: seed)
        let center = Coordinate(
            x: randomness.number(95...141),
            y: [0, -0.97, 3, 45][Int(seed % 4)]
        )
        let frame = Box(enclosing: [center]).expanded(by: 0.5)
        var zones: [Geometry] = []
        while zones.count < 3 {
            let zone = zone(frame, &randomness)
            if try zone.validityDefect() == nil { zones.append(zone) }
        }
        // A zone that touches the first along an edge.
        let shell = zones[0].polygons[0].exterior
        let touching = Geometry.polygon(
            Polygon(exterior: [shell[0], shell[1], frame.center, shell[0]])
        )
        if try touching.validityDefect() == nil { zones.insert(touching, at: 1) }
        let resolution = [nil, 1, 7, 64][Int(seed / 4 % 4)]
        let grid = ZoneGrid(zones, resolution: resolution)
        let places = places(zones, frame, resolution ?? 64, &randomness)
        var expected = [Int32](repeating: -1, count: places.count)
        for (number, zone) in zones.enumerated().reversed() {
            for (place, covers) in try PreparedArea(zone).covers(places).enumerated() where covers {
                expected[place] = Int32(number)
            }
        }
        let found = grid.zones(of: places)
        let wrong = places.indices.first { found[$0] != expected[$0] }
        return Finding(
            count: places.count,
            difference: wrong.map {
                "\(places[$0]) is in zone \(found[$0]), by GEOS in \(expected[$0])"
            }
        )
    }

    /// One shell, a shell with a hole, or two shells of which one lies in the other's hole.
    private func zone(_ frame: Box, _ randomness: inout Randomness) -> Geometry {
        let center = randomness.place(in: frame)
        let reach = randomness.number(0.05...0.4)
        let corners = [8, 16, 64][Int.random(in: 0..<3, using: &randomness)]
        let shell = randomness.ring(around: center, reach: reach, corners: corners)
        func shrunk(_ factor: Double) -> [Coordinate] {
            shell.map {
                Coordinate(
                    x: center.x + factor * ($0.x - center.x),
                    y: center.y + factor * ($0.y - center.y)
                )
            }
        }
        switch Int.random(in: 0..<3, using: &randomness) {
        case 0: return .polygon(Polygon(exterior: shell))
        case 1: return .polygon(Polygon(exterior: shell, holes: [shrunk(0.5)]))
        default:
            return .multiPolygon([
                Polygon(exterior: shell, holes: [shrunk(0.6)]), Polygon(exterior: shrunk(0.3)),
            ])
        }
    }

    private func places(
        _ zones: [Geometry],
        _ frame: Box,
        _ resolution: Int,
        _ randomness: inout Randomness
    ) -> [Coordinate] {
        var places = (0..<4_000).map { _ in randomness.place(in: frame) }
        var extent = Box.empty
        for zone in zones {
            extent.formUnion(zone.bounds)
            for ring in zone.polygons.flatMap(\.rings) {
                for (a, b) in zip(ring, ring.dropFirst()) {
                    let t = randomness.number(0...1)
                    let on = Coordinate(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y))
                    let middle = Coordinate(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
                    for place in [a, on, middle, Coordinate(x: a.x, y: b.y)] {
                        places += Self.beside(place)
                    }
                    // Level with a vertex, to either side of it.
                    places.append(Coordinate(x: randomness.number(frame.west...frame.east), y: a.y))
                }
            }
        }
        for column in 0...resolution {
            let x = extent.west + extent.width * Double(column) / Double(resolution)
            let row = Int.random(in: 0...resolution, using: &randomness)
            let y = extent.south + extent.height * Double(row) / Double(resolution)
            places += Self.beside(Coordinate(x: x, y: y))
        }
        return places
    }

    /// A place and those an ulp beside it.
    private static func beside(_ place: Coordinate) -> [Coordinate] {
        // Beside the equator 1e-20: nearer than that GEOS, with 106 bits, is not exact itself.
        let (up, down) =
            place.y == 0 ? (1e-20, -1e-20) : (place.y.nextUp, place.y.nextDown)
        return [
            place, Coordinate(x: place.x.nextUp, y: place.y),
            Coordinate(x: place.x.nextDown, y: place.y), Coordinate(x: place.x, y: up),
            Coordinate(x: place.x, y: down),
        ]
    }
}
