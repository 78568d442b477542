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

    /// Notes that positions lost what was more than two numbers.
    mutating func noteFlattened(_ count: Int) {
        guard count > 0 else { return }
        notes.append("heights or measures of \(count) positions were left out")
    }
}
