import GEOSKernel
import GeometryModel
import Layers

extension DataCheck {
    /// Notes geometries that are not in degrees, are nowhere, or break the rules of validity.
    mutating func checkGeometries(_ layer: Layer) {
        for feature in layer.features {
            guard let geometry = feature.geometry, !geometry.isEmpty else { continue }
            let single = Layer(
                name: layer.name,
                source: layer.source,
                columns: [],
                features: [Feature(values: [], geometry: geometry, place: feature.place)]
            )
            do throws(LayerError) {
                try single.requireDegrees()
            } catch {
                add(layer, feature, "not_degrees", error.message)
                continue
            }
            // No village of the country lies on the meridian of Greenwich.
            if geometry.points.contains(where: { $0.longitude == 0 }) {
                add(
                    layer,
                    feature,
                    "zero_position",
                    "the longitude is 0, in the Atlantic or in Africa",
                    at: Self.text(geometry.points[0])
                )
            }
            do throws(GEOSError) {
                guard let defect = try geometry.validityDefect() else { continue }
                add(
                    layer,
                    feature,
                    "invalid_geometry",
                    defect.reason,
                    at: defect.place.map(Self.text)
                )
            } catch {
                add(layer, feature, "invalid_geometry", error.message)
            }
        }
    }

    /// Notes features that repeat an earlier one, place and values alike.
    mutating func checkDuplicates(_ layer: Layer) {
        struct Content: Hashable {
            var values: [Cell]
            var geometry: Geometry?
        }
        var seen: [Content: Place] = [:]
        for feature in layer.features {
            let content = Content(values: feature.values, geometry: feature.geometry)
            if let earlier = seen[content] {
                add(
                    layer,
                    feature,
                    "duplicate_feature",
                    "place and values are those of \(earlier)"
                )
            } else {
                seen[content] = feature.place
            }
        }
    }
}
