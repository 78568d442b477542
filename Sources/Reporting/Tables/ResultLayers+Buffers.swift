import GeometryModel
public import Layers
public import Planning

extension ResultLayers {
    /// The boundaries of the ring zones as polygons: `source,distance_m,max_error_m`.
    public static func buffers(_ snapshot: Snapshot) -> Layer {
        Layer(
            name: "buffers",
            columns: [Column("source"), Column("distance_m"), Column("max_error_m")],
            features: snapshot.buffers.map { buffer in
                Feature(
                    values: [
                        .text(snapshot.zones.query.core.name), .number(buffer.limit.meters),
                        .number(Snapshot.bufferError.meters),
                    ],
                    geometry: buffer.geometry
                )
            }
        )
    }
}
