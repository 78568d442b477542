import ArgumentParser
import Glibc

/// The command line of Penyangga.
@main
struct IKN: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ikn",
        abstract: "Villages, distances and inequality around Indonesia's new capital.",
        discussion: """
            Examples:
              ikn zones query --format csv
              ikn zones summary --zones 5km,10km,25km
              ikn distances --service puskesmas
              ikn inequality --indicator idm_2024 --gap "core:0-10 km"
              ikn villages search sukaraja
              ikn report -o laporan
              ikn schedule add triwulan --on quarterly

            Without a project file the data that come with the program are used. Every command takes
            --log-format plain|journal|json for its messages on standard error.
            Exit codes: 0 done, 1 failed, 3 done but something was skipped, 4 done and an alert fired,
            64 usage, 65 bad data, 66 no input, 73 cannot write, 75 busy, 130 interrupted. What a project excludes by rule, and kelurahan
            without an index of desa, are counted as skipped but make no 3.
            """,
        version: ProductVersion.text,
        subcommands: [
            ZonesCommand.self, DistancesCommand.self, AccessCommand.self, InequalityCommand.self,
            VillagesCommand.self, ReportCommand.self, CompareCommand.self, HistoryCommand.self,
            ScheduleCommand.self, ExportCommand.self, DataCommand.self, InitCommand.self,
            DoctorCommand.self,
        ]
    )

    static func main() {
        do {
            let arguments = try LogFormat.removed(from: Array(CommandLine.arguments.dropFirst()))
            var command = try parseAsRoot(arguments)
            let sources = Interruption.watch()
            try withExtendedLifetime(sources) { try command.run() }
        } catch {
            guard let status = ExitStatus(of: error) else { exit(withError: error) }
            Messages.error(error)
            Glibc.exit(status.rawValue)
        }
    }
}
