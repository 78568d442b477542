import Inequality
public import Layers
public import Planning

extension ResultLayers {
    /// Williamson's index by year: `year,series,source,population_basis,regencies,williamson,class`.
    public static func regional(_ product: RegionalProduct) -> Layer {
        Layer(
            name: "regional",
            columns: [
                Column("year"), Column("series"), Column("source"), Column("population_basis"),
                Column("regencies"), Column("williamson", decimals: 6), Column("class"),
                Column("break"),
            ],
            features: product.rows.map { row in
                let index = row.williamson.value
                return Feature(values: [
                    .integer(row.year), .text(row.series), .text(row.source), .text(row.basis),
                    .integer(row.regencies), Cell(index),
                    Cell(index.map { RegionalProduct.label($0).id }), Cell(row.breakNote),
                ])
            }
        )
    }
}
