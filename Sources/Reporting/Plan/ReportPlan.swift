import Layers
public import Planning

/// A report that is asked for: a definition of the project with what a command adds to it.
public struct ReportPlan: Sendable {
    /// What a command asks for in place of the definition.
    public struct Wishes: Sendable {
        /// The core in place of the project's.
        public var core: Core?
        /// The zones.
        public var zones: String?
        /// The inclusion rule.
        public var rule: InclusionRule?
        /// The main indicator.
        public var indicator: String?
        /// The languages.
        public var languages: [Language]?
        /// The formats.
        public var formats: [String]?

        /// Asks for nothing beside the definition.
        public init() {}
    }

    /// The name of the definition; empty for none.
    public let name: String
    /// Core, zones and rule.
    public let query: ZoneQuery
    /// The indicators, the main one first.
    public let indicators: [Indicator]
    /// The identifiers of the standards that count; all if `nil`.
    public let standards: [String]?
    /// The languages.
    public let languages: [Language]
    /// Title, sections, formats and lights.
    public let form: Report.Form
    /// The rules.
    public let alerts: [AlertRule]
    /// Who is told.
    public let receivers: [Receiver]

    /// Reads a definition.
    ///
    /// - Parameter definition: `nil` for a report of all there is.
    /// - Throws: `PlanningError` that names what the project does not have, or `LayerError`.
    public init(
        _ definition: ReportDefinition?,
        of project: Project,
        _ wishes: Wishes = Wishes()
    ) throws {
        let definition = definition ?? ReportDefinition(name: "")
        name = definition.name
        query = ZoneQuery(
            core: try wishes.core ?? project.core(),
            zones: try project.zoneSet(wishes.zones ?? definition.zones.map(project.zoneName)),
            rule: try wishes.rule ?? Self.rule(definition.rule) ?? .point
        )
        var names = definition.indicators ?? []
        if let first = wishes.indicator { names = [first] + names.filter { $0 != first } }
        indicators =
            names.isEmpty
            ? [try project.indicator(orFirst: nil)] : try names.map { try project.indicator($0) }
        guard Set(indicators.map(\.name)).count == indicators.count else {
            throw PlanningError(
                .usage,
                "the report '\(definition.name)' names an indicator twice",
                remedy: "name each once"
            )
        }
        try Self.requirePeriod(definition)
        guard definition.sections?.isEmpty != true else {
            throw PlanningError(
                .usage,
                "the report '\(definition.name)' has no sections",
                remedy: "leave the list out, or name some of "
                    + ReportPart.allCases.map(\.rawValue).joined(separator: ", ")
            )
        }
        let known = try project.standards()
        for id in definition.standards ?? [] { try AccessStandard.require(id, in: known) }
        standards = definition.standards
        languages = try wishes.languages ?? Self.languages(definition.languages ?? ["id"])
        let formats = try (wishes.formats ?? definition.formats).map { texts in
            try ReportFormat.formats(texts)
        }
        let lights = try TrafficLights(definition)
        let ownMain = try definition.indicators?.first ?? project.indicator(orFirst: nil).name
        form = Report.Form(
            title: definition.title,
            publisher: definition.publisher,
            parts: try definition.sections.map { try ReportPart.parts($0) } ?? ReportPart.allCases,
            formats: formats ?? Set(ReportFormat.usual),
            lights: indicators[0].name == ownMain ? lights : lights.withoutIndicator
        )
        alerts = try (definition.alerts ?? []).map { try AlertRule(parsing: $0) }
        receivers = try (definition.receivers ?? []).map {
            try Receiver($0, folder: project.ownFolder)
        }
    }

    private static func rule(_ name: String?) throws(PlanningError) -> InclusionRule? {
        guard let name else { return nil }
        guard let rule = InclusionRule(rawValue: name) else {
            throw .unknown("rule", name, known: InclusionRule.allCases.map(\.rawValue))
        }
        return rule
    }

    private static func languages(_ names: [String]) throws(PlanningError) -> [Language] {
        var languages: [Language] = []
        for name in names {
            guard let language = Language(rawValue: name) else {
                throw .unknown("language", name, known: Language.allCases.map(\.rawValue))
            }
            if !languages.contains(language) { languages.append(language) }
        }
        guard !languages.isEmpty else {
            throw PlanningError(
                .usage,
                "a report has no language",
                remedy: "name id, en or both"
            )
        }
        return languages
    }

    private static func requirePeriod(_ definition: ReportDefinition) throws(PlanningError) {
        guard let period = definition.period else { return }
        do {
            _ = try CalendarExpression(parsing: period)
        } catch {
            throw PlanningError(
                .usage,
                "the report '\(definition.name)' has the period '\(period)', which cannot be "
                    + "read: \(error.message)",
                remedy: error.remedy
            )
        }
    }

    /// Whether somebody is told by mail.
    public var sendsMail: Bool {
        receivers.contains { if case .mail = $0.way { true } else { false } }
    }

    /// Refuses receivers whose secret cannot be read.
    ///
    /// - Throws: `LayerError` that names the file.
    public func requireSecrets() throws {
        for receiver in receivers {
            if case .webhook(_, let secret?) = receiver.way { _ = try InputFile.read(secret) }
        }
    }
}
