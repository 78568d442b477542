import GEOSKernel
import GeometryModel
import Layers
import PROJKernel

/// What becomes of areas that break the rules of validity.
public enum InvalidGeometry: String, Hashable, Sendable, CaseIterable {
    /// The command ends with the feature, the reason and the place.
    case fail
    /// The feature is left out, and listed.
    case skip
    /// The area is repaired, and listed with its area before and after.
    case fix
}

extension Layer {
    /// Leaves out or repairs the areas that break the rules of validity.
    ///
    /// Under ``InvalidGeometry/fail`` they stay, for whoever measures them to refuse.
    /// - Returns: What was left out.
    /// - Throws: `GEOSError` if a geometry is too broken to be built.
    mutating func treatInvalid(_ policy: InvalidGeometry) throws -> [Skip] {
        guard policy != .fail else { return [] }
        var skips: [Skip] = []
        var kept: [Feature] = []
        for var feature in features {
            guard let geometry = feature.geometry, !geometry.polygons.isEmpty,
                let defect = try geometry.validityDefect()
            else {
                kept.append(feature)
                continue
            }
            let name = DataCheck.name(feature, self) ?? ""
            let reason = defect.reason + (defect.place.map { " at \($0)" } ?? "")
            guard policy == .fix else {
                let skip = Skip(
                    code: "invalid_geometry",
                    subject: name,
                    reason: "the area is invalid: \(reason)",
                    place: "\(source): \(feature.place)"
                )
                skips.append(skip)
                continue
            }
            let repaired = try Self.repaired(geometry)
            feature.geometry = repaired
            kept.append(feature)
            notes.append(
                "the area of \(name) (\(feature.place)) is repaired: \(reason); "
                    + "\(Self.area(geometry)) km² before, \(Self.area(repaired)) km² after"
            )
        }
        features = kept
        return skips
    }

    /// The geometry with valid areas, and lines and points as they are.
    private static func repaired(_ geometry: Geometry) throws -> Geometry {
        let areas = try Geometry.multiPolygon(geometry.polygons).madeValid().polygons
        let area: Geometry = areas.count == 1 ? .polygon(areas[0]) : .multiPolygon(areas)
        guard !geometry.points.isEmpty || !geometry.lines.isEmpty else { return area }
        return .collection([
            area, .multiLineString(geometry.lines), .multiPoint(geometry.points),
        ])
    }

    private static func area(_ geometry: Geometry) -> String {
        let area = Ellipsoid.wgs84.area(of: geometry).squareKilometers
        return DecimalText.fixed(area, decimals: 6)
    }
}
