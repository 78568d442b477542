import Layers
import Planning

extension PointStream {
    func write(
        _ stream: inout FeatureStream,
        _ answers: @escaping Answers,
        in frame: FeatureFrame
    ) throws -> Account {
        let (rows, names, path) = (FeatureRows(adding: names), names, stream.path)
        var sink = try sink()
        try sink.write(frame == .collection ? stream.head ?? frame.head : frame.head)
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
        let hasOwnFrame = frame == .collection && stream.head != nil
        try sink.write(hasOwnFrame ? [UInt8(ascii: "\n")] + stream.tail : frame.tail)
        try sink.commit()
        return tally.account
    }

    /// Features as rows, with the columns that all of them have together.
    func writeRows(
        _ stream: inout FeatureStream,
        _ answers: @escaping Answers
    ) throws -> Account {
        let path = stream.path
        let rows = FeatureRows(adding: names)
        var first: FeatureStream.Piece?
        var columns = FeatureColumns()
        if stream.isRepeatable {
            columns = try self.columns(ofFeaturesIn: path)
        } else {
            first = try stream.next()
            if let first { columns.add(first) }
        }
        for name in names where columns.names.contains(name) {
            throw Self.taken(name, path, Place())
        }
        let header = Layer(name: "", columns: (columns.names + names).map { Column($0) })
        var sink = try sink()
        try sink.write(CSVWriter.table(header))
        var tally = PointTally(path: path, noun: "feature", isStrict: options.strict)
        var progress = Progress("features", isQuiet: output.quiet)
        defer { progress.end() }
        try OrderedPipeline.run(threads: options.threads) {
            if let piece = first.take() { return piece }
            return try stream.next()
        } transform: { [columns] piece in
            let block = rows.read(piece)
            return (
                block: block, rows: columns.rows(of: block, appending: answers(block.positions))
            )
        } finish: { result in
            if let homeless = result.rows.homeless {
                throw LayerError(
                    .value,
                    path: path,
                    place: Place(feature: tally.tally.read + homeless.feature + 1),
                    message: "the first features do not have the property '\(homeless.name)'",
                    remedy: "name a file instead of a stream, or write --format ndjson"
                )
            }
            try tally.add(result.block)
            progress.report(tally.tally.read)
            try sink.write(result.rows.bytes)
        }
        try sink.commit()
        return tally.account
    }

    /// The columns of all features of a file, in the order of the file.
    private func columns(ofFeaturesIn path: String) throws -> FeatureColumns {
        guard case .features(var stream) = try PointInput.open(path) else {
            return FeatureColumns()
        }
        var columns = FeatureColumns()
        var progress = Progress("features", isQuiet: output.quiet)
        defer { progress.end() }
        var count = 0
        try OrderedPipeline.run(threads: options.threads) {
            try stream.next()
        } transform: { piece in
            var columns = FeatureColumns()
            columns.add(piece)
            return (columns: columns, count: piece.count)
        } finish: { piece in
            columns.formUnion(piece.columns)
            count += piece.count
            progress.report(count)
        }
        return columns
    }
}
