import ArgumentParser
import GeometryModel
import Layers
import Planning

/// Points of any number, read, answered and written piece by piece in the order of the input.
///
/// Memory holds a few pieces a thread, whatever the length of the input.
struct PointStream {
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

    /// Whether a file is of another format by its name, which GDAL reads.
    static func needsConversion(_ file: String) -> Bool {
        let ending = file.split(separator: "/").last?.split(separator: ".").last?.lowercased() ?? ""
        return ["gpkg", "shp", "fgb", "kml", "xlsx", "dxf", "tab", "parquet"].contains(ending)
    }

    static let unstreamable = ValidationError(
        "these points are not written in this format; name another with --format, or a file"
    )

    /// Whether an input can be written piece by piece in the format that is asked for.
    static func canWrite(_ input: borrowing PointInput, as format: OutputFormat?) -> Bool {
        switch input {
        case .table: [nil, .csv, .geojson, .geojsonseq].contains(format)
        case .features(let stream):
            stream.crs == nil && [nil, .geojson, .geojsonseq].contains(format)
        }
    }

    /// Writes the points of an input with what is added to them.
    ///
    /// - Returns: The account of the points.
    /// - Throws: `LayerError` for what cannot be read or written.
    func run(_ input: consuming PointInput, _ answers: @escaping Answers) throws -> Tally {
        let format = try format()
        switch consume input {
        case .table(var table):
            for name in names where table.columns.contains(name) {
                throw Self.taken(name, table.path, Place())
            }
            switch format {
            case .geojson: return try writeFeatures(&table, answers, asCollection: true)
            case .geojsonseq: return try writeFeatures(&table, answers, asCollection: false)
            default: return try writeRows(&table, answers)
            }
        case .features(var stream):
            let isCollection = format.map { $0 == .geojson } ?? (stream.head != nil)
            return try write(&stream, answers, asCollection: isCollection)
        }
    }

    private func sink() throws -> FileSink {
        try FileSink(output.output, overwrite: output.overwrite)
    }

    // MARK: Tables

    private func writeRows(
        _ table: inout PointTable,
        _ answers: @escaping Answers
    ) throws -> Tally {
        let (rows, separator) = (table.rows, table.separator)
        var sink = try sink()
        try sink.write(header(table) + [UInt8(ascii: "\n")])
        var tally = PointTally(path: table.path, noun: "row", isStrict: options.strict)
        var progress = Progress("rows", isQuiet: output.quiet)
        defer { progress.end() }
        try OrderedPipeline.run(threads: options.threads) {
            try table.next()
        } transform: { piece in
            let block = rows.read(piece)
            let fields = answers(block.positions)
            return (block: block, bytes: block.rows(appending: fields, separator: separator))
        } finish: { result in
            try tally.add(result.block)
            progress.report(tally.tally.read)
            try sink.write(result.bytes)
        }
        try sink.commit()
        return tally.tally
    }

    /// Rows as features, piece by piece as tables of their own.
    private func writeFeatures(
        _ table: inout PointTable,
        _ answers: @escaping Answers,
        asCollection: Bool
    ) throws -> Tally {
        let (rows, separator, path) = (table.rows, table.separator, table.path)
        let header = header(table) + [UInt8(ascii: "\n")]
        let frame = Frame(isCollection: asCollection)
        var sink = try sink()
        try sink.write(frame.head)
        var tally = PointTally(path: path, noun: "row", isStrict: options.strict)
        var progress = Progress("rows", isQuiet: output.quiet)
        defer { progress.end() }
        var isFirst = true
        try OrderedPipeline.run(threads: options.threads) {
            try table.next()
        } transform: { piece in
            let block = rows.read(piece)
            let fields = answers(block.positions)
            let text = header + block.rows(appending: fields, separator: separator)
            let features = Result { () throws(LayerError) -> String in
                var layer = try CSVReader.read(text, path: path)
                layer.setNumbers(of: fields)
                layer.dropGeometry(of: block)
                return GeoJSONWriter.features(layer, prefix: frame.prefix, suffix: frame.suffix)
            }
            return (block: block, features: features)
        } finish: { result in
            try tally.add(result.block)
            progress.report(tally.tally.read)
            try frame.write(Array(try result.features.get().utf8), to: &sink, isFirst: &isFirst)
        }
        try sink.write(frame.tail)
        try sink.commit()
        return tally.tally
    }

