import GeometryModel

extension Layer {
    /// Names that files give to the two columns of a position.
    private static let longitudeNames = ["longitude", "lon", "lng", "long", "bujur", "x"]
    private static let latitudeNames = ["latitude", "lat", "lintang", "y"]

    /// The columns of longitude and latitude; `nil` if no columns are named so.
    public var positionColumns: (longitude: Int, latitude: Int)? {
        guard let x = firstIndex(of: Self.longitudeNames),
            let y = firstIndex(of: Self.latitudeNames)
        else { return nil }
        return (x, y)
    }

    /// Gives every row of a table a point if its columns name a position and both are numbers.
    mutating func locate() {
        guard let (x, y) = positionColumns else { return }
        for row in features.indices {
            let values = features[row].values
            guard let longitude = values[x].number, let latitude = values[y].number else {
                continue
            }
            features[row].geometry = .point(Coordinate(longitude: longitude, latitude: latitude))
        }
    }

    /// Gives every row of a table the geometry that its column `wkt` writes.
    ///
    /// - Returns: Whether there is such a column.
    /// - Throws: ``LayerError`` that names the first row whose text is no geometry.
    mutating func readGeometryTexts() throws(LayerError) -> Bool {
        guard let column = firstIndex(of: ["wkt"]) else { return false }
        var flattened = 0
        for row in features.indices {
            guard let text = features[row].values[column].text else { continue }
            var reader = WKTReader(text)
            do throws(GeometryMistake) {
                features[row].geometry = try reader.read()
            } catch {
                throw LayerError(
                    .geometry,
                    path: source,
                    place: features[row].place,
                    message: "the text in the column '\(columns[column].name)' is no geometry: "
                        + error.message,
                    remedy: "correct it there, or rename the column"
                )
            }
            flattened += reader.flattened
        }
        noteFlattened(flattened)
        return true
    }

    /// Notes that positions lost what was more than two numbers.
    mutating func noteFlattened(_ count: Int) {
        guard count > 0 else { return }
        notes.append("heights or measures of \(count) positions were left out")
    }
}
