import GeometryModel
public import Layers
import PROJKernel
import TOMLKit

/// The layers, zones, indicators and standards of one work, as a project file names them.
public struct Project: Sendable {
    /// The project file.
    public let path: String
    /// The title of reports.
    public let title: LocalizedText
    /// Indicators by name, in the order of the file.
    public let indicators: [Indicator]
    /// The column of people among the villages' values; `nil` as long as none is known.
    public let population: String?

    /// What becomes of areas of villages, core and zones that break the rules of validity.
    public var invalidGeometry = InvalidGeometry.fail

    private let file: ProjectFile

    /// Reads a project file.
    ///
    /// - Throws: `LayerError` that names the file and what is wrong with it.
    public init(path: String) throws {
        let bytes = try InputFile.read(path)
        let text = try ProjectText.read(bytes, path: path)
        do {
            file = try TOMLDecoder(strictDecoding: true).decode(ProjectFile.self, from: text)
        } catch {
            throw LayerError(
                .syntax,
                path: path,
                message: ProjectMistake.describe(error),
                remedy: "compare with the file that 'ikn init' writes"
            )
        }
        guard file.villages.scheme == "kemendagri" else {
            throw LayerError(
                .value,
                path: path,
                message: "the villages declare codes of the scheme '\(file.villages.scheme)'",
                remedy: "declare scheme = \"kemendagri\" and use Kemendagri codes"
            )
        }
        for (what, names) in [
            ("zone set", file.zones.map(\.name)), ("service", file.services.map(\.name)),
            ("indicator", file.indicators.map(\.name)),
            ("report", (file.reports ?? []).map(\.name)),
        ] {
            var seen: Set<String> = []
            for name in names where !seen.insert(name).inserted {
                throw LayerError(
                    .value,
                    path: path,
                    message: "two entries name the \(what) '\(name)'",
                    remedy: "give each its own name"
                )
            }
        }
        self.path = path
        title = file.title
        population = file.villages.population
        var indicators: [Indicator] = []
        for entry in file.indicators { indicators.append(try Indicator(entry, path: path)) }
        self.indicators = indicators
    }

    // MARK: Layers

    /// The villages of the project.
    ///
    /// - Throws: `LayerError` that names file, feature and remedy.
    public func villages() throws -> VillageRegister {
        guard let polygons = file.villages.polygons else { return try listedVillages() }
        return try villages(from: resolved(polygons), crs: file.villages.crs)
    }

    /// The villages as their table has them, without the land of another layer.
    private func listedVillages() throws -> VillageRegister {
        let crs = file.villages.polygons == nil ? file.villages.crs : nil
        var layer = try layer(file.villages.path, crs: crs)
        let skipped = try layer.treatInvalid(invalidGeometry)
        try requireNumbers(in: layer)
        return try VillageRegister(layer, skipped: skipped)
    }

    /// Refuses a layer in which an indicator or the population is not there or no number: it would be
    /// missing.
    private func requireNumbers(in layer: Layer) throws(LayerError) {
        let names = indicators.map(\.column) + [population].compactMap(\.self)
        for name in names {
            guard let column = layer.index(of: name) else {
                let known = layer.columns.map(\.name)
                throw LayerError(
                    .missingColumn,
                    path: layer.source,
                    message: "no column is named '\(name)', which \(path) asks for",
                    remedy: PlanningError.unknown("column", name, known: known).remedy
                )
            }
            try layer.requireNumbers(in: column)
        }
    }

    /// Villages whose code or name changed.
    public func codeChanges() throws -> CodeChanges {
        try table(file.tables.codeChanges).map { try CodeChanges.read($0) } ?? .none
    }

    /// Villages of another file, with the names and values that the project knows for their codes.
    ///
    /// - Parameter crs: The system of the file's coordinates, if the file does not say.
    public func villages(from path: String, crs: String?) throws -> VillageRegister {
        var layer = try Self.read(path, crs: crs)
        let skipped = try layer.treatInvalid(invalidGeometry)
        return try VillageRegister(
            layer,
            joining: try listedVillages(),
            changes: try codeChanges(),
            skipped: skipped
        )
    }

    /// The core of the project.
    public func core() throws -> Core {
        try core(named: file.core.name, try layer(file.core.path, crs: file.core.crs))
    }

    private func core(named name: String, _ layer: Layer) throws -> Core {
        var layer = Core.assembled(layer)
        let skipped = try layer.treatInvalid(invalidGeometry)
        return try Core(name: name, layer: layer, skipped: skipped)
    }

    /// A core from another file, named after it.
    public func core(from path: String, crs: String?) throws -> Core {
        let layer = try Self.read(path, crs: crs)
        return try core(named: layer.name, layer)
    }

    /// Names of the zone sets, the first being the default.
    public var zoneSetNames: [String] { file.zones.map(\.name) }

