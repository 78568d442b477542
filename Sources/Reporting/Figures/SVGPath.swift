/// The outline of a shape, written as compactly as SVG allows.
public struct SVGPath: Hashable, Sendable {
    /// The commands, as the `d` attribute holds them.
    public private(set) var data = ""

    /// Makes an empty path.
    public init() {}

    /// Makes a path through positions, straight from one to the next.
    ///
    /// - Parameters:
    ///   - points: The positions; positions that are not finite are left out.
    ///   - isClosed: Whether the last is joined to the first.
    public init(_ points: some Sequence<CanvasPoint>, isClosed: Bool = false) {
        append(points, isClosed: isClosed)
    }

    /// Whether the path draws nothing.
    public var isEmpty: Bool { data.isEmpty }

    /// Adds a part through positions, straight from one to the next.
    public mutating func append(_ points: some Sequence<CanvasPoint>, isClosed: Bool = false) {
        let kept = points.filter { $0.x.isFinite && $0.y.isFinite }
        appendRun(
            kept.map { (Int(($0.x * 100).rounded()), Int(($0.y * 100).rounded())) },
            isClosed: isClosed
        )
    }

    /// Adds all parts of another path.
    public mutating func append(_ other: SVGPath) {
        data += other.data
    }

    /// Adds a part through positions counted in hundredths of a pixel.
    mutating func appendRun(_ run: [(x: Int, y: Int)], isClosed: Bool) {
        guard let first = run.first else { return }
        data += "M\(pair(first.x, first.y))"
        var previous = first
        var isFirst = true
        for point in run.dropFirst() {
            let step = pair(point.x - previous.x, point.y - previous.y)
            data += isFirst ? "l\(step)" : step.hasPrefix("-") ? step : " \(step)"
            isFirst = false
            previous = point
        }
        if isClosed { data += "z" }
    }

    private func pair(_ x: Int, _ y: Int) -> String {
        let second = SVGNumber.text(hundredths: y)
        return SVGNumber.text(hundredths: x) + (second.hasPrefix("-") ? second : " \(second)")
    }
}
