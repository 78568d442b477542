public import ArgumentParser
import FoundationEssentials
import Layers
public import Planning
import Reporting

extension RegionLevel: ExpressibleByArgument {}

/// The report on all questions, as a folder of files.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "The report: a page to read, tables, maps and the record of the run.",
        discussion: """
            A report may be defined in the project file ([[reports]]) and is then named with \
            --report. --for makes it for one region, or a page for one village; --each makes one for \
            every region of a level, each in a folder of its own. Every run is recorded in the \
            history; --since compares with an earlier one.

            PDF needs WeasyPrint or Chromium, DOCX pandoc, PNG rsvg-convert; what cannot be made is \
            named, and the command ends with 3.

            Examples:
              ikn report -o laporan --lang id
              ikn report -o report --lang en --villages desa.geojson --rule majority
              ikn report -o triwulan --report triwulan --since latest
              ikn report -o ppu --for 64.09 --formats html,pdf,xlsx
              ikn report -o kabupaten --each regency
              ikn report -o desa --each village --for 64.09
            """
    )

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var languageOption: LanguageOption

    @OptionGroup var zoneOptions: ZoneOptions

    @Option(help: ArgumentHelp("Report that the project file defines.", valueName: "name"))
    var report: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Folder to write.", valueName: "folder"))
    var output = "report"

    @Option(
        help: ArgumentHelp(
            "Formats: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")) or all.",
            valueName: "names"
        )
    )
    var formats: String?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("Code of a regency, district or village.", valueName: "code")
    )
    var region: String?

    @Option(help: "A report for each regency, district or village.")
    var each: RegionLevel?

    @Option(
        help: ArgumentHelp(
            "Run to compare with: its identifier, or latest for the last good one of this report.",
            valueName: "run"
        )
    )
    var since: String?

    @Option(
        help: ArgumentHelp(
            "Indicator the report is about; the first of the definition or project by default.",
            valueName: "name"
        )
    )
    var indicator: String?

    @Flag(help: "Do not record the run in the history.")
    var noHistory = false

    @Flag(help: "Replace the folder if it exists.")
    var overwrite = false

    @Flag(help: "Say nothing but errors on standard error.")
    var quiet = false

    @OptionGroup var stateOption: StateOption

    func validate() throws {
        let inputs = [projectOptions.villageOptions.villages, projectOptions.coreOptions.core]
        if inputs.contains("-") {
            throw ValidationError("a report names its inputs; write standard input to a file first")
        }
        if since != nil, each != nil {
            throw ValidationError("--since is for one report; leave out --each")
        }
    }

    func run() throws {
        let sink = try FolderSink(output, overwrite: overwrite)
        let project = try projectOptions.load()
        let definition = try report.map { try project.report($0) }
        var wishes = ReportPlan.Wishes()
        wishes.core = try projectOptions.core(of: project)
        wishes.zones = zoneOptions.zones
        wishes.rule = zoneOptions.rule
        wishes.indicator = indicator
        wishes.formats = formats?.split(separator: ",").map(String.init)
        if languageOption.chosen != nil || definition?.languages == nil {
            wishes.languages = [languageOption.language]
        }
        let plan = try ReportPlan(definition, of: project, wishes)
        let work = ReportRun(
            plan,
            of: project,
            register: try projectOptions.register(of: project),
            otherInputs: [
                projectOptions.villageOptions.villages, projectOptions.coreOptions.core,
            ].compactMap(\.self)
        )
        let isVillage = region.flatMap { VillageCode(kemendagri: $0) } != nil
        if let each {
            try makeEach(each, work, plan, project, sink)
        } else if isVillage, let region {
            try makeProfile(region, work, sink)
        } else {
            try makeOne(work, plan, project, sink)
        }
    }

    // MARK: One report

    private func makeOne(
        _ work: ReportRun,
        _ plan: ReportPlan,
        _ project: Project,
        _ sink: consuming FolderSink
    ) throws {
        let record = try ReportHistory(stateOption, isKept: !noHistory) { say($0, .warning) }
        let begun = try begin(project, plan, region: region)
        try record.begin(begun)
        do {
            let result = try work.make(
                begun,
                after: try record.earlier(since, like: begun),
                at: try Clock.moment(),
                into: sink
            )
            try sink.commit()
            try record.end(result.run)
            for line in result.summary { say(line) }
            print("\(output)/\(result.first)")
            try ReportEnding(result).end()
        } catch {
            if !(error is ExitCode) { try record.fail(begun, error) }
            throw error
        }
    }

    func begin(
        _ project: Project,
        _ plan: ReportPlan,
        region: String?,
        in folder: String = ""
    ) throws -> StoredRun {
        let time = try Clock.time()
        var run = StoredRun(
            id: RunIdentifier.make(at: time),
            report: plan.name,
            region: region,
            started: time.iso8601(in: .makassar),
            project: project.path
        )
        let here = FileManager.default.currentDirectoryPath
        run.folder = (output.hasPrefix("/") ? output : "\(here)/\(output)") + folder
        return run
    }

    private func makeProfile(
        _ code: String,
        _ work: ReportRun,
        _ sink: consuming FolderSink
    ) throws {
        let made = try work.makeProfile(
            of: code,
            in: try work.snapshot(of: nil),
            at: try Clock.moment(),
            into: sink
        )
        try sink.commit()
        print("\(output)/\(made.first)")
        for lack in made.lacks { say("left out: \(lack)", .warning) }
        if !made.lacks.isEmpty { throw ExitStatus.skipped }
    }

    func say(_ text: String, _ priority: Messages.Priority = .info) {
        if !quiet { Messages.say(text, priority) }
    }
}