    /// A zone set as the project file names it: a file is relative to the project.
    public func zoneName(_ text: String) -> String {
        let path = resolved(text)
        let isSet = file.zones.contains { $0.name == text }
        return !isSet && LayerReader.isSource(path) ? path : text
    }

    /// A zone set by its name, rings from distances such as `5km,10km`, or the polygons of a file.
    ///
    /// - Throws: ``PlanningError`` that lists the names there are.
    public func zoneSet(_ text: String?) throws -> ZoneSet {
        guard let text else {
            guard let first = file.zones.first else {
                throw PlanningError(
                    .usage,
                    "\(path) defines no zones",
                    remedy: "pass --zones, such as --zones 5km,10km"
                )
            }
            return try zoneSet(first.name)
        }
        if let entry = file.zones.first(where: { $0.name == text }) { return try zoneSet(entry) }
        if text.contains(".") || text.contains("/"), let zones = try zoneSet(inFile: text) {
            return zones
        }
        guard text.first?.isNumber == true || text.first == "-" || text.contains(",") else {
            throw PlanningError.unknown("zone set", text, known: zoneSetNames)
        }
        let parts = text.split(separator: ",").map(String.init)
        // `2,5km` is two and a half kilometers to an Indonesian reader.
        let haveUnits = Set(parts.map { $0.contains { $0.isLetter } })
        guard haveUnits.count <= 1 else {
            throw PlanningError(
                .usage,
                "'\(text)' mixes distances with and without a unit",
                remedy: "write a unit with each, and a decimal point: --zones 2.5km,10km"
            )
        }
        return try ZoneSet(name: text, .rings(try Self.limits(parts)))
    }

    /// The services of the project in the order of its file.
    public func services() throws -> [Service] {
        try file.services.map { entry in
            try Service(entry, layer: try layer(entry.path, crs: entry.crs))
        }
    }

    /// Names of the services.
    public var serviceNames: [String] { file.services.map(\.name) }

    /// Refuses a name that is no service of the project.
    ///
    /// - Throws: ``PlanningError`` that lists the services.
    public func requireService(_ name: String) throws(PlanningError) {
        guard serviceNames.contains(name) else {
            throw .unknown("service", name, known: serviceNames)
        }
    }

    /// The standards of access.
    public func standards() throws -> [AccessStandard] {
        try table(file.tables.standards).map { try AccessStandard.read($0) } ?? []
    }

    /// Villages known by name to lack a service.
    public func serviceGaps() throws -> [ServiceGap] {
        try table(file.tables.gaps).map { try ServiceGap.read($0) } ?? []
    }

    /// Products of villages and their ways to a market.
    public func products() throws -> [ProductRoute] {
        try table(file.tables.products).map { try ProductRoute.read($0) } ?? []
    }

    /// Where the facts of the tables are published.
    public func sources() throws -> [PublishedSource] {
        try table(file.tables.sources).map { try PublishedSource.read($0) } ?? []
    }

    /// The table of files to fetch, as it is written; `nil` if the project names none.
    func downloadLayer() throws -> Layer? {
        try file.tables.downloads.map { try LayerReader.read(resolved($0), readsMarks: false) }
    }

    /// Gross regional product and population of the regencies.
    public func regionalProduct() throws -> RegionalProduct? {
        guard let grdp = try table(file.tables.grdp),
            let population = try table(file.tables.population)
        else { return nil }
        return try RegionalProduct(
            grdp: grdp,
            population: population,
            breaks: try table(file.tables.seriesBreaks)
        )
    }

    /// The classes of an indicator, from the least upward; empty if it has none.
    public func classes(of indicator: Indicator) throws -> [IndicatorClass] {
        try table(indicator.classes).map { try IndicatorClass.read($0) } ?? []
    }

    /// An indicator by its name.
    ///
    /// - Throws: ``PlanningError`` that lists the names there are.
    public func indicator(_ name: String) throws(PlanningError) -> Indicator {
        guard let indicator = indicators.first(where: { $0.name == name }) else {
            throw .unknown("indicator", name, known: indicators.map(\.name))
        }
        return indicator
    }

    /// An indicator by its name, or the first of the project.
    ///
    /// - Throws: ``PlanningError`` that lists the names there are, or says that there are none.
    public func indicator(orFirst name: String?) throws(PlanningError) -> Indicator {
        if let name { return try indicator(name) }
        guard let first = indicators.first else {
            throw PlanningError(
                .data,
                "\(path) names no indicators",
                remedy: "add an [[indicators]] entry"
            )
        }
        return first
    }

    /// The reports that the project defines, in the order of its file.
    public var reports: [ReportDefinition] { file.reports ?? [] }

