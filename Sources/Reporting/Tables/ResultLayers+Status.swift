import GeometryModel
public import Layers
public import Planning

extension ResultLayers {
    /// Villages in their classes, as `code,name,kind,district,regency,zone,value,class,next_class,` and
    /// `to_next,weakest_part,weakest_value`; since an earlier index also `earlier_class,move`.
    public static func status(_ status: DevelopmentStatus) -> Layer {
        let hasEarlier = status.earlier != nil
        let names =
            ["code", "name", "kind", "district", "regency", "zone"].map { Column($0) }
            + [
                Column("value", decimals: 4), Column("class"), Column("next_class"),
                Column("to_next", decimals: 4), Column("weakest_part"),
                Column("weakest_value", decimals: 4),
            ] + (hasEarlier ? [Column("earlier_class"), Column("move")] : [])
        return Layer(
            name: "status",
            columns: names,
            features: status.rows.map { row in
                let village = row.membership.village
                var values: [Cell] = [
                    .text(village.code.text), .text(village.name), .text(village.kind.rawValue),
                    .text(village.district), .text(village.regency), Cell(row.membership.zone),
                    Cell(row.standing?.value), Cell(row.standing?.class.name),
                    Cell(row.standing?.next?.name), Cell(row.standing?.distanceToNext),
                    Cell(row.standing?.weakestPart?.name),
                    Cell(row.standing?.weakestPart?.value),
                ]
                if hasEarlier {
                    values += [Cell(row.earlier?.class.name), Cell(row.move?.rawValue)]
                }
                return Feature(values: values, geometry: .point(village.point))
            }
        )
    }

    /// How many villages of each zone are in each class, as `zone,class,villages`; the class of those
    /// without a score is empty.
    public static func statusCounts(_ status: DevelopmentStatus, zones: [String]) -> Layer {
        Layer(
            name: "status_counts",
            columns: [Column("zone"), Column("class"), Column("villages")],
            features: status.counts(zones: zones).map { zone, found, count in
                Feature(values: [.text(zone), Cell(found?.name), .integer(count)])
            }
        )
    }
}
