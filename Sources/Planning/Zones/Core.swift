import GEOSKernel
public import GeometryModel
public import Layers

/// What zones lie around: IKN, a port, anything.
public struct Core: Sendable {
    /// The name, as answers print it.
    public var name: String
    /// The geometry in degrees.
    public var geometry: Geometry
    /// The file it was read from.
    public var source: String
    /// What was noticed on reading the file.
    public var notes: [String]
    /// The parts of the file that were left out.
    public var skipped: [Skip] = []

    /// Names a geometry that zones lie around.
    public init(name: String, geometry: Geometry, source: String, notes: [String] = []) {
        self.name = name
        self.geometry = geometry
        self.source = source
        self.notes = notes
    }

    /// Reads a core from a layer: all its features together, or the corners of one outline.
    ///
    /// A table of positions with a column `sequence` is one closed ring.
    /// - Parameters:
    ///   - name: The name, as answers print it.
    ///   - layer: Features in degrees.
    ///   - skipped: Features of the file that are not in the layer.
    /// - Throws: `LayerError` that names file and remedy for an empty or invalid outline.
    public init(name: String, layer: Layer, skipped: [Skip] = []) throws {
        let layer = Self.assembled(layer)
        let geometries = layer.features.compactMap(\.geometry).filter { !$0.isEmpty }
        guard let first = geometries.first else {
            throw LayerError(
                .geometry,
                path: layer.source,
                message: "the core has no geometry",
                remedy: "give it a polygon, line or point in degrees"
            )
        }
        let geometry = geometries.count == 1 ? first : .collection(geometries)
        for polygon in geometry.polygons {
            let place = layer.features.count == 1 ? layer.features[0].place : Place()
            try LandCheck.requireValid(.polygon(polygon), of: "core \(name)", place, layer.source)
        }
        self.init(
            name: name,
            geometry: try Self.merged(geometry),
            source: layer.source,
            notes: layer.notes
        )
        self.skipped = skipped
    }

    /// The layer with one area where it is a table of its corners.
    static func assembled(_ layer: Layer) -> Layer {
        guard layer.index(of: "sequence") != nil else { return layer }
        var ring = layer.features.compactMap(\.geometry).flatMap(\.points)
        if let start = ring.first, ring.last != start { ring.append(start) }
        guard ring.count > 3 else { return layer }
        var outline = layer
        outline.columns = []
        outline.features = [
            Feature(values: [], geometry: .polygon(Polygon(exterior: ring)), place: Place())
        ]
        return outline
    }

    /// The geometry with its areas as one: parts that touch or overlap are one core.
    private static func merged(_ geometry: Geometry) throws -> Geometry {
        let polygons = geometry.polygons
        guard polygons.count > 1 else { return geometry }
        let union = try Geometry.union(of: polygons.map(Geometry.polygon))
        guard !geometry.points.isEmpty || !geometry.lines.isEmpty else { return union }
        return .collection([
            union, .multiLineString(geometry.lines), .multiPoint(geometry.points),
        ])
    }
}