    private func header(_ table: borrowing PointTable) -> [UInt8] {
        names.reduce(table.header) { $0 + [table.separator] + Array($1.utf8) }
    }

    // MARK: Features

    private func write(
        _ stream: inout FeatureStream,
        _ answers: @escaping Answers,
        asCollection: Bool
    ) throws -> Tally {
        let (rows, names, path) = (FeatureRows(adding: names), names, stream.path)
        let frame = Frame(isCollection: asCollection)
        var sink = try sink()
        try sink.write(asCollection ? stream.head ?? frame.head : frame.head)
        var tally = PointTally(path: path, noun: "feature", isStrict: options.strict)
        var progress = Progress("features", isQuiet: output.quiet)
        defer { progress.end() }
        var isFirst = true
        try OrderedPipeline.run(threads: options.threads) {
            try stream.next()
        } transform: { piece in
            let block = rows.read(piece)
            let properties = Array(zip(names, answers(block.positions)))
            let bytes = block.features(
                adding: properties.map { (name: $0, field: $1) },
                prefix: frame.prefix,
                suffix: frame.suffix
            )
            return (block: block, bytes: bytes)
        } finish: { result in
            if let taken = result.block.taken {
                let place = Place(feature: tally.tally.read + taken.feature + 1)
                throw Self.taken(taken.name, path, place)
            }
            try tally.add(result.block)
            progress.report(tally.tally.read)
            try frame.write(result.bytes, to: &sink, isFirst: &isFirst)
        }
        let hasOwnFrame = asCollection && stream.head != nil
        try sink.write(hasOwnFrame ? [UInt8(ascii: "\n")] + stream.tail : frame.tail)
        try sink.commit()
        return tally.tally
    }

    /// What stands round features.
    private struct Frame: Sendable {
        let isCollection: Bool

        var head: [UInt8] {
            isCollection ? Array("{\"type\":\"FeatureCollection\",\"features\":[".utf8) : []
        }

        var tail: [UInt8] { isCollection ? Array("\n]}\n".utf8) : [] }
        var prefix: String { isCollection ? ",\n" : "\u{1E}" }
        var suffix: String { isCollection ? "" : "\n" }

        /// Writes features; the first of a collection has no comma before it.
        func write(
            _ features: [UInt8],
            to sink: inout FileSink,
            isFirst: inout Bool
        ) throws(LayerError) {
            guard !features.isEmpty else { return }
            try sink.write(isCollection && isFirst ? Array(features.dropFirst()) : features)
            isFirst = false
        }
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

extension PointTally {
    /// Counts the rows of the next block and lists its faults.
    fileprivate mutating func add(_ block: PointBlock) throws {
        try add(count: block.positions.count, block.faults, faultCount: block.faultCount)
    }

    /// Counts the features of the next block and lists its faults.
    fileprivate mutating func add(_ block: FeatureBlock) throws {
        try add(count: block.positions.count, block.faults, faultCount: block.faultCount)
    }
}

extension Layer {
    /// Leaves features without a usable position without a geometry.
    fileprivate mutating func dropGeometry(of block: PointBlock) {
        let rows = block.positions.indices.filter { !block.bytes(ofRow: $0).isEmpty }
        for (feature, row) in zip(features.indices, rows) where block.positions[row].x.isNaN {
            features[feature].geometry = nil
        }
    }

    /// Makes numbers of the last columns that were written as such.
    fileprivate mutating func setNumbers(of fields: [AppendedField]) {
        let first = columns.count - fields.count
        for (number, field) in fields.enumerated() {
            guard case .thousandths = field else { continue }
            columns[first + number].decimals = 3
            for row in features.indices {
                features[row].values[first + number] = Cell(
                    features[row].values[first + number].number
                )
            }
        }
    }
}
