import GeometryModel
import Layers
import Planning
import Reporting

/// Inequality of gross regional product.
extension InequalityCommand {
    func writeRegional() throws {
        let project = try projectOptions.load()
        guard let product = try project.regionalProduct() else {
            throw PlanningError(
                .usage,
                "\(project.path) names no tables of regional product and population",
                remedy: "add grdp and population to [tables]"
            )
        }
        let layer =
            if by == nil {
                ResultLayers.regional(product)
            } else {
                ResultLayers.regionalParts(
                    product,
                    names: try projectOptions.register(of: project).regencyNames
                )
            }
        try outputOptions.write(
            Answer(
                layer: layer,
                terms: [("measure", "Williamson, weighted by population")],
                tally: product.tally,
                notes: [
                    LocalizedText(
                        id: "hasil berubah menurut dasar penduduk; jangan bandingkan lintas dasar",
                        en: "the result changes with the basis of population; do not compare across"
                    )
                ] + Self.breaks(of: product)
            )
        )
    }

    /// Where a series of product breaks, each once.
    private static func breaks(of product: RegionalProduct) -> [LocalizedText] {
        var seen: Set<String> = []
        return product.rows.compactMap { row in
            guard let note = row.breakNote, seen.insert("\(row.series) \(row.year)").inserted else {
                return nil
            }
            return LocalizedText(
                id: "deret \(row.series) putus pada \(row.year), bukan tren: \(note.id)",
                en: "the series \(row.series) breaks in \(row.year), which is no trend: \(note.en)"
            )
        }
    }
}
