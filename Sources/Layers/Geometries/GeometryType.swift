import GeometryModel

/// The kind of geometry that a column of a typed format holds.
///
/// QGIS shows a layer of one kind at once and asks about any other, so that single and multiple
/// geometries of one dimension share the multiple kind. Anything else is a mixture.
enum GeometryType {
    case one(String)
    case multiple(String)
    case mixture

    /// The narrowest kind for the geometries of a layer.
    ///
    /// An empty point, which has no position, does not make points multiple.
    init(of layer: Layer) {
        var kinds: Set<String> = []
        for geometry in layer.features.lazy.compactMap(\.geometry) {
            if case .multiPoint(let positions) = geometry, positions.isEmpty { continue }
            kinds.insert(geometry.typeName)
        }
        let simple = Set(kinds.map { $0.trimmingPrefix("Multi") }.map(String.init))
        switch (kinds.count, simple.count, simple.first) {
        case (0, _, _): self = .one("Point")
        case (1, _, _): self = .one(kinds.first ?? "Point")
        case (_, 1, let name?): self = .multiple("Multi\(name)")
        default: self = .mixture
        }
    }

    /// The name in capital letters, as databases write it.
    var name: String {
        switch self {
        case .one(let name), .multiple(let name): name.uppercased()
        case .mixture: "GEOMETRY"
        }
    }

    /// Whether an empty point stands for itself.
    var isPoint: Bool { if case .one("Point") = self { true } else { false } }

    /// The geometry as a column of the kind holds it.
    func carried(_ geometry: Geometry) -> Geometry {
        guard case .multiple = self else { return geometry }
        switch geometry {
        case .point(let position): return .multiPoint([position])
        case .lineString(let path): return .multiLineString(path.isEmpty ? [] : [path])
        case .polygon(let area): return .multiPolygon(area.exterior.isEmpty ? [] : [area])
        case .multiPoint, .multiLineString, .multiPolygon, .collection: return geometry
        }
    }
}
