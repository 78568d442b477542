import GeometryModel

extension Layer {
    /// Refuses a layer whose coordinates cannot be longitude and latitude in degrees.
    ///
    /// - Throws: ``LayerError`` of kind `crs` that names the first such feature, what its
    ///   coordinates look like, and the option that helps.
    public func requireDegrees() throws(LayerError) {
        for (index, feature) in features.enumerated() {
            guard let geometry = feature.geometry else { continue }
            let box = geometry.bounds
            guard !box.isEmpty, !Self.degrees.covers(box) else { continue }
            var place = feature.place
            place.feature = place.feature ?? index + 1
            throw LayerError(
                .crs,
                path: source,
                place: place,
                message: Self.finding(box),
                remedy: Self.remedy(box)
            )
        }
    }

    private static let degrees = Box(west: -180, south: -90, east: 180, north: 90)

    private static func looksSwapped(_ box: Box) -> Bool {
        Box(west: -90, south: -180, east: 90, north: 180).covers(box)
    }

    private static func finding(_ box: Box) -> String {
        let corner = Coordinate(x: box.west, y: box.south)
        return looksSwapped(box)
            ? "the coordinates \(corner) are not longitude, latitude; they look like latitude first"
            : "the coordinates \(corner) cannot be degrees; they look like meters of a projection"
    }

    private static func remedy(_ box: Box) -> String {
        looksSwapped(box)
            ? "export the layer again with longitude before latitude (RFC 7946)"
            : "name the coordinate reference system, for example --crs EPSG:32750 for UTM zone 50S"
    }
}
