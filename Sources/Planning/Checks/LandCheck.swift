import GEOSKernel
import GeometryModel
import Layers

/// The check that an area obeys the OGC rules before anything is measured on it.
enum LandCheck {
    /// Refuses an invalid area.
    static func requireValid(
        _ geometry: Geometry,
        of subject: String,
        _ place: Place,
        _ source: String
    ) throws {
        guard let defect = try geometry.validityDefect() else { return }
        let position = defect.place.map { " at \($0)" } ?? ""
        throw LayerError(
            .geometry,
            path: source,
            place: place,
            message: "the area of \(subject) is invalid: \(defect.reason)\(position)",
            remedy: "repair the polygon there, or pass --invalid fix or --invalid skip"
        )
    }
}
