public import Layers

/// The project's table of files to fetch: which datasets there are, where they lie, and by which
/// length and digest their files are known.
public struct DownloadTable: Sendable {
    /// One file of a dataset.
    public struct Row: Sendable {
        /// The dataset that the file belongs to.
        public let dataset: String
        /// The file.
        public let file: PinnedFile
        /// The terms of use that its source states.
        public let license: String
        /// Where it stands in the table.
        public let place: Place
        /// The number of the row, from 0.
        let index: Int
    }

    /// The files in the order of the table.
    public let rows: [Row]

    private let layer: Layer

    /// Reads the table.
    ///
    /// - Throws: `LayerError` that names the row of the first mistake.
    public init(_ layer: Layer) throws(LayerError) {
        let columns = try Columns(layer)
        var rows: [Row] = []
        var seen: Set<[String]> = []
        for (index, feature) in layer.features.enumerated() {
            func text(_ column: Int) -> String { feature.values[column].text ?? "" }
            let (dataset, name) = (text(columns.dataset), text(columns.file))
            for part in [dataset, name] where !Self.isName(part) {
                throw Self.mistake(
                    layer,
                    feature,
                    "'\(part)' is no name of a dataset or file",
                    "write letters, digits, dots, hyphens and underscores"
                )
            }
            guard seen.insert([dataset, name]).inserted else {
                throw Self.mistake(
                    layer,
                    feature,
                    "the file '\(name)' of '\(dataset)' stands in the table twice",
                    "leave one of them out"
                )
            }
            let pin = try Self.pin(text(columns.bytes), text(columns.sha256), layer, feature)
            do throws(LayerError) {
                rows.append(
                    Row(
                        dataset: dataset,
                        file: try PinnedFile(name: name, url: text(columns.url), pin: pin),
                        license: text(columns.license),
                        place: feature.place,
                        index: index
                    )
                )
            } catch {
                throw Self.mistake(layer, feature, error.message, error.remedy)
            }
        }
        self.rows = rows
        self.layer = layer
    }

    private struct Columns {
        let dataset, file, url, bytes, sha256, license: Int

        init(_ layer: Layer) throws(LayerError) {
            dataset = try layer.requiredIndex(of: "dataset")
            file = try layer.requiredIndex(of: "file")
            url = try layer.requiredIndex(of: "url")
            bytes = try layer.requiredIndex(of: "bytes")
            sha256 = try layer.requiredIndex(of: "sha256")
            license = try layer.requiredIndex(of: "license")
        }
    }

    /// Whether a text may name a file, wherever it is put.
    private static func isName(_ text: String) -> Bool {
        text.wholeMatch(of: #/[A-Za-z0-9_][A-Za-z0-9._-]*/#) != nil
    }

    private static func pin(
        _ bytes: String,
        _ sha256: String,
        _ layer: Layer,
        _ feature: Feature
    ) throws(LayerError) -> FileDigest? {
        if bytes.isEmpty, sha256.isEmpty { return nil }
        guard let count = Int(bytes), count > 0, sha256.wholeMatch(of: #/[0-9a-f]{64}/#) != nil
        else {
            throw mistake(
                layer,
                feature,
                "'\(bytes)' and '\(sha256)' are no length and SHA-256",
                "write a number of bytes and 64 hexadecimal digits in lower case, or leave both "
                    + "empty and have them measured with --record"
            )
        }
        return FileDigest(bytes: count, sha256: sha256)
    }

    private static func mistake(
        _ layer: Layer,
        _ feature: Feature,
        _ message: String,
        _ remedy: String
    ) -> LayerError {
        LayerError(
            .value,
            path: layer.source,
            place: feature.place,
            message: message,
            remedy: remedy
        )
    }

    /// The names of the datasets, in the order of the table.
    public var datasets: [String] {
        var seen: Set<String> = []
        return rows.map(\.dataset).filter { seen.insert($0).inserted }
    }

    /// The datasets whose files all have a pin.
    public var pinnedDatasets: [String] {
        let unpinned = Set(rows.filter { $0.file.pin == nil }.map(\.dataset))
        return datasets.filter { !unpinned.contains($0) }
    }

    /// The files of a dataset.
    ///
    /// - Throws: ``PlanningError`` that lists the datasets.
    public func rows(of dataset: String) throws(PlanningError) -> [Row] {
        let found = rows.filter { $0.dataset == dataset }
        guard !found.isEmpty else { throw .unknown("dataset", dataset, known: datasets) }
        return found
    }

    /// Refuses a file that nothing is known by.
    ///
    /// - Throws: `LayerError` that names the row and says how to measure it.
    public func requirePin(_ row: Row) throws(LayerError) {
        guard row.file.pin == nil else { return }
        throw LayerError(
            .value,
            path: layer.source,
            place: row.place,
            message: "'\(row.file.name)' of '\(row.dataset)' has no length and SHA-256",
            remedy: "fetch it with --record FILE, compare what that measures with what its "
                + "publisher says, and put FILE in the place of the table"
        )
    }

    /// The text of the table with files pinned as they were found.
    public func text(pinning found: [(row: Row, digest: FileDigest)]) -> String {
        var layer = layer
        guard let bytes = layer.index(of: "bytes"), let sha256 = layer.index(of: "sha256") else {
            preconditionFailure("the table was read by these columns")
        }
        for (row, digest) in found {
            layer.features[row.index].values[bytes] = .integer(digest.bytes)
            layer.features[row.index].values[sha256] = .text(digest.sha256)
        }
        return CSVWriter.table(layer)
    }
}

extension Project {
    /// The files that the project says can be fetched.
    ///
    /// - Throws: ``PlanningError`` if it names no table of them.
    public func downloads() throws -> DownloadTable {
        guard let layer = try downloadLayer() else {
            throw PlanningError(
                .data,
                "\(path) names no table of files to fetch",
                remedy: "add downloads = \"downloads.csv\" to [tables]"
            )
        }
        return try DownloadTable(layer)
    }
}
