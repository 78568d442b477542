import GeometryModel

/// Whether an area covers positions, by whichever way suits its size.
enum AreaCover: Sendable {
    /// Every edge is looked at.
    case edges(AreaLocator)
    /// A grid is asked.
    case grid(ZoneGrid)

    /// From how many vertices a grid is worth its making.
    private static let threshold = 512

    init(_ geometry: Geometry) {
        let count = geometry.polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
        self = count < Self.threshold ? .edges(AreaLocator(geometry)) : .grid(ZoneGrid([geometry]))
    }

    func covers(_ position: Coordinate) -> Bool {
        switch self {
        case .edges(let locator): locator.covers(position)
        case .grid(let grid): grid.zone(of: position) != nil
        }
    }
}
