import GeometryModel
public import Layers
public import Planning

extension ResultLayers {
    /// Buffers as polygons, each with what it lies around: `source,distance_m,max_error_m`.
    public static func buffers(_ buffers: [(source: String?, buffer: GeodesicBuffer)]) -> Layer {
        layer(
            buffers.map { source, buffer in
                row(source, buffer.distance, buffer.maxError, buffer.geometry)
            }
        )
    }

    /// The boundaries of the ring zones as polygons: `source,distance_m,max_error_m`.
    public static func buffers(_ snapshot: Snapshot) -> Layer {
        layer(
            snapshot.buffers.map { limit, geometry in
                row(snapshot.zones.query.core.name, limit, Snapshot.bufferError, geometry)
            }
        )
    }

    private static func row(
        _ source: String?,
        _ distance: Length,
        _ maxError: Length,
        _ geometry: Geometry
    ) -> Feature {
        Feature(
            values: [Cell(source), .number(distance.meters), .number(maxError.meters)],
            geometry: geometry
        )
    }

    private static func layer(_ features: [Feature]) -> Layer {
        Layer(
            name: "buffers",
            columns: [Column("source"), Column("distance_m"), Column("max_error_m")],
            features: features
        )
    }
}
