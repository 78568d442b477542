import ArgumentParser
import Glibc
import Layers
import Planning
import Reporting

/// The report on all questions, as a folder of files.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "The report: a page to read, tables, maps and the record of the run.",
        discussion: """
            Examples:
              ikn report -o laporan --lang id
              ikn report -o report --lang en --villages desa.geojson --rule majority
            """
    )

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var zoneOptions: ZoneOptions
    @OptionGroup var languageOption: LanguageOption

    @Option(name: .shortAndLong, help: ArgumentHelp("Folder to write.", valueName: "folder"))
    var output = "report"

    @Option(
        help: ArgumentHelp(
            "Indicator the report is about; the first of the project by default.",
            valueName: "name"
        )
    )
    var indicator: String?

    @Flag(help: "Replace the folder if it exists.")
    var overwrite = false

    @Flag(help: "Say nothing but errors on standard error.")
    var quiet = false

    func validate() throws {
        let inputs = [projectOptions.villageOptions.villages, projectOptions.coreOptions.core]
        if inputs.contains("-") {
            throw ValidationError("a report names its inputs; write standard input to a file first")
        }
    }

    func run() throws {
        let folder = try OutputFolder(output, overwrite: overwrite)
        let project = try projectOptions.load()
        let register = try projectOptions.register(of: project)
        let query = try zoneOptions.query(project, projectOptions)
        let snapshot = try Snapshot(
            of: project,
            register: register,
            query: query,
            indicator: try project.indicator(orFirst: indicator),
            otherInputs: [
                projectOptions.villageOptions.villages, projectOptions.coreOptions.core,
            ].compactMap(\.self)
        )
        let moment = try Self.moment()
        let report = Report(of: snapshot, language: languageOption.language, at: moment)
        try folder.write(report.files.map { (name: $0.name, text: $0.text) })
        if !quiet {
            for line in report.summaryLines { Messages.say(line) }
        }
        print("\(output)/index.html")
        if !snapshot.zones.tally.defects.isEmpty || !snapshot.inequality.tally.defects.isEmpty {
            throw ExitStatus.skipped
        }
    }

    /// The time of the run: now, or what `SOURCE_DATE_EPOCH` says for a report that comes out the
    /// same to the byte.
    private static func moment() throws -> ReportMoment {
        let stated = getenv("SOURCE_DATE_EPOCH").map { String(cString: $0) }
        guard let seconds = stated.map({ Int($0) }) ?? time(nil),
            let moment = ReportMoment(secondsSince1970: seconds)
        else {
            throw PlanningError(
                .usage,
                "SOURCE_DATE_EPOCH is '\(stated ?? "")', which is no time",
                remedy: "write seconds since 1970, or leave it out"
            )
        }
        return moment
    }
}
