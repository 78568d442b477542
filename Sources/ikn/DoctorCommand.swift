import ArgumentParser
import FoundationEssentials
import Layers
import Planning

/// Whether everything is in place.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Versions, data and optional programs: whether everything is in place."
    )

    @OptionGroup var projectOption: ProjectOption

    func run() throws {
        for (name, version) in SoftwareVersions.all { print("ok       \(name) \(version)") }
        let project = try projectOption.load()
        let register = try project.villages()
        print("ok       project \(project.path)")
        print("ok       \(register.villages.count) villages in \(register.source)")
        print(
            register.hasLand ? "ok       polygons" : "note     points only: maps use Thiessen cells"
        )
        for (program, package, purpose) in Self.optionalPrograms {
            if let path = ProgramSearch.find(program) {
                print("ok       \(program): \(path)")
            } else {
                print("missing  \(program) (\(purpose)): apt-get install \(package)")
            }
        }
    }

    private static let optionalPrograms = [
        ("ogr2ogr", "gdal-bin", "Shapefile, KML, FlatGeobuf and other formats, both ways"),
        ("curl", "curl", "ikn data fetch"),
        ("weasyprint", "weasyprint", "PDF from the report"),
        ("chromium", "chromium", "PDF from the report"),
        ("pandoc", "pandoc", "DOCX from the report"),
        ("rsvg-convert", "librsvg2-bin", "PNG of the figures of the report"),
        ("sendmail", "msmtp-mta", "mail when an alert fires"),
    ]
}
