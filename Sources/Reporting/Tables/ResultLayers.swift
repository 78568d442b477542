import GeometryModel
import GeometryModel
public import Layers
public import Planning

/// Results as tables for machines: the same columns in the command line, in files and in reports.
///
/// Names of columns are a contract. Numbers carry the dot, distances the millimeter, and a value
/// that is not known is missing and never zero.
public enum ResultLayers {
    /// The villages in their zones: one row a village, or one a village and zone under the rules
    /// that give several.
    ///
    /// The column `share` is there under the rule ``InclusionRule/share`` only, and unrounded, so
    /// that the shares of a village read back make up one.
    public static func zones(_ answer: ZoneQuery.Answer) -> Layer {
        let hasShare = answer.query.rule == .share
        return Layer(
            name: "zones",
            columns: village + [Column("zone"), distance] + (hasShare ? [Column("share")] : []),
            features: answer.memberships.map { membership in
                Feature(
                    id: membership.village.code.text,
                    values: cells(of: membership.village)
                        + [Cell(membership.zone), .number(membership.distance)]
                        + (hasShare ? [Cell(membership.share)] : []),
                    geometry: membership.village.land ?? .point(membership.village.point)
                )
            }
        )
    }

    /// Villages, people and land for each zone and regency.
    public static func summary(_ summary: ZoneSummary) -> Layer {
        Layer(
            name: "summary",
            columns: [
                Column("zone"), Column("regency"), Column("villages"), Column("desa"),
                Column("kelurahan"), Column("population"), Column("area_km2", decimals: 4),
            ],
            features: summary.rows.map { row in
                Feature(values: [
                    Cell(row.zone), .text(row.regency), .integer(row.villages), .integer(row.desa),
                    .integer(row.kelurahan), Cell(row.population),
                    Cell(row.area?.squareKilometers),
                ])
            }
        )
    }

    /// The nearest places of each service for each village.
    public static func distances(_ distances: ServiceDistances) -> Layer {
        Layer(
            name: "distances",
            columns: [
                Column("code"), Column("name"), Column("layer"), Column("rank"),
                Column("feature_id"), Column("feature_name"), distance,
            ],
            features: distances.rows.map { row in
                Feature(
                    values: [
                        .text(row.village.code.text), .text(row.village.name), .text(row.service),
                        .integer(row.rank), .text(row.facility.id), .text(row.facility.name),
                        .number(row.distance),
                    ],
                    geometry: .point(row.village.point)
                )
            }
        )
    }

    /// The places of services.
    public static func facilities(_ services: [Service]) -> Layer {
        Layer(
            name: "facilities",
            columns: [Column("layer"), Column("feature_id"), Column("feature_name")],
            features: services.flatMap { service in
                service.facilities.map { facility in
                    Feature(
                        values: [.text(service.name), .text(facility.id), .text(facility.name)],
                        geometry: facility.geometry
                    )
                }
            }
        )
    }

    /// Villages and people of each zone within the distance a standard asks for.
    public static func access(_ answer: AccessAnswer) -> Layer {
        Layer(
            name: "access",
            columns: [
                Column("zone"), Column("standard"), Column("threshold_m"), Column("villages"),
                Column("within"), Column("population"), Column("population_within"),
            ],
            features: answer.rows.map { row in
                Feature(values: [
                    .text(row.zone), .text(row.standard.id), .number(row.standard.threshold.meters),
                    .integer(row.villages), .integer(row.within), Cell(row.population),
                    Cell(row.populationWithin),
                ])
            }
        )
    }

    /// The columns that name a village.
    static let village = ["code", "name", "kind", "district", "regency"].map { Column($0) }
    /// The column of a distance, to the millimeter.
    static let distance = Column("distance_m", decimals: 3)

    /// The cells that name a village.
    static func cells(of village: Village) -> [Cell] {
        [village.code.text, village.name, village.kind.rawValue, village.district, village.regency]
            .map(Cell.text)
    }
}
