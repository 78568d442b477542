public import Layers
public import Planning

/// One run of a report: from data to a folder of files and a record for the history.
public struct ReportRun: Sendable {
    /// What came of a run.
    public struct Result: Sendable {
        /// The record, with figures, villages and findings.
        public var run: StoredRun
        /// The headline numbers, one a line.
        public var summary: [String]
        /// The first file to open.
        public var first: String
        /// Formats that could not be made, each with what to do.
        public var lacks: [String]
        /// Whether rows were left out that should have counted.
        public var hasDefects: Bool
        /// The rules that fired in words, by language.
        public var alertLines: [Language: [String]]
    }

    /// What runs are compared with.
    public struct Earlier: Sendable {
        /// The last good run, read with its villages.
        public var previous: StoredRun
        /// Good runs with their figures, oldest first, that one among them.
        public var series: [StoredRun]

        /// Names the runs before.
        public init(previous: StoredRun, series: [StoredRun]) {
            self.previous = previous
            self.series = series
        }
    }

    private let plan: ReportPlan
    private let project: Project
    private let register: VillageRegister
    private let otherInputs: [String]

    /// The codes of the regions of a level that have villages.
    public func regions(_ level: RegionLevel, in region: String?) throws -> [String] {
        try (region.map { try register.villages(in: $0) } ?? register).regions(level)
    }

    /// Names plan and data.
    ///
    /// - Parameter otherInputs: Files that were read in place of the project's.
    public init(
        _ plan: ReportPlan,
        of project: Project,
        register: VillageRegister,
        otherInputs: [String] = []
    ) {
        self.plan = plan
        self.project = project
        self.register = register
        self.otherInputs = otherInputs
    }

    /// Makes the report.
    ///
    /// - Parameters:
    ///   - begun: The record of the run as it began.
    ///   - earlier: What it is compared with; `nil` for nothing.
    ///   - moment: When it is made.
    ///   - sink: The folder; it is complete, but not yet in its place.
    /// - Throws: Whatever keeps the report from being made.
    public func make(
        _ begun: StoredRun,
        after earlier: Earlier?,
        at moment: ReportMoment,
        into sink: borrowing FolderSink
    ) throws -> Result {
        let snapshot = try snapshot(of: begun.region)
        var run = begun
        run.record(snapshot)
        run.alerts = plan.alerts.map { $0.finding(in: run, after: earlier?.previous) }
        run.outcome = .done
        run.finished = moment.iso8601
        let past = earlier.map { ReportPast(of: run, after: $0.previous, among: $0.series) }
        let written = try ReportWriter(
            of: snapshot,
            languages: plan.languages,
            form: plan.form,
            at: moment,
            run: run,
            past: past
        ).write(into: sink)
        return Result(
            run: run,
            summary: written.summary,
            first: written.first,
            lacks: written.lacks,
            hasDefects: !snapshot.zones.tally.defects.isEmpty
                || !snapshot.inequality.tally.defects.isEmpty,
            alertLines: Dictionary(
                uniqueKeysWithValues: Language.allCases.map { language in
                    let context = ReportContext(snapshot, language)
                    let fired = run.alerts.filter { $0.state == .fired }
                    return (language, fired.compactMap { $0.line(context) })
                }
            )
        )
    }

    /// Refuses rules on figures that a report on all villages does not have.
    ///
    /// - Throws: `PlanningError` that lists what is like them, or whatever keeps a question from being
    ///   answered.
    public func requireAlerts() throws {
        guard !plan.alerts.isEmpty else { return }
        let figures = try snapshot(of: nil).figures
        for rule in plan.alerts { try rule.require(in: figures) }
    }

    /// All answers, for the villages of a region.
    ///
    /// - Parameter region: The code of a region; `nil` for all.
    /// - Throws: Whatever keeps a question from being answered.
    public func snapshot(of region: String?) throws -> Snapshot {
        try Snapshot(
            of: project,
            register: register,
            query: plan.query,
            indicators: plan.indicators,
            region: region,
            standardIDs: plan.standards,
            otherInputs: otherInputs
        )
    }

    /// Makes the profile of a village.
    ///
    /// - Parameters:
    ///   - code: The code of the village.
    ///   - snapshot: The answers for all villages.
    /// - Returns: The first file to open, and formats that could not be made.
    /// - Throws: `PlanningError` if there is no such village, or `LayerError`.
    public func makeProfile(
        of code: String,
        in snapshot: Snapshot,
        at moment: ReportMoment,
        into sink: borrowing FolderSink
    ) throws -> (first: String, lacks: [String]) {
        guard let village = try register.villages(in: code).villages.first else {
            preconditionFailure("a region with villages has a first")
        }
        let written = try ReportWriter(
            profileOf: village,
            in: snapshot,
            languages: plan.languages,
            form: plan.form,
            at: moment
        ).write(into: sink)
        let lacks = plan.form.formats.contains(.gpkg) ? ["gpkg: a profile has no map package"] : []
        return (written.first, written.lacks + lacks)
    }
}
