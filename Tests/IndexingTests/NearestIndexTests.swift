import GEOSKernel
import GeometryModel
import Indexing
import PROJKernel
import TestSupport
import Testing

@Suite("Nearest features")
struct NearestIndexTests {
    /// The distance to a feature by looking at every edge, and by GEOS for the inside.
    static func distance(from position: Coordinate, to geometry: Geometry) throws -> Double {
        if try Geometry.collection(geometry.polygons.map { .polygon($0) }).covers(.point(position))
        {
            return 0
        }
        var least =
            geometry.points.map { wgs84.distance(from: position, to: $0) }.min() ?? .infinity
        for path in geometry.lines + geometry.polygons.flatMap(\.rings) {
            for (a, b) in zip(path, path.dropFirst()) {
                least = min(least, wgs84.foot(of: position, on: a, b).distance)
            }
        }
        return least
    }

    static func features(
        _ count: Int,
        around center: Coordinate,
        _ generator: inout SeededGenerator
    ) -> [Geometry?] {
        let box = Box(enclosing: [center]).expanded(by: 2)
        func path() -> [Coordinate] {
            let start = generator.place(in: box)
            return [start]
                + (0..<3).map { _ in
                    Coordinate(
                        x: start.x + .random(in: -0.3...0.3, using: &generator),
                        y: start.y + .random(in: -0.3...0.3, using: &generator)
                    )
                }
        }
        return (0..<count).map { _ in
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: nil
            case 1:
                [Geometry.multiPolygon([]), .multiPoint([]), .lineString([]), .collection([])]
                    .randomElement(using: &generator)
            case 2: .lineString(path())
            case 3: .multiLineString([path(), path()])
            case 4: .polygon(generator.star(around: generator.place(in: box), reach: 0.2))
            case 5:
                .collection([
                    .point(generator.place(in: box)),
                    .polygon(generator.star(around: generator.place(in: box), reach: 0.1)),
                ])
            case 6: .multiPoint(path())
            default: .point(generator.place(in: box))
            }
        }
    }

    @Test(
        "the answer equals measuring every feature, at all latitudes",
        arguments: 1...24 as ClosedRange<UInt64>
    )
    func bruteForce(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let center = Coordinate(
            longitude: .random(in: -178...178, using: &generator),
            latitude: [0, -0.97, 30, -60, 78][Int(seed % 5)]
        )
        let features = Self.features(60, around: center, &generator)
        let index = NearestIndex(features, metric: wgs84)
        for _ in 0..<10 {
            let position = generator.place(in: Box(enclosing: [center]).expanded(by: 2.5))
            var distances: [(feature: Int, distance: Double)] = []
            for (number, geometry) in features.enumerated() {
                guard let geometry, !geometry.isEmpty else { continue }
                distances.append((number, try Self.distance(from: position, to: geometry)))
            }
            distances.sort { ($0.distance, $0.feature) < ($1.distance, $1.feature) }
            for count in [1, 3, 200] {
                let found = index.nearest(to: position, count: count)
                let expected = distances.prefix(count)
                #expect(
                    found.map(\.feature) == expected.map(\.feature),
                    "seed \(seed), \(position), \(count)"
                )
                for (found, expected) in zip(found, expected) {
                    let error = abs(found.distance - expected.distance)
                    #expect(error < 5e-8, "seed \(seed), \(position)")
                }
            }
            #expect(
                index.nearest(to: position)?.feature == distances.first?.feature,
                "seed \(seed)"
            )
        }
    }

    @Test(
        "a column of positions has the answers of its positions, in any order and division",
        arguments: 1...8 as ClosedRange<UInt64>
    )
    func columns(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let center = Coordinate(x: 117, y: [-1, 0, 45, 80][Int(seed % 4)])
        let features = Self.features(300, around: center, &generator)
        let index = NearestIndex(features, metric: wgs84)
        let box = Box(enclosing: [center]).expanded(by: 3)
        var positions = (0..<500).map { _ in generator.place(in: box) }
        // Positions on features, and one without a place.
        positions += features.compactMap { $0?.lines.first?.first }
        positions.append(Coordinate(x: .nan, y: 0))
        let column = index.nearest(to: positions)
        for (number, position) in positions.enumerated() {
            let expected = index.nearest(to: position)
            #expect(column.features[number] == expected.map { Int32($0.feature) } ?? -1)
            #expect(column.isTied[number] == expected?.isTied ?? false)
            guard let expected else {
                #expect(column.distances[number] == .infinity)
                continue
            }
            #expect(abs(column.distances[number] - expected.distance) < 2e-8, "seed \(seed)")
        }
        let reversed = index.nearest(to: positions.reversed())
        #expect(reversed.features.reversed() == column.features)
        #expect(reversed.distances.reversed() == column.distances)
        let (head, tail) = (
            index.nearest(to: Array(positions[..<77])), index.nearest(to: Array(positions[77...]))
        )
        #expect(head.distances + tail.distances == column.distances)
        #expect(head.isTied + tail.isTied == column.isTied)
    }

    @Test(
        "positions that are asked for together among points have the answers of each alone",
        arguments: 1...12 as ClosedRange<UInt64>
    )
    func groups(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let center = Coordinate(x: 179.9, y: [-1, 0, 45, 84][Int(seed % 4)])
        // Points lie even or in towns, and far from most positions or near.
        let reach = [0.001, 0.1, 3][Int(seed % 3)]
        let box = Box(enclosing: [center]).expanded(by: reach)
        var places = (0..<900).map { _ in generator.place(in: box) }
        for _ in 0..<4 {
            let town = Box(enclosing: [generator.place(in: box)]).expanded(by: reach / 300)
            places += (0..<100).map { _ in generator.place(in: town) }
        }
        // Some twice, and some a tenth of a micrometer or of a millimeter beside another.
        places += places.prefix(40)
        places += places.prefix(200).suffix(80).map { Coordinate(x: $0.x, y: $0.y + 1e-12) }
        places += places.prefix(400).suffix(80).map { Coordinate(x: $0.x + 1e-9, y: $0.y) }
        let index = NearestIndex(places.map { .point($0) }, metric: wgs84)
        let around = box.expanded(by: reach / 4)
        var positions = (0..<6_000).map { _ in generator.place(in: around) }
        positions += places.prefix(500)
        positions += (0..<50).map { _ in
            generator.place(in: Box(west: -180, south: -90, east: 180, north: 90))
        }
        positions += [Coordinate(x: .nan, y: 0), Coordinate(x: 0, y: .infinity)]
        let column = index.nearest(to: positions)
        for (number, position) in positions.enumerated() {
            let expected = index.nearest(to: position)
            #expect(column.features[number] == expected.map { Int32($0.feature) } ?? -1)
            #expect(column.isTied[number] == expected?.isTied ?? false, "seed \(seed), \(position)")
            guard let expected else {
                #expect(column.distances[number] == .infinity)
                continue
            }
            #expect(abs(column.distances[number] - expected.distance) < 2e-8, "seed \(seed)")
        }
    }

    @Test("many features at one place are all tied, and the lowest number is named")
    func duplicates() {
        let place = Geometry.point(Coordinate(x: 117, y: -1))
        let index = NearestIndex([nil] + Array(repeating: place, count: 50), metric: wgs84)
        let column = index.nearest(to: [Coordinate(x: 117.1, y: -1), Coordinate(x: 117, y: -1)])
        #expect(column.features == [1, 1])
        #expect(column.isTied == [true, true])
        #expect(column.distances[1] == 0)
        let three = index.nearest(to: Coordinate(x: 116, y: 0), count: 3)
        #expect(three.map(\.feature) == [1, 2, 3])
    }

    /// Both distances are published by GeographicLib's `GeodSolve`; by degrees the second is farther.
    @Test("nearest in degrees is not nearest in meters")
    func degreesAreNoDistance() throws {
        let home = Coordinate(longitude: 116.7, latitude: -0.97)
        let hubs: [Geometry?] = [
            .point(Coordinate(longitude: 117, latitude: -0.97)),
            .point(Coordinate(longitude: 116.7, latitude: -0.97 + 0.301)),
        ]
        let found = NearestIndex(hubs, metric: wgs84).nearest(to: home, count: 2)
        #expect(found.map(\.feature) == [1, 0])
        try #require(found.count == 2)
        #expect(abs(found[0].distance - 33_282.9) < 0.05)
        #expect(abs(found[1].distance - 33_391.1) < 0.05)
    }

    @Test("inside an area and on its edge the distance is zero, in its hole it is not")
    func inside() throws {
        let area = Polygon(
            exterior: ring([(116, -2), (118, -2), (118, 0), (116, 0)]),
            holes: [ring([(116.5, -1.5), (116.5, -0.5), (117.5, -0.5), (117.5, -1.5)])]
        )
        let index = NearestIndex([.polygon(area)], metric: wgs84)
        for (place, isInside) in [
            (Coordinate(x: 116.2, y: -1), true), (Coordinate(x: 116, y: -1), true),
            (Coordinate(x: 118, y: 0), true), (Coordinate(x: 116.5, y: -1), true),
            (Coordinate(x: 117, y: -1), false), (Coordinate(x: 115.9, y: -1), false),
        ] {
            let found = try #require(index.nearest(to: place))
            #expect((found.distance == 0) == isInside, "\(place)")
            if isInside { #expect(found.foot.place == place) }
        }
        let middle = try #require(index.nearest(to: Coordinate(x: 117, y: -1)))
        // Near the equator a degree of latitude (110.6 km) is shorter than one of longitude
        // (111.3 km), and the nearer to the equator the shorter it is.
        #expect(middle.foot.place.y == -0.5)
        #expect(abs(middle.foot.place.x - 117) < 1e-6)
    }

    @Test("features at one distance come in the order of their numbers and are marked")
    func ties() {
        let home = Coordinate(x: 117, y: 0)
        let (east, west) = (
            Geometry.point(Coordinate(x: 117.25, y: 0)), Geometry.point(Coordinate(x: 116.75, y: 0))
        )
        let far = Geometry.point(Coordinate(x: 119, y: 0))
        let index = NearestIndex([far, east, west, far], metric: wgs84)
        let all = index.nearest(to: home, count: 9)
        #expect(all.map(\.feature) == [1, 2, 0, 3])
        #expect(all.map(\.isTied) == [true, true, true, true])
        // The tie is seen though only one of the two is asked for.
        #expect(index.nearest(to: home)?.feature == 1)
        #expect(index.nearest(to: home)?.isTied == true)
        #expect(index.nearest(to: home, count: 3).map(\.isTied) == [true, true, true])
        let alone = NearestIndex([far, east], metric: wgs84).nearest(to: home, count: 2)
        #expect(alone.map(\.isTied) == [false, false])
    }

    @Test("areas that both hold the position are tied at zero")
    func tiedAreas() {
        let area = Geometry.polygon(
            Polygon(exterior: ring([(116, -1), (117, -1), (117, 0), (116, 0)]))
        )
        let found = NearestIndex([nil, area, area], metric: wgs84)
            .nearest(to: Coordinate(x: 116.5, y: -0.5), count: 1)
        #expect(found.map(\.feature) == [1])
        #expect(found.map(\.isTied) == [true])
    }

    @Test("nothing to find, or nothing asked for, is an empty answer")
    func nothing() {
        let place = Coordinate(x: 117, y: 0)
        #expect(NearestIndex([], metric: wgs84).nearest(to: place) == nil)
        #expect(
            NearestIndex([nil, .multiPolygon([])], metric: wgs84).nearest(to: place, count: 3)
                .isEmpty
        )
        #expect(NearestIndex([.point(place)], metric: wgs84).nearest(to: place, count: 0).isEmpty)
        #expect(
            NearestIndex([.point(place)], metric: wgs84).nearest(to: place, count: 5).count == 1
        )
    }

    @Test("the nearest feature may lie beyond the antimeridian")
    func antimeridian() {
        let features: [Geometry?] = [
            .point(Coordinate(x: 170, y: 0)), .point(Coordinate(x: -179, y: 0)),
        ]
        #expect(
            NearestIndex(features, metric: wgs84).nearest(to: Coordinate(x: 179, y: 0))?.feature
                == 1
        )
    }

    @Test("many tasks that share one index get equal answers")
    func concurrency() async {
        var generator = SeededGenerator(seed: 7)
        let center = Coordinate(x: 117, y: -1)
        let index = NearestIndex(Self.features(100, around: center, &generator), metric: wgs84)
        let box = Box(enclosing: [center]).expanded(by: 2)
        let positions = (0..<40).map { _ in generator.place(in: box) }
        let expected = positions.map { index.nearest(to: $0, count: 3) }
        await withTaskGroup(of: [[Neighbor]].self) { group in
            for _ in 0..<8 { group.addTask { positions.map { index.nearest(to: $0, count: 3) } } }
            for await answer in group { #expect(answer == expected) }
        }
    }
}
