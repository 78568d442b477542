import GeometryModel
import Indexing
import PROJKernel

/// The nearest of random features, by the index and by PROJ to every edge of every feature.
struct NearestCheck {
    let seed: UInt64

    func run() -> Finding {
        var randomness = Randomness(seed: seed)
        let metric = Ellipsoid.wgs84
        let center = Coordinate(
            x: randomness.number(-179...179),
            y: [0, -0.97, 6, -50, 80][Int(seed % 5)]
        )
        let reach = [0.01, 0.3, 2][Int(seed / 5 % 3)]
        let frame = Box(enclosing: [center]).expanded(by: reach)
        let features = (0..<20).map { number -> Geometry in
            let start = randomness.place(in: frame)
            let ring = randomness.ring(around: start, reach: reach / 5, corners: 8)
            // Points alone are looked for in another way.
            switch seed % 2 == 0 ? 0 : number % 4 {
            case 0: return .point(start)
            case 1: return .lineString([start, randomness.place(in: frame)])
            case 2: return .lineString(Array(ring.prefix(3)))
            default: return .polygon(Polygon(exterior: ring))
            }
        }
        let index = NearestIndex(features, metric: metric)
        let positions =
            (0..<200).map { _ in randomness.place(in: frame.expanded(by: reach / 2)) }
            + features.map { $0.bounds.center }
        let column = index.nearest(to: positions)
        for (number, position) in positions.enumerated() {
            let distances = features.map { Self.distance(position, $0, metric) }
            let least = distances.min() ?? .infinity
            let feature = Int(column.features[number])
            // The foot on a long edge is found by PROJ to ten nanometers of distance.
            let isNear = distances[feature] <= least + 6e-8
            guard isNear, abs(column.distances[number] - least) < 6e-8 else {
                return Finding(
                    count: positions.count,
                    difference: "\(position): \(feature) at \(column.distances[number]) m, "
                        + "but the least is \(least) m"
                )
            }
        }
        return Finding(count: positions.count)
    }

    private static func distance(
        _ position: Coordinate,
        _ geometry: Geometry,
        _ metric: Ellipsoid
    ) -> Double {
        if AreaLocator(geometry).covers(position) { return 0 }
        var least = geometry.points.map { metric.distance(from: position, to: $0) }.min()
        for path in geometry.lines + geometry.polygons.flatMap(\.rings) {
            for (a, b) in zip(path, path.dropFirst()) {
                let distance = metric.foot(of: position, on: a, b).distance
                least = min(least ?? .infinity, distance)
            }
        }
        return least ?? .infinity
    }
}
