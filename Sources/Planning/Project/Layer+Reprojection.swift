import GeometryModel
import Layers
import PROJKernel

extension Layer {
    /// Carries the coordinates into WGS 84 longitude and latitude.
    ///
    /// - Parameter stated: The system the user names; it must not contradict the file.
    mutating func reproject(from stated: String?) throws {
        if let stated, let own = crs, stated.uppercased() != own.uppercased() {
            throw LayerError(
                .crs,
                path: source,
                message: "the file says its coordinates are in \(own), the option says \(stated)",
                remedy: "leave --crs out, or correct the file"
            )
        }
        guard let name = crs ?? stated, name.uppercased() != "EPSG:4326" else { return }
        do {
            let transformation = try Transformation(from: name)
            for index in features.indices {
                guard let geometry = features[index].geometry else { continue }
                features[index].geometry = try geometry.transformed(by: transformation)
            }
            notes.append("coordinates transformed from \(name): \(transformation.name)")
        } catch {
            throw LayerError(
                .crs,
                path: source,
                message: error.description,
                remedy: "name a system that PROJ knows, such as EPSG:32750"
            )
        }
        crs = "EPSG:4326"
    }
}
