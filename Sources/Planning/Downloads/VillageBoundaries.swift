import Layers

/// The rows of `wilayah_boundaries`, which draw villages as lists of latitude and longitude.
enum VillageBoundaries {
    /// The villages with their areas, by code and name.
    ///
    /// Their middle (`lat`, `lng`) is left out: it lies outside of the land of some.
    /// - Throws: `LayerError` that names the line of the first village without a proper code or area.
    static func read(_ rows: Layer) throws(LayerError) -> Layer {
        let code = try rows.requiredIndex(of: "kode")
        let name = try rows.requiredIndex(of: "nama")
        let path = try rows.requiredIndex(of: "path")
        var features: [Feature] = []
        for row in rows.features {
            let text = row.values[code].text ?? ""
            guard let village = VillageCode(kemendagri: text), village.text == text else {
                throw LayerError(
                    .value,
                    path: rows.source,
                    place: row.place,
                    message: "'\(text)' is no dotted code of a village",
                    remedy: "correct the file there, or fetch it again"
                )
            }
            let geometry = try LatitudeFirstAreas.read(
                row.values[path].text ?? "",
                path: rows.source,
                place: row.place,
                of: text
            )
            features.append(
                Feature(
                    id: text,
                    values: [.text(text), Cell(row.values[name].text)],
                    geometry: geometry,
                    place: row.place
                )
            )
        }
        return Layer(
            name: rows.name,
            source: rows.source,
            columns: [Column("code"), Column("name")],
            features: features
        )
    }
}
