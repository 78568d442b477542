import GeometryModel
public import Layers
import PROJKernel

extension SpatialReference {
    /// Looks up a system that files can be written in.
    ///
    /// - Parameter name: A code such as `EPSG:32750`.
    /// - Throws: ``PlanningError`` for a system that PROJ does not know or that has no code.
    public init(named name: String) throws(PlanningError) {
        guard let system = try? CoordinateReferenceSystem(name),
            let parts = system.code?.split(separator: ":"), parts.first == "EPSG",
            let code = parts.last.flatMap({ Int($0) }), let definition = system.wellKnownText
        else {
            throw PlanningError(
                .usage,
                "'\(name)' is no reference system of EPSG",
                remedy: "name one, such as --out-crs EPSG:32750 for UTM zone 50S"
            )
        }
        self.init(code: code, name: system.name, definition: definition)
    }
}

extension Layer {
    /// The layer, which is in degrees, in another system.
    ///
    /// - Throws: `LayerError` that names a position outside the area of the projection.
    public func carried(to system: SpatialReference) throws -> Layer {
        var layer = self
        do {
            let transformation = try Transformation(from: "EPSG:4326", to: "EPSG:\(system.code)")
            for row in layer.features.indices {
                layer.features[row].geometry = try layer.features[row].geometry?
                    .transformed(by: transformation)
            }
        } catch {
            throw LayerError(
                .crs,
                path: name,
                message: error.description,
                remedy: "choose a system that is used where the data are"
            )
        }
        return layer
    }
}
