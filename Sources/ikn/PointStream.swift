import ArgumentParser
import GeometryModel
import Layers
import Planning

/// Points of any number, read, answered and written piece by piece in the order of the input.
///
/// Memory holds a few pieces a thread, whatever the length of the input.
struct PointStream {
    /// The account of the points, and what a reader should know of how they were read.
    typealias Account = (tally: Tally, notes: [LocalizedText])
    /// What is added to each point.
    typealias Answers = @Sendable ([Coordinate]) -> [AppendedField]

    let options: PointStreamOptions
    let output: OutputOptions
    /// The names of what is added.
    let names: [String]

    /// The format that is asked for; `nil` for that of the input, as for a name that ends in `.tsv`.
    ///
    /// - Throws: `PlanningError` for a file name of another format.
    func format() throws -> OutputFormat? {
        output.format == nil && output.output.lowercased().hasSuffix(".tsv")
            ? nil : try output.namedFormat()
    }

    static let unstreamable = ValidationError(
        "these points are not written in this format; name another with --format, or a file"
    )

    private static let formats: Set<OutputFormat?> = [nil, .csv, .geojson, .geojsonseq, .ndjson]

    /// Whether an input can be written piece by piece in the format that is asked for.
    static func canWrite(_ input: borrowing PointInput, as format: OutputFormat?) -> Bool {
        switch input {
        case .table: formats.contains(format)
        case .features(let stream): stream.crs == nil && formats.contains(format)
        }
    }

    /// Writes the points of an input with what is added to them.
    ///
    /// - Returns: The account of the points, with what a reader should know of how they were read.
    /// - Throws: `LayerError` for what cannot be read or written.
    func run(_ input: consuming PointInput, _ answers: @escaping Answers) throws -> Account {
        let format = try format()
        switch consume input {
        case .table(var table):
            for name in names where table.columns.contains(name) {
                throw Self.taken(name, table.path, Place())
            }
            switch format {
            case .geojson: return try writeFeatures(&table, answers, in: .collection)
            case .geojsonseq: return try writeFeatures(&table, answers, in: .separators)
            case .ndjson: return try writeFeatures(&table, answers, in: .lines)
            default: return try writeRows(&table, answers)
            }
        case .features(var stream):
            switch format {
            case .csv: return try writeRows(&stream, answers)
            case .geojson: return try write(&stream, answers, in: .collection)
            case .geojsonseq: return try write(&stream, answers, in: .separators)
            case .ndjson: return try write(&stream, answers, in: .lines)
            default: return try write(&stream, answers, in: FeatureFrame(stream.framing))
            }
        }
    }

    func sink() throws -> FileSink {
        try FileSink(output.output, overwrite: output.overwrite)
    }

    static func taken(_ name: String, _ path: String, _ place: Place) -> LayerError {
        LayerError(
            .value,
            path: path,
            place: place,
            message: "there is a column '\(name)' already",
            remedy: "rename that column first"
        )
    }
}
