import GeometryModel
public import Layers

/// What the files of a dataset hold, in our own schema.
public struct DownloadedLayer: Sendable {
    /// The rows; areas are in degrees and valid.
    public let layer: Layer
    /// What was left out.
    public let skipped: [Skip]

    /// Reads the files of a dataset; what becomes of them follows from what they hold.
    ///
    /// - Parameters:
    ///   - dataset: Its name, which becomes that of the layer.
    ///   - files: Their names, and where they stand in the cache.
    ///   - policy: What becomes of areas that break the rules of validity.
    /// - Throws: `LayerError` for what cannot be read, or is only fetched and not converted.
    public init(
        of dataset: String,
        _ files: [(name: String, path: String)],
        invalid policy: InvalidGeometry
    ) throws {
        let parts =
            files.allSatisfy { $0.name.hasSuffix(".sql") }
            ? try files.map { try Self.dump($0) } : [try Self.layer(of: files, dataset)]
        var all = Layer(name: dataset, source: dataset, columns: parts.first?.columns ?? [])
        var skipped: [Skip] = []
        var seen: Set<String> = []
        // Each file by itself, so that what is wrong is said of the right one.
        for var part in parts {
            guard part.columns == all.columns else {
                throw Self.mistake(part, "its rows are not like those of the files before")
            }
            for id in part.features.compactMap(\.id) where !seen.insert(id).inserted {
                throw Self.mistake(part, "'\(id)' stands in the files twice")
            }
            skipped += try part.treatInvalid(policy)
            if policy == .fail { try Self.requireValid(part) }
            all.features += part.features
            all.notes += part.notes
        }
        layer = all
        self.skipped = skipped
    }

    private static func requireValid(_ layer: Layer) throws {
        for feature in layer.features {
            guard let geometry = feature.geometry, !geometry.polygons.isEmpty else { continue }
            let subject = DataCheck.name(feature, layer) ?? layer.name
            try LandCheck.requireValid(geometry, of: subject, feature.place, layer.source)
        }
    }

    private static func mistake(_ layer: Layer, _ message: String) -> LayerError {
        LayerError(
            .value,
            path: layer.source,
            message: message,
            remedy: "name only files in the dataset that are parts of one table"
        )
    }

    /// The rows of a dump: polygons of villages, or codes of regions.
    private static func dump(_ file: (name: String, path: String)) throws(LayerError) -> Layer {
        let tables = try SQLInsertReader.read(try InputFile.read(file.path), path: file.name)
        guard tables.count == 1, let rows = tables.first else {
            throw LayerError(
                .missingLayer,
                path: file.name,
                message: "there are rows of \(tables.count) tables, not of one",
                remedy: "name a file of one table"
            )
        }
        return rows.index(of: "path") == nil
            ? try RegionCodes.read(rows) : try VillageBoundaries.read(rows)
    }

    /// Endings of files that are a layer; others belong to one of them.
    private static let endings = ["shp", "gpkg", "geojson", "json", "csv", "kml", "fgb"]

    private static func layer(
        of files: [(name: String, path: String)],
        _ dataset: String
    ) throws -> Layer {
        if files.count == 1, let file = files.first, OpenStreetMapExtract.holds(file.name) {
            let folder = try NamedFiles(files)
            return try OpenStreetMapExtract.read("\(folder.folder)/\(file.name)", as: file.name)
        }
        let main = files.filter { file in endings.contains { file.name.hasSuffix(".\($0)") } }
        guard main.count == 1, let name = main.first?.name else {
            let names = files.map(\.name).joined(separator: ", ")
            throw LayerError(
                .unknownFormat,
                path: dataset,
                message: "the dataset is only fetched and not converted (\(names))",
                remedy: "leave -o out: the list tells where its files stand, for other programs"
            )
        }
        let folder = try NamedFiles(files)
        var layer = try LayerReader.read("\(folder.folder)/\(name)")
        // The folder is gone when somebody reads of it.
        layer.source = name
        try layer.becomeDegrees(from: nil)
        return layer
    }
}
