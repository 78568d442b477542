import GeometryModel
public import Layers
public import Planning

extension ResultLayers {
    /// Every village once, with its zone, its value and its class.
    ///
    /// Under rules that give a village several zones, the zone is that of the largest share. The
    /// value stands under the name of the indicator.
    public static func villages(_ snapshot: Snapshot) -> Layer {
        let main = Dictionary(
            uniqueKeysWithValues: snapshot.zones.mainMemberships.map { ($0.village.code, $0) }
        )
        let others = snapshot.indicators.dropFirst()
        return Layer(
            name: "villages",
            columns: village + [
                Column("zone"), distance, Column(snapshot.indicator.name), Column("class"),
            ] + others.map { Column($0.name) },
            features: snapshot.register.villages.map { village in
                let value = village.values[snapshot.indicator.column]
                return Feature(
                    id: village.code.text,
                    values: cells(of: village) + [
                        Cell(main[village.code]?.zone), Cell(main[village.code]?.distance),
                        Cell(value), Cell(value.flatMap { snapshot.classes.classOf($0)?.name }),
                    ] + others.map { Cell(village.values[$0.column]) },
                    geometry: village.land ?? .point(village.point)
                )
            }
        )
    }

    /// The core and the boundaries of ring zones as polygons from the core outward.
    public static func boundaries(_ snapshot: Snapshot) -> Layer {
        let core = snapshot.zones.query.core
        let first = Feature(
            id: ZoneSet.core,
            values: [.text(core.name), .number(0), .number(0)],
            geometry: core.geometry
        )
        let rings = snapshot.buffers.map { buffer in
            let name = DecimalText.shortest(buffer.limit.meters)
            return Feature(
                id: "within-\(name)-m",
                values: [
                    .text("within \(name) m of \(core.name)"), .number(buffer.limit.meters),
                    .number(Snapshot.bufferError.meters),
                ],
                geometry: buffer.geometry
            )
        }
        return Layer(
            name: "zones",
            columns: [Column("name"), Column("distance_m"), Column("max_error_m")],
            features: [first] + rings
        )
    }
}
