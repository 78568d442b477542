import ArgumentParser
import Layers
import Planning
import Reporting

/// How an answer is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json, geojson, geojsonseq, ndjson

    /// The format that a file name asks for.
    init?(fileName: String) {
        switch fileName.split(separator: ".").last?.lowercased() {
        case "csv": self = .csv
        case "json": self = .json
        case "geojson": self = .geojson
        case "geojsons", "geojsonseq": self = .geojsonseq
        case "geojsonl", "ndjson": self = .ndjson
        case "txt": self = .table
        default: return nil
        }
    }
}

/// Where an answer goes, in which format and language.
struct OutputOptions: ParsableArguments {
    @Option(
        help:
            "Format: table, csv, json, geojson, geojsonseq or ndjson; by default that of the file name."
    )
    var format: OutputFormat?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("File to write; - is standard output.", valueName: "file")
    )
    var output = "-"

    @Flag(help: "Replace the file if it exists.")
    var overwrite = false

    @Flag(help: "Say nothing but errors on standard error.")
    var quiet = false

    @OptionGroup var languageOption: LanguageOption

    var language: Language { languageOption.language }

    /// The format asked for, or that of the file name; a table without either.
    ///
    /// - Throws: `PlanningError` for a file name of another format.
    func effectiveFormat() throws -> OutputFormat { try namedFormat() ?? .table }

    /// The format asked for, or that of the file name; `nil` without either.
    ///
    /// - Throws: `PlanningError` for a file name of another format.
    func namedFormat() throws -> OutputFormat? {
        if let format = format ?? OutputFormat(fileName: output) { return format }
        let name = output.split(separator: "/").last ?? ""
        guard output != "-", !output.hasPrefix("/dev/"), name.contains(".") else { return nil }
        throw PlanningError(
            .usage,
            "'\(name)' is of no format that is written here",
            remedy: "name a .csv, .json or .geojson file, pass --format, or use 'ikn export'"
        )
    }

    /// Writes an answer and says how it came about.
    ///
    /// - Throws: `ExitStatus.skipped` after writing, if rows were left out that should have counted.
    func write(_ answer: Answer) throws {
        let text = answer.text(as: try effectiveFormat(), language)
        try OutputFile.write(text, to: output, overwrite: overwrite)
        explain(answer)
        if !answer.tally.defects.isEmpty { throw ExitStatus.skipped }
    }

    /// Says on standard error what the answer rests on.
    func explain(_ answer: Answer) {
        guard !quiet else { return }
        for line in answer.preamble(language) { Messages.say(line) }
    }
}
