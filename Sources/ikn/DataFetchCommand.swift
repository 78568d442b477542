import ArgumentParser
import Layers
import Planning
import Reporting

/// Files of others, fetched, verified and put into our schema.
struct DataFetchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Fetch what is too large to come along: polygons of villages, codes, roads.",
        discussion: """
            The project's table of downloads names the files of each dataset, and the length and \
            SHA-256 by which they are known. A file is used only if it has them. Files are kept in \
            $XDG_CACHE_HOME/penyangga/downloads (or ~/.cache/penyangga/downloads) and verified \
            again each time; a transfer that breaks off is gone on with by the next run. Without \
            names all datasets are fetched whose files are all pinned.

            With -o one dataset is put into our schema: areas of villages and outlines as GeoJSON \
            in degrees, lists of codes as CSV with code, name and level. Without it the answer is a \
            list of the files and where they stand. Extracts of OpenStreetMap are only fetched.

            A server that sends nothing for 30 seconds is given up (\(DownloadLimits.names.stall) \
            says otherwise); what may pass is tried until 4 attempts in a row bring nothing \
            (\(DownloadLimits.names.attempts)), again after 1 second \
            (\(DownloadLimits.names.pause)) and then after twice as long each time. Fetching is \
            by curl, which heeds https_proxy.

            Exits with 0 when all is there, 65 for a file that is not the one pinned, 66 for one \
            that cannot be had, 73 if the cache cannot be written.

            Examples:
              ikn data fetch --list
              ikn data fetch villages --record downloads.csv
              ikn data fetch villages --from /media/mirror --invalid fix -o desa.geojson
            """
    )

    @Argument(help: ArgumentHelp("Datasets; by default all that are pinned.", valueName: "dataset"))
    var datasets: [String] = []

    @Flag(help: "List the files, and whether they are pinned and cached; fetch nothing.")
    var list = false

    @Option(
        help: ArgumentHelp(
            "Folder to take files from, by their names or in folders named after the dataset.",
            valueName: "folder"
        )
    )
    var from: String?

    @Option(
        help: ArgumentHelp(
            "Take files without a pin, too, and write the table with what they measure.",
            valueName: "file"
        )
    )
    var record: String?

    @Option(help: ArgumentHelp("Folder of the cache.", valueName: "folder"))
    var cache: String?

    @OptionGroup var projectOption: ProjectOption
    @OptionGroup var invalidOption: InvalidOption
    @OptionGroup var outputOptions: OutputOptions

    /// Whether a dataset is to be converted, and not the files to be listed.
    private var converts: Bool { outputOptions.output != "-" }

    func validate() throws {
        if list, record != nil || from != nil {
            throw ValidationError("--list fetches nothing: leave out --from and --record")
        }
        if record != nil, datasets.isEmpty {
            throw ValidationError("--record needs the names of the datasets to fetch")
        }
        if record == "-" {
            throw ValidationError("--record needs a file: standard output holds the list")
        }
        if converts, !list, datasets.count != 1 {
            throw ValidationError("-o takes one dataset; name it, such as: ikn data fetch villages")
        }
        if Set(datasets).count != datasets.count {
            throw ValidationError("a dataset is named twice")
        }
    }

    func run() throws {
        let table = try projectOption.load().downloads()
        let cache = try DownloadCache(folder: cache)
        if list {
            return try outputOptions.write(try DownloadList.answer(table, datasets, in: cache))
        }
        // What cannot be written is said before anything is fetched.
        for path in [record, converts ? outputOptions.output : nil].compactMap(\.self) {
            try FileSink.requireFree(path, overwrite: outputOptions.overwrite)
        }
        _ = try outputOptions.effectiveFormat()
        let names = datasets.isEmpty ? table.pinnedDatasets : datasets
        let rows = try names.flatMap { try table.rows(of: $0) }
        if record == nil { for row in rows { try table.requirePin(row) } }
        let fetched = try fetch(rows, into: cache)
        if let record {
            try OutputFile.write(
                table.text(pinning: fetched.map { ($0.row, $0.result.digest) }),
                to: record,
                overwrite: outputOptions.overwrite
            )
        }
        guard converts else {
            return try outputOptions.write(listing(fetched, leftOut: table, names))
        }
        try convert(names[0], fetched)
    }

    private typealias Fetched = (row: DownloadTable.Row, result: Download.Result)

    private func fetch(
        _ rows: [DownloadTable.Row],
        into cache: DownloadCache
    ) throws -> [Fetched] {
        let limits = try DownloadLimits()
        let isQuiet = outputOptions.quiet
        var fetched: [Fetched] = []
        for row in rows {
            var progress = Progress("KiB of \(row.file.name)", isQuiet: isQuiet)
            let download = Download(row.file, of: row.dataset, into: cache, limits) { event in
                switch event {
                case .received(let bytes): progress.report(bytes / 1_024)
                case .notice(let text):
                    progress.end()
                    if !isQuiet { Messages.say(text) }
                }
            }
            defer { progress.end() }
            fetched.append((row, try download.run(from: from.map { .folder($0) } ?? .web)))
        }
        return fetched
    }

    private func listing(_ fetched: [Fetched], leftOut table: DownloadTable, _ names: [String])
        -> Answer
    {
        let layer = Layer(
            name: "downloads",
            columns: ["dataset", "file", "bytes", "sha256", "path"].map { Column($0) },
            features: fetched.map { row, result in
                Feature(values: [
                    .text(row.dataset), .text(row.file.name), .integer(result.digest.bytes),
                    .text(result.digest.sha256), .text(result.path),
                ])
            }
        )
        let others = table.datasets.filter { !names.contains($0) }
        let note =
            "not fetched, since files of theirs have no pin (see --list and --record): "
            + others.joined(separator: ", ")
        return Answer(
            layer: layer,
            terms: [("datasets", names.joined(separator: ", "))],
            tally: Tally(read: fetched.count),
            notes: datasets.isEmpty && !others.isEmpty ? [LocalizedText(id: note, en: note)] : []
        )
    }

    private func convert(_ dataset: String, _ fetched: [Fetched]) throws {
        let converted = try DownloadedLayer(
            of: dataset,
            fetched.map { ($0.row.file.name, $0.result.path) },
            invalid: invalidOption.invalid
        )
        let format = try outputOptions.effectiveFormat()
        guard !converted.layer.hasGeometry || [.geojson, .geojsonseq, .ndjson].contains(format)
        else {
            throw PlanningError(
                .usage,
                "'\(dataset)' has geometries, which the format \(format.rawValue) would lose",
                remedy: "name a .geojson file"
            )
        }
        try outputOptions.write(
            Answer(
                layer: converted.layer,
                terms: [("dataset", dataset), ("files", "\(fetched.count)")],
                tally: Tally(read: converted.layer.features.count).counting(converted.skipped),
                notes: converted.layer.notes.map { LocalizedText(id: $0, en: $0) }
            )
        )
    }
}
