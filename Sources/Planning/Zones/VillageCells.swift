import GEOSKernel
public import GeometryModel
import PROJKernel

/// An area to draw for each village: its land, or a stand-in where only its point is known.
public struct VillageCells: Sendable {
    /// The areas in the order of the register.
    public let areas: [Geometry]
    /// Whether the areas are Thiessen cells of the points and not land.
    public let areThiessen: Bool

    /// Draws the villages of a register.
    ///
    /// A Thiessen cell is cut to a circle of a good half more than the radius of a circle as large
    /// as the village, so that villages at the rim of the register do not reach into the void.
    /// - Throws: `GEOSError` if the points cannot be divided.
    public init(of register: VillageRegister) throws {
        let villages = register.villages
        guard !register.hasLand else {
            areas = villages.compactMap(\.land)
            areThiessen = false
            return
        }
        let box = Box(enclosing: villages.map(\.point)).expanded(by: 0.5)
        let frame = Geometry.polygon(
            Polygon(exterior: [
                Coordinate(x: box.west, y: box.south), Coordinate(x: box.east, y: box.south),
                Coordinate(x: box.east, y: box.north), Coordinate(x: box.west, y: box.north),
                Coordinate(x: box.west, y: box.south),
            ])
        )
        let cells = try ThiessenCells.around(villages.map(\.point), within: frame)
        var areas: [Geometry] = []
        for (village, cell) in zip(villages, cells) {
            guard let area = village.area else {
                areas.append(cell)
                continue
            }
            let radius = 1.6 * (area.squareMeters / .pi).squareRoot()
            areas.append(try cell.intersection(with: Self.disc(village.point, radius)))
        }
        self.areas = areas
        areThiessen = true
    }

    private init(_ areas: [Geometry], areThiessen: Bool) {
        self.areas = areas
        self.areThiessen = areThiessen
    }

    /// The cells of some of the villages, as they are among all.
    func cells(of part: VillageRegister, among whole: VillageRegister) -> VillageCells {
        guard part.villages.count < whole.villages.count else { return self }
        let codes = Set(part.villages.map(\.code))
        let kept = zip(whole.villages, areas).filter { codes.contains($0.0.code) }.map(\.1)
        return VillageCells(kept, areThiessen: areThiessen)
    }

    private static func disc(_ center: Coordinate, _ radius: Double) -> Geometry {
        var rim = (0..<36).map { step in
            Ellipsoid.wgs84.destination(
                from: center,
                azimuth: Double(-10 * step),
                distance: radius
            )
        }
        rim.append(rim[0])
        return .polygon(Polygon(exterior: rim))
    }
}
