import Layers
import Planning
import Reporting

/// A result as a layer, with its words in a legend and its style in QGIS.
struct ResultSheet {
    var layer: Layer
    var title: String
    /// `nil` for a table without places.
    var style: QGISStyle?
    /// Texts of a column whose features make an entry of the legend each; empty for one entry.
    var parts: [(column: String, value: String, title: String)] = []
    /// Whether it is shown at once, where several are.
    var isVisible = true
}

/// The results that can be exported.
struct ResultSheets {
    let project: Project
    let register: VillageRegister
    let answer: ZoneQuery.Answer
    let language: Language

    private func words(_ indonesian: String, _ english: String) -> String {
        language == .id ? indonesian : english
    }

    /// The finished map: outlines over villages by class, zones and distances.
    func map() throws -> [ResultSheet] {
        var zones = zones()
        zones.isVisible = false
        zones.layer.name = "villages_by_zone"
        var distances = try distances()
        distances.isVisible = false
        let core = Layer(
            name: "core",
            columns: [Column("name")],
            features: [
                Feature(
                    values: [.text(query.core.name)],
                    geometry: query.core.geometry
                )
            ]
        )
        var sheets = [
            ResultSheet(
                layer: core,
                title: words("Inti: \(query.core.name)", "Core: \(query.core.name)"),
                style: .outlines(of: core)
            )
        ]
        if case .rings = query.zones.definition { sheets.append(try buffers()) }
        return sheets + [try villages(), zones, distances]
    }

    private var query: ZoneQuery { answer.query }

    /// Villages in their zones.
    func zones() -> ResultSheet {
        let layer = ResultLayers.zones(answer)
        return ResultSheet(
            layer: layer,
            title: words("Desa menurut zona", "Villages by zone"),
            style: .zones(query.zones.zoneNames, of: layer)
        )
    }

    /// Counts by zone and regency.
    func summary() -> ResultSheet {
        ResultSheet(
            layer: ResultLayers.summary(ZoneSummary(answer, population: project.population)),
            title: words("Rekapitulasi zona", "Summary of zones")
        )
    }

    /// The rings as polygons.
    func buffers() throws -> ResultSheet {
        guard case .rings(let limits) = query.zones.definition else {
            throw PlanningError(
                .usage,
                "the zones '\(query.zones.name)' are no rings",
                remedy: "pass distances, such as --zones 5km,10km"
            )
        }
        let core = query.core
        let layer = ResultLayers.buffers(
            try limits.map { (core.name, try GeodesicBuffer(around: core.geometry, distance: $0)) }
        )
        return ResultSheet(
            layer: layer,
            title: words("Jarak dari \(core.name)", "Distance from \(core.name)"),
            style: .outlines(of: layer)
        )
    }

    /// The nearest places of each service.
    func distances() throws -> ResultSheet {
        let services = try project.services()
        let layer = ResultLayers.distances(
            ServiceDistances(of: register.villages, to: services)
        )
        return ResultSheet(
            layer: layer,
            title: words("Jarak ke layanan", "Distances to services"),
            style: .distances(of: layer, language),
            parts: services.map { service in
                let title = language == .id ? service.label.id : service.label.en
                return ("layer", service.name, words("Jarak: \(title)", "Distance: \(title)"))
            }
        )
    }

    /// Who is within the standards.
    func access() throws -> ResultSheet {
        let services = try project.services()
        return ResultSheet(
            layer: ResultLayers.access(
                AccessAnswer(
                    of: answer.memberships,
                    zones: query.zones.zoneNames,
                    distances: ServiceDistances(of: register.villages, to: services),
                    standards: try project.standards(),
                    population: project.population
                )
            ),
            title: words("Akses terhadap standar", "Access by standard")
        )
    }

    /// Villages with their zone, indicator and class.
    func villages() throws -> ResultSheet {
        let snapshot = try Snapshot(
            of: project,
            register: register,
            query: query,
            indicator: try project.indicator(orFirst: nil)
        )
        let layer = ResultLayers.villages(snapshot)
        return ResultSheet(
            layer: layer,
            title: words("Desa menurut kelas", "Villages by class"),
            style: .villages(snapshot, language, of: layer)
        )
    }
}
