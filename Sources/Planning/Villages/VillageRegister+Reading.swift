import GEOSKernel
import GeometryModel
public import Layers
import PROJKernel

extension VillageRegister {
    /// Reads villages from a layer of points or polygons whose codes are Kemendagri's.
    ///
    /// - Parameters:
    ///   - layer: Features in degrees with a column of codes.
    ///   - known: A register whose names, areas and values hold for equal codes.
    ///   - changes: What was renumbered: a former code stands for its successor in that register.
    ///   - skipped: Rows of the file that are not in the layer.
    /// - Throws: ``PlanningError`` or `LayerError` that names file, feature and remedy for a code
    ///   that is none, a code that comes twice, an invalid polygon, or a village without a place.
    public init(
        _ layer: Layer,
        joining known: VillageRegister? = nil,
        changes: CodeChanges = .none,
        skipped: [Skip] = []
    ) throws {
        let columns = try VillageColumns(of: layer)
        var villages: [Village] = []
        var seen: [VillageCode: Place] = [:]
        var unmatched: [VillageCode] = []
        var renumbered: [(former: VillageCode, code: VillageCode)] = []
        for feature in layer.features {
            var code = try Self.code(of: feature, columns, layer)
            if let known, known[code] == nil, let successor = changes.successor(of: code),
                known[successor] != nil
            {
                renumbered.append((code, successor))
                code = successor
            }
            if let earlier = seen.updateValue(feature.place, forKey: code) {
                throw LayerError(
                    .value,
                    path: layer.source,
                    place: feature.place,
                    message: "the code \(code) was already used by \(earlier)",
                    remedy: "each village may come once; correct the code, or merge its parts"
                )
            }
            let match = known?[code]
            if known != nil, match == nil { unmatched.append(code) }
            villages.append(try Self.village(code, feature, columns, layer, match))
        }
        var notes = layer.notes.map { LocalizedText(id: $0, en: $0) }
        if let first = renumbered.first {
            notes.append(
                LocalizedText(
                    id: "\(renumbered.count) kode lama dibawa ke kode baru, misalnya "
                        + "\(first.former) ke \(first.code)",
                    en: "\(renumbered.count) former codes are carried to the new ones, such as "
                        + "\(first.former) to \(first.code)"
                )
            )
        }
        if let known {
            let matched = villages.count - unmatched.count
            let absent = known.villages.count - matched
            notes.append(
                LocalizedText(
                    id: "\(matched) kode di \(layer.source) cocok dengan \(known.source); "
                        + "\(unmatched.count) hanya di yang pertama, \(absent) hanya di yang kedua",
                    en: "\(matched) codes of \(layer.source) match \(known.source); "
                        + "\(unmatched.count) only in the first, \(absent) only in the second"
                )
            )
            if !unmatched.isEmpty {
                let examples = unmatched.prefix(5).map(\.text).joined(separator: ", ")
                notes.append(
                    LocalizedText(
                        id: "tanpa atribut: \(examples)",
                        en: "without attributes: \(examples)"
                    )
                )
            }
        }
        self.init(
            villages,
            source: layer.source,
            tally: Tally(read: layer.features.count + skipped.count, skipped: skipped),
            notes: notes
        )
    }

    private static func code(
        of feature: Feature,
        _ columns: VillageColumns,
        _ layer: Layer
    ) throws(LayerError) -> VillageCode {
        let text = feature.values[columns.code].text ?? ""
        if let code = VillageCode(kemendagri: text) { return code }
        let isTenDigits = text.utf8.count == 10 && text.utf8.allSatisfy { (48...57).contains($0) }
        let column = layer.columns[columns.code].name
        throw LayerError(
            .value,
            path: layer.source,
            place: feature.place,
            message: isTenDigits
                ? "'\(text)' in column '\(column)' is no Kemendagri code; it looks like a BPS code"
                : "'\(text)' in column '\(column)' is no Kemendagri code",
            remedy: isTenDigits
                ? "use the Kemendagri code: the same ten digits mean another village under BPS"
                : "write codes as text, like 64.09.04.2004"
        )
    }

    private static func village(
        _ code: VillageCode,
        _ feature: Feature,
        _ columns: VillageColumns,
        _ layer: Layer,
        _ known: Village?
    ) throws -> Village {
        func text(_ column: Int?) -> String? { column.flatMap { feature.values[$0].text } }
        let (point, land) = try place(of: feature, code, layer)
        let kind = try kind(text(columns.kind), code, feature, layer)
        let area = land.map { Ellipsoid.wgs84.area(of: $0) }
        let tableArea = columns.area.flatMap { feature.values[$0].number }
            .map { Area.squareMeters($0 * 1_000_000) }
        var values = known?.values ?? [:]
        for (column, cell) in zip(layer.columns, feature.values) where known == nil {
            if let number = cell.number { values[column.name] = number }
        }
        return Village(
            code: code,
            name: known?.name ?? text(columns.name) ?? code.text,
            kind: kind,
            district: known?.district ?? text(columns.district) ?? code.district,
            regency: known?.regency ?? text(columns.regency) ?? code.regency,
            point: point,
            area: area ?? known?.area ?? tableArea,
            land: land,
            values: values,
            place: "\(layer.source): \(feature.place)"
        )
    }

    private static func kind(
        _ text: String?,
        _ code: VillageCode,
        _ feature: Feature,
        _ layer: Layer
    ) throws(LayerError) -> Village.Kind {
        guard let text, let stated = Village.Kind(rawValue: text.lowercased()) else {
            return code.kind
        }
        guard stated == code.kind else {
            throw LayerError(
                .value,
                path: layer.source,
                place: feature.place,
                message: "the code \(code) is that of a \(code.kind.rawValue), not a \(text)",
                remedy:
                    "correct the code or the kind: 1 after the third dot is a kelurahan, 2 a desa"
            )
        }
        return stated
    }

    /// The representative point and the land, if the feature has polygons.
    private static func place(
        of feature: Feature,
        _ code: VillageCode,
        _ layer: Layer
    ) throws -> (Coordinate, Geometry?) {
        guard let geometry = feature.geometry, !geometry.isEmpty else {
            throw LayerError(
                .geometry,
                path: layer.source,
                place: feature.place,
                message: "the village \(code) has no place",
                remedy: "give it a geometry, or columns longitude and latitude"
            )
        }
        guard !geometry.polygons.isEmpty else {
            guard let point = geometry.points.first else {
                throw LayerError(
                    .geometry,
                    path: layer.source,
                    place: feature.place,
                    message: "the village \(code) is a \(geometry.typeName)",
                    remedy: "villages are points or polygons"
                )
            }
            return (point, nil)
        }
        try LandCheck.requireValid(geometry, of: "village \(code)", feature.place, layer.source)
        guard let point = try geometry.pointOnSurface() else {
            preconditionFailure("a polygon with coordinates has a point on its surface")
        }
        return (point, geometry)
    }
}
