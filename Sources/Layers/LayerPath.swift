/// A path that may name one layer of its file, as QGIS writes it: `data.gpkg|layername=desa`.
struct LayerPath {
    /// The file.
    var file: String
    /// The layer in it; `nil` if none is named.
    var layer: String?

    private static let mark = "|layername="

    init(_ text: String) {
        guard let range = text.firstRange(of: Self.mark) else {
            file = text
            return
        }
        file = String(text[..<range.lowerBound])
        // QGIS appends further conditions behind another bar.
        layer = String(text[range.upperBound...].prefix { $0 != "|" })
    }

    /// Whether it is no file but a connection to a database.
    var isConnection: Bool { file.hasPrefix("PG:") }

    /// The last ending of the file's name, in lower case; empty if it has none.
    var ending: String {
        let name = file.split(separator: "/").last ?? ""
        return name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
    }

    /// The name of the file without folders and endings.
    var stem: String {
        String(file.split(separator: "/").last?.split(separator: ".").first ?? "layer")
    }

    /// The one layer that is meant among those a file has.
    ///
    /// - Parameters:
    ///   - names: The layers of the file.
    ///   - path: How messages name the file.
    /// - Throws: ``LayerError`` that lists the layers if none is named and there is not just one.
    func choice(among names: [String], path: String) throws(LayerError) -> String {
        if let layer, names.contains(layer) { return layer }
        if layer == nil, names.count == 1 { return names[0] }
        let known = names.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
        let rest = names.count > 20 ? " and \(names.count - 20) more" : ""
        guard let example = names.first else {
            throw LayerError(
                .syntax,
                path: path,
                message: "the file has no layers",
                remedy: "check that it was exported completely"
            )
        }
        throw LayerError(
            .missingLayer,
            path: path,
            message: layer.map { "there is no layer '\($0)'; the layers are \(known)\(rest)" }
                ?? "the file has \(names.count) layers: \(known)\(rest)",
            remedy: "name one: '\(LayerPath(path).file)\(Self.mark)\(example)'"
        )
    }
}
