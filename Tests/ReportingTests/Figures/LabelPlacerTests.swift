import Reporting
import TestSupport
import Testing

@Suite("Placing labels")
struct LabelPlacerTests {
    private static let bounds = CanvasRect(x: 0, y: 0, width: 500, height: 400)

    private static func requests(seed: UInt64, count: Int) -> [LabelRequest] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            LabelRequest(
                beside: CanvasPoint(
                    x: .random(in: -20...520, using: &generator),
                    y: .random(in: -20...420, using: &generator)
                ),
                width: .random(in: 15...110, using: &generator),
                height: .random(in: 11...16, using: &generator),
                clearance: 4,
                priority: Double(Int.random(in: 0...3, using: &generator))
            )
        }
    }

    @Test("Labels never overlap, leave the bounds or cover an obstacle", arguments: 1...40)
    func separation(seed: UInt64) {
        let obstacles = [
            CanvasRect(x: 100, y: 100, width: 80, height: 60),
            CanvasRect(x: 300, y: 20, width: 10, height: 300),
        ]
        var placer = LabelPlacer(bounds: Self.bounds, obstacles: obstacles)
        let requests = Self.requests(seed: seed, count: 200)
        let placed = placer.place(requests)
        #expect(placed.count == requests.count)
        let rects = placed.compactMap(\.self)
        #expect(rects.count > 20)
        for (index, rect) in rects.enumerated() {
            #expect(Self.bounds.contains(rect))
            #expect(!obstacles.contains { $0.overlaps(rect) })
            #expect(!rects[(index + 1)...].contains { $0.overlaps(rect) })
        }
    }

    @Test("A label takes one of its own candidates", arguments: 1...10)
    func candidates(seed: UInt64) {
        var placer = LabelPlacer(bounds: Self.bounds)
        let requests = Self.requests(seed: seed, count: 60)
        for (request, rect) in zip(requests, placer.place(requests)) {
            if let rect { #expect(request.candidates.contains(rect)) }
        }
    }

    @Test("A label left out had no free candidate", arguments: 1...10)
    func completeness(seed: UInt64) {
        var placer = LabelPlacer(bounds: Self.bounds)
        let requests = Self.requests(seed: seed, count: 150)
        let placed = placer.place(requests)
        for (request, rect) in zip(requests, placed) where rect == nil {
            for candidate in request.candidates {
                #expect(
                    !Self.bounds.contains(candidate)
                        || placer.obstacles.contains { $0.overlaps(candidate) }
                )
            }
        }
    }

    @Test("Greater priority wins, and among equals the earlier")
    func priority() {
        let spot = CanvasRect(x: 10, y: 10, width: 50, height: 12)
        let requests = [1.0, 2, 2].map { LabelRequest(candidates: [spot], priority: $0) }
        var placer = LabelPlacer(bounds: Self.bounds)
        #expect(placer.place(requests) == [nil, spot, nil])
    }

    @Test("Labels placed in one call are obstacles to the next")
    func successiveCalls() {
        let request = LabelRequest(
            candidates: [CanvasRect(x: 10, y: 10, width: 50, height: 12)],
            priority: 0
        )
        var placer = LabelPlacer(bounds: Self.bounds)
        #expect(placer.place([request])[0] != nil)
        #expect(placer.place([request])[0] == nil)
    }

    @Test("Candidates that cover a symbol come last but remain")
    func avoidance() {
        let request = LabelRequest(
            beside: CanvasPoint(x: 100, y: 100),
            width: 40,
            height: 12,
            clearance: 4,
            priority: 0
        )
        let avoiding = request.avoiding([request.candidates[0]])
        #expect(avoiding.candidates.first == request.candidates[1])
        #expect(Set(avoiding.candidates) == Set(request.candidates))
    }

    @Test("Touching rectangles do not overlap")
    func touching() {
        let a = CanvasRect(x: 0, y: 0, width: 10, height: 10)
        #expect(!a.overlaps(CanvasRect(x: 10, y: 0, width: 10, height: 10)))
        #expect(a.overlaps(CanvasRect(x: 9.9, y: 0, width: 10, height: 10)))
    }
}
