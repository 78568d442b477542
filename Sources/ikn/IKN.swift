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

            Without a project file the data that come with the program are used.
            Exit codes: 0 done, 1 failed, 3 done but something was skipped, 64 usage, 65 bad data,
            66 no input, 73 cannot write, 130 interrupted. What a project excludes by rule, and kelurahan
            without an index of desa, are counted as skipped but make no 3.
            """,
        version: ProductVersion.text,
        subcommands: [
            ZonesCommand.self, DistancesCommand.self, AccessCommand.self, InequalityCommand.self,
            VillagesCommand.self, ReportCommand.self, ExportCommand.self, DataCommand.self,
            InitCommand.self, DoctorCommand.self,
        ]
    )

    static func main() {
        do {
            var command = try parseAsRoot()
            let sources = Interruption.watch()
            try withExtendedLifetime(sources) { try command.run() }
        } catch {
            guard let status = ExitStatus(of: error) else { exit(withError: error) }
            Messages.error(error)
            Glibc.exit(status.rawValue)
        }
    }
}
