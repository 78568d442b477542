public import Layers
public import Planning

extension ResultLayers {
    /// How a table and the villages go together: one row a row of the table and candidate, then the
    /// villages that no row names.
    public static func join(_ join: VillageJoin) -> Layer {
        Layer(
            name: "join",
            columns: [
                Column("status"), Column("row"), Column("code"), Column("name"),
                Column("village_code"), Column("village_name"), Column("district"),
                Column("regency"), Column("score", decimals: 3),
            ],
            features: join.rows.map { row in
                Feature(values: [
                    .text(row.status.rawValue), Cell(row.place?.feature), Cell(row.code),
                    Cell(row.name), Cell(row.village?.code.text), Cell(row.village?.name),
                    Cell(row.village?.district), Cell(row.village?.regency), Cell(row.score),
                ])
            }
        )
    }
}
