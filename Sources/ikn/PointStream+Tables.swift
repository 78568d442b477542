import GeometryModel
import Layers
import Planning

extension PointStream {
    func writeRows(
        _ table: inout PointTable,
        _ answers: @escaping Answers
    ) throws -> Account {
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
        return tally.account
    }

    /// Rows as features, piece by piece as tables of their own.
    func writeFeatures(
        _ table: inout PointTable,
        _ answers: @escaping Answers,
        in frame: FeatureFrame
    ) throws -> Account {
        let (rows, separator, path) = (table.rows, table.separator, table.path)
        let header = header(table) + [UInt8(ascii: "\n")]
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
                var layer = try CSVReader.read(text, path: path, readsMarks: false)
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
        return tally.account
    }

    private func header(_ table: borrowing PointTable) -> [UInt8] {
        names.reduce(table.header) { $0 + [table.separator] + Array($1.utf8) }
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
