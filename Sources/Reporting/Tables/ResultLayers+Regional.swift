import Inequality
public import Layers
public import Planning

extension ResultLayers {
    /// Williamson's index for every year, source and basis of population.
    ///
    /// The class is `low`, `moderate` or `high` in every language, and `to_limit` how far the index
    /// lies above the nearest limit between two of them; where it is undefined, `reason` says why.
    public static func regional(_ product: RegionalProduct) -> Layer {
        Layer(
            name: "regional",
            columns: [
                Column("year"), Column("series"), Column("source"), Column("population_basis"),
                Column("regencies"), Column("williamson", decimals: 6), Column("class"),
                Column("to_limit", decimals: 6), Column("reason"), Column("series_break"),
            ],
            features: product.rows.map { row in
                Feature(values: [
                    .integer(row.year), .text(row.series), .text(row.source), .text(row.basis),
                    .integer(row.regencies), Cell(row.williamson.value),
                    Cell(row.williamson.value.map { RegionalProduct.label($0).en }),
                    Cell(row.williamson.value.map(RegionalProduct.distanceToLimit)),
                    Cell(row.williamson.reason?.rawValue), Cell(row.breakNote),
                ])
            }
        )
    }
}
