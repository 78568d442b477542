import GEOSKernel
import GeometryModel
import Indexing
import Layers
import PROJKernel

extension DataCheck {
    /// Narrower on average, what two areas share or leave between them is a sliver of drawing.
    private static let sliverWidth = 30.0
    /// Less is a matter of rounding, in square meters.
    private static let leastArea = 1.0

    /// Notes where areas that should fit together overlap or leave a gap, with the area.
    mutating func checkCoverage(_ layer: Layer) {
        guard (try? VillageColumns(of: layer)) != nil else { return }
        let parts = layer.features.filter {
            !($0.geometry?.polygons.isEmpty ?? true)
                && Box(west: -180, south: -90, east: 180, north: 90)
                    .covers($0.geometry?.bounds ?? .empty)
                && (try? $0.geometry?.validityDefect()) == .some(nil)
        }
        guard parts.count > 1 else { return }
        let geometries = parts.compactMap(\.geometry)
        let boxes = PackedBoxIndex(geometries.map(\.bounds))
        for (number, geometry) in geometries.enumerated() {
            var others: [Int] = []
            boxes.forEachItem(meeting: geometry.bounds) { if $0 > number { others.append($0) } }
            for other in others.sorted() {
                guard let shared = try? geometry.intersection(with: geometries[other]),
                    let fault = Fault(shared.polygons), fault.area >= Self.leastArea
                else { continue }
                add(
                    layer,
                    parts[number],
                    fault.width < Self.sliverWidth ? "sliver_overlap" : "overlap",
                    "\(fault.words) lie in \(Self.name(parts[other], layer) ?? "another") too",
                    at: Self.text(fault.place)
                )
            }
        }
        guard let union = try? Geometry.union(of: geometries) else { return }
        for hole in union.polygons.flatMap(\.holes) {
            guard let fault = Fault([Polygon(exterior: hole)]), fault.area >= Self.leastArea else {
                continue
            }
            add(
                file: layer.source,
                fault.width < Self.sliverWidth ? "sliver_gap" : "gap",
                "\(fault.words) lie in no feature, with others all around",
                at: Self.text(fault.place)
            )
        }
    }

    /// An area that should not be there.
    private struct Fault {
        let area: Double
        /// How wide it is on average, in meters.
        let width: Double
        /// A place in it.
        let place: Coordinate

        init?(_ polygons: [Polygon]) {
            let ellipsoid = Ellipsoid.wgs84
            guard let largest = polygons.max(by: { Self.area($0) < Self.area($1) }),
                let place = try? Geometry.polygon(largest).pointOnSurface()
            else { return nil }
            area = polygons.reduce(0) { $0 + Self.area($1) }
            let rim = polygons.flatMap(\.rings).reduce(0) { sum, ring in
                sum
                    + zip(ring, ring.dropFirst()).reduce(0) {
                        $0 + ellipsoid.distance(from: $1.0, to: $1.1)
                    }
            }
            width = rim > 0 ? 2 * area / rim : 0
            self.place = place
        }

        private static func area(_ polygon: Polygon) -> Double {
            Ellipsoid.wgs84.area(of: .polygon(polygon)).squareMeters
        }

        var words: String {
            area < 10_000
                ? "\(DecimalText.fixed(area, decimals: 0)) m²"
                : "\(DecimalText.fixed(area / 10_000, decimals: 1)) ha"
        }
    }
}
