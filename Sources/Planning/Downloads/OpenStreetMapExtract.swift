import Layers

/// Roads and places of an extract of OpenStreetMap, by way of GDAL's OSM driver.
enum OpenStreetMapExtract {
    /// Whether a file is such an extract.
    static func holds(_ name: String) -> Bool {
        [".osm.pbf", ".osm"].contains { name.hasSuffix($0) }
    }

    /// Reads the ways with a `highway` that GDAL takes for lines, and the nodes with a `place`.
    ///
    /// Closed ways that GDAL takes for areas, such as a parking lot with its road, are not among them.
    /// Columns: `osm_id,kind,class,name`; the kind is `road` or `place`, and the class the value of the
    /// tag. Everything else is left out, as the notes say.
    /// - Throws: `LayerError` if GDAL is missing, or cannot read the file.
    static func read(_ path: String, as name: String) throws -> Layer {
        var extract = Layer(
            name: "openstreetmap",
            source: name,
            columns: ["osm_id", "kind", "class", "name"].map { Column($0) }
        )
        for (layer, tag, kind, prefix) in [
            ("lines", "highway", "road", "way"), ("points", "place", "place", "node"),
        ] {
            let rows = try LayerReader.read("\(path)|layername=\(layer)", readsMarks: false)
            let tagged = try rows.requiredIndex(of: tag)
            let id = try rows.requiredIndex(of: "osm_id")
            let title = try rows.requiredIndex(of: "name")
            let found = rows.features.filter { !$0.values[tagged].isNull }
            extract.features += found.map { feature in
                let number = feature.values[id].text ?? ""
                return Feature(
                    id: "\(prefix)/\(number)",
                    values: [
                        feature.values[id], .text(kind), feature.values[tagged],
                        feature.values[title],
                    ],
                    geometry: feature.geometry,
                    place: feature.place
                )
            }
            extract.notes += rows.notes
            extract.notes.append(
                "\(name): \(found.count) \(kind)s of \(rows.features.count) \(layer)"
            )
        }
        extract.notes.append("\(name): closed ways that GDAL takes for areas are left out")
        return extract
    }
}
