/// A label that wants a place: its size and the positions it may take, best first.
public struct LabelRequest: Hashable, Sendable {
    /// The rectangles the label may fill, best first.
    public var candidates: [CanvasRect]
    /// Labels of greater priority choose first; among equals, the earlier.
    public var priority: Double

    /// Makes a request from explicit positions.
    public init(candidates: [CanvasRect], priority: Double) {
        self.candidates = candidates
        self.priority = priority
    }

    /// Makes a request for a label beside a point: right, left, above, below, then the corners.
    ///
    /// - Parameters:
    ///   - anchor: The point that is named.
    ///   - width: The width of the label in pixels.
    ///   - height: The height of the label in pixels.
    ///   - clearance: The gap between point and label in pixels.
    ///   - priority: Labels of greater priority choose first.
    public init(
        beside anchor: CanvasPoint,
        width: Double,
        height: Double,
        clearance: Double,
        priority: Double
    ) {
        let (right, left) = (anchor.x + clearance, anchor.x - clearance - width)
        let (above, below) = (anchor.y - clearance - height, anchor.y + clearance)
        let (centerX, centerY) = (anchor.x - width / 2, anchor.y - height / 2)
        let corners = [
            (right, centerY), (left, centerY), (centerX, above), (centerX, below),
            (right, above + clearance / 2), (right, below - clearance / 2),
            (left, above + clearance / 2), (left, below - clearance / 2),
        ]
        self.init(
            candidates: corners.map { CanvasRect(x: $0.0, y: $0.1, width: width, height: height) },
            priority: priority
        )
    }

    /// The request with candidates that cover fewer of some rectangles first.
    ///
    /// Unlike obstacles, the rectangles may be covered when nothing else is free.
    public func avoiding(_ rects: [CanvasRect]) -> LabelRequest {
        let covered = candidates.map { candidate in rects.count { $0.overlaps(candidate) } }
        let order = candidates.indices.sorted { (covered[$0], $0) < (covered[$1], $1) }
        return LabelRequest(candidates: order.map { candidates[$0] }, priority: priority)
    }
}

/// Gives labels places where they overlap neither each other nor what must stay visible.
///
/// Greedy: the label of greatest priority takes its first free candidate, then the next. A label
/// without a free candidate gets none. No label is moved again, so equal input gives equal output.
public struct LabelPlacer: Sendable {
    /// Where labels must stay inside.
    public let bounds: CanvasRect
    /// Rectangles that no label may cover.
    public private(set) var obstacles: [CanvasRect]

    /// Makes a placer for an area, with rectangles that no label may cover.
    public init(bounds: CanvasRect, obstacles: [CanvasRect] = []) {
        self.bounds = bounds
        self.obstacles = obstacles
    }

    /// Chooses a rectangle for each request; the chosen ones become obstacles for later calls.
    ///
    /// - Returns: One entry a request, in the order of the requests; `nil` where none was free.
    /// - Complexity: O(*c* · *k*) for *c* candidates in all and *k* labels and obstacles.
    public mutating func place(_ requests: [LabelRequest]) -> [CanvasRect?] {
        let order = requests.indices.sorted { a, b in
            requests[a].priority != requests[b].priority
                ? requests[a].priority > requests[b].priority : a < b
        }
        var placed = [CanvasRect?](repeating: nil, count: requests.count)
        for index in order {
            guard let free = requests[index].candidates.first(where: isFree) else { continue }
            placed[index] = free
            obstacles.append(free)
        }
        return placed
    }

    private func isFree(_ rect: CanvasRect) -> Bool {
        bounds.contains(rect) && !obstacles.contains { $0.overlaps(rect) }
    }
}
