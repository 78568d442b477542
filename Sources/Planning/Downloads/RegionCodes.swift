import Layers

/// The rows of `wilayah`, which name every region of the country by its code.
enum RegionCodes {
    private static let levels = ["province", "regency", "district", "village"]

    /// Code, name and level of each region.
    ///
    /// - Throws: `LayerError` that names the line of the first code that is none.
    static func read(_ rows: Layer) throws(LayerError) -> Layer {
        let code = try rows.requiredIndex(of: "kode")
        let name = try rows.requiredIndex(of: "nama")
        var features: [Feature] = []
        features.reserveCapacity(rows.features.count)
        for row in rows.features {
            let text = row.values[code].text ?? ""
            guard let level = level(of: text) else {
                throw LayerError(
                    .value,
                    path: rows.source,
                    place: row.place,
                    message: "'\(text)' is no dotted code of a region",
                    remedy: "correct the file there, or fetch it again"
                )
            }
            features.append(
                Feature(
                    id: text,
                    values: [.text(text), Cell(row.values[name].text), .text(level)],
                    place: row.place
                )
            )
        }
        return Layer(
            name: rows.name,
            source: rows.source,
            columns: ["code", "name", "level"].map { Column($0) },
            features: features
        )
    }

    /// The level of a code such as `64.09.04.2004`: two digits a part, and four for the village.
    private static func level(of code: String) -> String? {
        let parts = code.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...4).contains(parts.count),
            parts.enumerated().allSatisfy({ number, part in
                part.count == (number == 3 ? 4 : 2) && part.allSatisfy { (48...57).contains($0) }
            })
        else { return nil }
        return levels[parts.count - 1]
    }
}
