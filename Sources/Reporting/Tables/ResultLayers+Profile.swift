import GeometryModel
public import Layers
public import Planning

extension ResultLayers {
    /// One village as rows of `topic,item,value,detail`.
    public static func profile(_ profile: VillageProfile) -> Layer {
        let village = profile.village
        var rows: [[Cell]] = [
            ["village", "code", .text(village.code.text), .null],
            ["village", "name", .text(village.name), .text(village.kind.rawValue)],
            ["village", "district", .text(village.district), .text(village.code.district)],
            ["village", "regency", .text(village.regency), .text(village.code.regency)],
            ["village", "point", .text(position(village.point)), .null],
            ["village", "area_km2", fixed(village.area?.squareKilometers, 4), .null],
        ]
        for membership in profile.memberships {
            rows.append(["zone", Cell(membership.zone), fixed(membership.distance, 1), "m to core"])
        }
        for entry in profile.indicators {
            rows.append([
                "indicator", .text(entry.indicator.name), fixed(entry.value, 4),
                Cell(entry.class?.name),
            ])
        }
        for row in profile.services {
            rows.append([
                "service", .text(row.service), fixed(row.distance, 1),
                .text("m to \(row.facility.name)"),
            ])
        }
        for gap in profile.gaps {
            rows.append([
                "gap", .text(gap.service), .text(gap.state),
                .text([gap.date, gap.source].compactMap(\.self).joined(separator: ", ")),
            ])
        }
        return Layer(
            name: "village",
            columns: ["topic", "item", "value", "detail"].map { Column($0) },
            features: rows.map { Feature(values: $0) }
        )
    }

    private static func position(_ coordinate: Coordinate) -> String {
        "\(coordinate.longitude) \(coordinate.latitude)"
    }

    private static func fixed(_ value: Double?, _ decimals: Int) -> Cell {
        Cell(value.map { DecimalText.fixed($0, decimals: decimals) })
    }
}