    /// A report by its name.
    ///
    /// - Throws: ``PlanningError`` that lists the names there are.
    public func report(_ name: String) throws(PlanningError) -> ReportDefinition {
        guard let report = reports.first(where: { $0.name == name }) else {
            guard !reports.isEmpty else {
                throw PlanningError(
                    .usage,
                    "\(path) defines no reports, so there is none named '\(name)'",
                    remedy: "add a [[reports]] entry, or leave the name out"
                )
            }
            throw .unknown("report", name, known: reports.map(\.name))
        }
        return report
    }

    /// Every file the project names, relative to it, in the order of the file.
    public var inputPaths: [String] { inputs.map(\.path) }

    /// Every file the project names, and the system it declares for its coordinates.
    public var inputs: [(path: String, crs: String?)] {
        let tables = [
            file.tables.standards, file.tables.gaps, file.tables.bufferLists,
            file.tables.regencies, file.tables.codeChanges, file.tables.grdp,
            file.tables.population,
            file.tables.seriesBreaks, file.tables.sources, file.tables.products,
            file.tables.downloads,
        ]
        let layers: [(path: String?, crs: String?)] =
            [
                (file.villages.path, file.villages.polygons == nil ? file.villages.crs : nil),
                (file.villages.polygons, file.villages.crs), (file.core.path, file.core.crs),
            ]
            + file.zones.map { ($0.areas, $0.crs) } + indicators.map { ($0.classes, nil) }
            + file.services.map { ($0.path, $0.crs) } + tables.map { ($0, nil) }
        var seen: Set<String> = []
        return layers.compactMap { path, crs in
            path.flatMap { seen.insert($0).inserted ? (path: $0, crs: crs) : nil }
        }
    }

    /// The folder of the project file; empty for the current one.
    private var ownPath: String {
        path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
    }

    /// The folder of the project file.
    public var ownFolder: String { ownPath.isEmpty ? "." : ownPath }

    /// The folder that the project's paths are relative to.
    public var folder: String {
        let own = ownPath
        guard let base = file.base, !base.isEmpty else { return own.isEmpty ? "." : own }
        return base.hasPrefix("/") || own.isEmpty ? base : "\(own)/\(base)"
    }

    /// The place of a file that the project names.
    public func resolved(_ relative: String) -> String {
        if relative.hasPrefix("/") || folder == "." || LayerReader.isConnection(relative) {
            return relative
        }
        return "\(folder)/\(relative)"
    }

    // MARK: Reading

    private func layer(_ relative: String, crs: String? = nil) throws -> Layer {
        try Self.read(resolved(relative), crs: crs)
    }

    private func table(_ relative: String?) throws -> Layer? {
        try relative.map { try LayerReader.read(resolved($0)) }
    }

    /// Reads a layer and carries it into WGS 84 longitude and latitude.
    ///
    /// - Parameter crs: The system of the coordinates, if the file does not say.
    public static func read(_ path: String, crs: String?) throws -> Layer {
        var layer = try LayerReader.read(path)
        try layer.becomeDegrees(from: crs)
        return layer
    }

    /// The polygons of a file as zones; `nil` if there is no such file.
    private func zoneSet(inFile path: String) throws -> ZoneSet? {
        guard LayerReader.isSource(path) else { return nil }
        let layer = try Self.read(path, crs: nil)
        return try zoneSet(named: layer.name, layer, nil)
    }

    private func zoneSet(
        named name: String,
        _ layer: Layer,
        _ column: String?
    ) throws -> ZoneSet {
        var layer = layer
        let skipped = try layer.treatInvalid(invalidGeometry)
        var set = try ZoneSet(
            name: name,
            .areas(try ZoneSet.areas(in: layer, named: column)),
            notes: layer.notes
        )
        set.skipped = skipped
        return set
    }

    private func zoneSet(_ entry: ProjectFile.Zones) throws -> ZoneSet {
        switch (entry.rings, entry.areas, entry.list) {
        case (let rings?, nil, nil):
            return try ZoneSet(name: entry.name, .rings(try Self.limits(rings)))
        case (nil, let areas?, nil):
            return try zoneSet(
                named: entry.name,
                try layer(areas, crs: entry.crs),
                entry.areaName
            )
        case (nil, nil, let list?):
            guard let table = try table(file.tables.bufferLists) else {
                throw PlanningError(
                    .data,
                    "the zones '\(entry.name)' name a list, but \(path) names no buffer_lists",
                    remedy: "add buffer_lists to [tables]"
                )
            }
            return try ZoneSet(
                name: entry.name,
                .administrative(try ZoneSet.regionLists(in: table, list: list))
            )
        default:
            throw PlanningError(
                .data,
                "the zones '\(entry.name)' of \(path) need one of rings, areas and list",
                remedy: "compare with the file that 'ikn init' writes"
            )
        }
    }

    private static func limits(_ texts: [String]) throws -> [Length] {
        try texts.map { text in
            do {
                return try Length(parsing: text)
            } catch {
                throw PlanningError(.usage, "\(error)", remedy: "example: --zones 5km,10km,25km")
            }
        }
    }
}
