import GeometryModel
import Indexing
import Layers
import PROJKernel

extension DataCheck {
    /// Farther from every village of the project a feature is of another part of the world.
    private static let farAway = Length.meters(200_000)
    /// Among how many of the nearest villages one must be of the regency that a feature states.
    private static let neighborCount = 10

    /// Notes features far from the project, and points outside the regency they state, also where
    /// the sign of the latitude is lost.
    mutating func checkPlaces(_ layer: Layer) {
        guard let register, !register.villages.isEmpty, layer.hasGeometry else { return }
        let index = NearestIndex(
            register.villages.map { .point($0.point) },
            metric: Ellipsoid.wgs84
        )
        let regencies = register.villages.map { RegionName($0.regency) }
        let known = Set(regencies)
        let column = layer.firstIndex(of: VillageColumns.regencyNames)
        var far: [(feature: Feature, distance: Double, place: Coordinate)] = []
        var near = 0
        for feature in layer.features {
            guard let geometry = feature.geometry, !geometry.isEmpty,
                !geometry.points.contains(where: { $0.longitude == 0 }),
                Box(west: -180, south: -90, east: 180, north: 90).covers(geometry.bounds)
            else { continue }
            let place = geometry.points.first ?? geometry.bounds.center
            let found = index.nearest(to: place, count: Self.neighborCount)
            let stated = column.flatMap { feature.values[$0].text }.map(RegionName.init)
            let isOurs = stated.map(known.contains) ?? false
            let around = Set(found.map { regencies[$0.feature] })
            if isOurs, case .point = geometry, let stated, !around.contains(stated) {
                near += 1
                let mirrored = Coordinate(x: place.x, y: -place.y)
                let flipped = index.nearest(to: mirrored, count: Self.neighborCount)
                let name = column.flatMap { feature.values[$0].text } ?? ""
                let here = found.first.map { register.villages[$0.feature].regency } ?? ""
                if flipped.contains(where: { regencies[$0.feature] == stated }) {
                    add(
                        layer,
                        feature,
                        "mirrored_position",
                        "the place is near \(here), not in \(name); with the other sign of the "
                            + "latitude it would be",
                        at: Self.text(place)
                    )
                } else {
                    add(
                        layer,
                        feature,
                        "outside_regency",
                        "the place is near \(here), and none of the \(Self.neighborCount) nearest "
                            + "villages lies in \(name)",
                        at: Self.text(place)
                    )
                }
            } else if let distance = found.first?.distance, distance > Self.farAway.meters {
                far.append((feature, distance, place))
            } else {
                near += 1
            }
        }
        report(far, near, layer)
    }

    /// A file of a larger area than the project's is no defect; single strays in it are.
    private mutating func report(
        _ far: [(feature: Feature, distance: Double, place: Coordinate)],
        _ near: Int,
        _ layer: Layer
    ) {
        guard far.count > max(near, 10) else {
            for stray in far {
                let kilometers = DecimalText.fixed(stray.distance / 1_000, decimals: 0)
                add(
                    layer,
                    stray.feature,
                    "far_away",
                    "the place is \(kilometers) km from the nearest village of the project",
                    at: Self.text(stray.place)
                )
            }
            return
        }
        add(
            file: layer.source,
            "far_away",
            "\(far.count) of \(far.count + near) features are more than "
                + "\(DecimalText.fixed(Self.farAway.meters / 1_000, decimals: 0)) km from the "
                + "villages of the project",
            at: far.first.map { Self.text($0.place) } ?? ""
        )
    }
}
