import Inequality
public import Layers
public import Planning

extension ResultLayers {
    /// Williamson's index for every year and source, with each basis of population beside the others.
    ///
    /// For each basis that occurs, such as `dukcapil`, a column with the index, one with its class,
    /// `low`, `moderate` or `high` in every language, and one with how far it lies above the nearest limit
    /// between two of them. Where an index is undefined, `reason` says why, basis by basis.
    public static func regional(_ product: RegionalProduct) -> Layer {
        let bases = product.bases
        var columns = [Column("year"), Column("series"), Column("source"), Column("regencies")]
        for basis in bases {
            columns += [
                Column(basis, decimals: 6), Column("\(basis)_class"),
                Column("\(basis)_to_limit", decimals: 6),
            ]
        }
        columns += [Column("reason"), Column("series_break")]
        return Layer(
            name: "regional",
            columns: columns,
            features: product.years.map { rows in
                let first = rows[0]
                var values: [Cell] = [
                    .integer(first.year), .text(first.series), .text(first.source),
                    .integer(first.regencies),
                ]
                for basis in bases {
                    let index = rows.first { $0.basis == basis }?.williamson.value
                    values += [
                        Cell(index), Cell(index.map { RegionalProduct.label($0).en }),
                        Cell(index.map(RegionalProduct.distanceToLimit)),
                    ]
                }
                let reasons = rows.compactMap { row in
                    row.williamson.reason.map { "\(row.basis): \($0.rawValue)" }
                }
                let reason = reasons.isEmpty ? nil : reasons.joined(separator: "; ")
                return Feature(values: values + [Cell(reason), Cell(first.breakNote?.en)])
            }
        )
    }

    /// What each regency adds to Williamson's index, for every year, source and basis of population.
    ///
    /// `relative` is the product per head over the mean of all, `contribution` the share of the squared
    /// index; product per head is in thousands of rupiah.
    /// - Parameter names: The names of the regencies by code.
    public static func regionalParts(_ product: RegionalProduct, names: [String: String]) -> Layer {
        Layer(
            name: "regional_parts",
            columns: [
                Column("year"), Column("series"), Column("source"), Column("population_basis"),
                Column("code"), Column("regency"), Column("population"),
                Column("population_share", decimals: 6), Column("per_head", decimals: 1),
                Column("relative", decimals: 6), Column("contribution", decimals: 6),
            ],
            features: product.rows.flatMap { row in
                row.parts.map { part in
                    Feature(values: [
                        .integer(row.year), .text(row.series), .text(row.source), .text(row.basis),
                        .text(part.code), Cell(names[part.code]), Cell(row.population[part.code]),
                        .number(part.populationShare), Cell(row.perHead[part.code]),
                        .number(part.relativeValue), .number(part.contribution),
                    ])
                }
            }
        )
    }
}
