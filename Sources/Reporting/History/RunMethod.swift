import GeometryModel
import Layers
import Planning

/// The settings that figures depend on, by name: where they differ, two runs measure two things.
///
/// The data themselves are not among them; they are what runs are made to follow.
enum RunMethod {
    static let weightKey = "weight"
    static let rulesKey = "rules"

    static let regionKey = "region"

    /// What puts villages into zones.
    static let placingKeys = ["core", "zones", "rule", "tolerance"]

    static func classesKey(_ indicator: String) -> String { "classes \(indicator)" }

    static func indicatorKey(_ name: String) -> String { "indicator \(name)" }

    /// The indicator that a key is of; `nil` for keys of other settings.
    static func indicator(ofKey key: String) -> String? {
        key.hasPrefix(indicatorKey("")) ? String(key.dropFirst(indicatorKey("").count)) : nil
    }

    static func serviceKey(_ name: String) -> String { "service \(name)" }

    static func standardKey(_ id: String) -> String { "standard \(id)" }

    /// How figures are computed; raised with every change that moves a number on equal inputs.
    private static let rules = "1"

    /// The settings of a snapshot.
    static func settings(of snapshot: Snapshot) -> [String: String] {
        let query = snapshot.zones.query
        var settings = [
            rulesKey: rules,
            "core": "\(query.core.name), outline \(outline(of: query.core))",
            "zones": zones(query.zones),
            "rule": query.rule.rawValue,
            "tolerance": DecimalText.shortest(query.tolerance),
            weightKey: snapshot.project.population ?? "every village counts alike",
            regionKey: snapshot.region ?? "all villages",
        ]
        for (indicator, classes) in zip(snapshot.indicators, snapshot.classSets) {
            settings[classesKey(indicator.name)] =
                classes.isEmpty
                ? "none"
                : classes.map { found in
                    "\(found.name) to "
                        + (found.upperInclusive.map { DecimalText.shortest($0) } ?? "the end")
                }.joined(separator: ", ")
            settings[indicatorKey(indicator.name)] =
                "column \(indicator.column) of \(indicator.vintage), source \(indicator.source)"
        }
        for service in snapshot.distances.services {
            let kinds = service.kinds.isEmpty ? "all" : service.kinds.joined(separator: " ")
            settings[serviceKey(service.name)] =
                "\(service.family): \(kinds) of \(ReportContext.fileName(service.source))"
                + (service.exclusions.isEmpty ? "" : " without \(service.exclusions)")
        }
        for standard in snapshot.standards {
            settings[standardKey(standard.id)] =
                "\(DecimalText.shortest(standard.threshold.meters)) m to "
                + "\(standard.family): \(standard.kinds.joined(separator: " "))"
        }
        return settings
    }

    /// The distance in meters of a standard, as the settings of a run have it.
    static func threshold(ofStandard id: String, in method: [String: String]) -> Double? {
        method[standardKey(id)]?.split(separator: " ").first.flatMap { Double($0) }
    }

    /// The settings that keep two figures of one name from being compared.
    ///
    /// Figures of unlike bases measure two things, whatever their settings are.
    static func breaks(
        from earlier: RunFigure,
        in then: StoredRun,
        to later: RunFigure,
        in now: StoredRun
    ) -> [String] {
        let always: Set = [rulesKey, regionKey]
        let (old, new) = (Set(earlier.basis), Set(later.basis))
        let changed = old.union(new).union(always).filter { then.method[$0] != now.method[$0] }
        return changed.union(old.symmetricDifference(new)).sorted()
    }

    private static func outline(of core: Core) -> String {
        let text = GeoJSONWriter.text(
            Layer(
                name: "core",
                columns: [],
                features: [Feature(values: [], geometry: core.geometry)]
            )
        )
        return String(SHA256.hexadecimal(of: [UInt8](text.utf8)).prefix(16))
    }

    private static func zones(_ set: ZoneSet) -> String {
        switch set.definition {
        case .rings(let limits):
            return "rings at "
                + limits.map { DecimalText.shortest($0.meters) }.joined(separator: ", ") + " m"
        case .areas(let areas):
            let layer = Layer(
                name: "zones",
                columns: [],
                features: areas.map { Feature(values: [], geometry: $0.geometry) }
            )
            let digest = SHA256.hexadecimal(of: [UInt8](GeoJSONWriter.text(layer).utf8))
            return "areas \(set.zoneNames.joined(separator: ", ")), \(digest.prefix(16))"
        case .administrative(let lists):
            return lists.map { "\($0.name): \($0.regions.joined(separator: " "))" }
                .joined(separator: "; ")
        }
    }
}
