import GeometryModel
import Layers
public import Planning

/// The results that can be exported, with their words and styles.
public struct ResultSheets: Sendable {
    /// The language of titles.
    public let language: Language

    private let project: Project
    private let register: VillageRegister
    private let answer: ZoneQuery.Answer

    /// Names the villages in their zones.
    public init(
        project: Project,
        register: VillageRegister,
        answer: ZoneQuery.Answer,
        language: Language
    ) {
        self.project = project
        self.register = register
        self.answer = answer
        self.language = language
    }

    /// The results that a report is made of.
    init(_ snapshot: Snapshot, _ language: Language) {
        self.init(
            project: snapshot.project,
            register: snapshot.register,
            answer: snapshot.zones,
            language: language
        )
    }

    private func words(_ indonesian: String, _ english: String) -> String {
        language == .id ? indonesian : english
    }

    /// The finished map: outlines over villages by class, zones and distances.
    public func map() throws -> [ResultSheet] { try map(villages: villages()) }

    /// The finished map of a report.
    func map(of snapshot: Snapshot) throws -> [ResultSheet] {
        try map(villages: villages(snapshot))
    }

    private func map(villages: ResultSheet) throws -> [ResultSheet] {
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
        return sheets + (try facilities()) + [villages, zones, distances]
    }

    /// The places of the services: points, lines and areas each in a layer, hidden until asked for.
    private func facilities() throws -> [ResultSheet] {
        let services = try project.services()
        let kinds = Dictionary(grouping: services.indices) { number in
            QGISSymbol.Shape(of: ResultLayers.facilities([services[number]]))
        }
        let shapes: [(QGISSymbol.Shape, String)] = [
            (.point, "facilities"), (.line, "facility_lines"), (.area, "facility_areas"),
        ]
        return shapes.compactMap { shape, name in
            guard let numbers = kinds[shape] else { return nil }
            var layer = ResultLayers.facilities(numbers.map { services[$0] })
            layer.name = name
            let parts = numbers.map { number in
                let service = services[number]
                let title = language == .id ? service.label.id : service.label.en
                return ResultSheet.Part(
                    column: "layer",
                    value: service.name,
                    title: title,
                    style: .places(number, title: title, of: layer)
                )
            }
            return ResultSheet(
                layer: layer,
                title: words("Layanan", "Services"),
                style: .places(0, title: words("Layanan", "Services"), of: layer),
                parts: parts,
                isVisible: false
            )
        }
    }

    private var query: ZoneQuery { answer.query }

    /// Villages in their zones.
    public func zones() -> ResultSheet {
        let layer = ResultLayers.zones(answer)
        let names = ZoneNames(of: query, Wording(language))
        return ResultSheet(
            layer: layer,
            title: words("Desa menurut zona", "Villages by zone"),
            style: .zones(
                query.zones.zoneNames.map { ($0, names.label(of: $0)) },
                of: layer
            )
        )
    }

    /// Counts by zone and regency.
    public func summary() -> ResultSheet {
        ResultSheet(
            layer: ResultLayers.summary(ZoneSummary(answer, population: project.population)),
            title: words("Rekapitulasi zona", "Summary of zones")
        )
    }

    /// The rings as polygons.
    public func buffers() throws -> ResultSheet {
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
    public func distances() throws -> ResultSheet {
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
                return .init(
                    column: "layer",
                    value: service.name,
                    title: words("Jarak: \(title)", "Distance: \(title)")
                )
            }
        )
    }

    /// Who is within the standards.
    public func access() throws -> ResultSheet {
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
    public func villages() throws -> ResultSheet {
        let snapshot = try Snapshot(
            of: project,
            register: register,
            query: query,
            indicators: [try project.indicator(orFirst: nil)]
        )
        return villages(snapshot)
    }

    private func villages(_ snapshot: Snapshot) -> ResultSheet {
        let layer = ResultLayers.villages(snapshot)
        return ResultSheet(
            layer: layer,
            title: words("Desa menurut kelas", "Villages by class"),
            style: .villages(snapshot, language, of: layer)
        )
    }
}
