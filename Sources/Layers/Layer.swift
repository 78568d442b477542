public import GeometryModel

/// A named column of a table.
public struct Column: Hashable, Sendable {
    /// The name, as files and messages give it.
    public var name: String
    /// How many decimals text formats print; `nil` for the shortest text that reads back the same.
    public var decimals: Int?
    /// Whether its numbers are names, such as years, which take no thousands marks.
    public var isName = false

    /// Names a column.
    public init(_ name: String, decimals: Int? = nil) {
        self.name = name
        self.decimals = decimals
    }
}

/// One row of a layer.
public struct Feature: Hashable, Sendable {
    /// The identifier the file gave, as text.
    public var id: String?
    /// The values, in the order of the layer's columns.
    public var values: [Cell]
    /// The geometry; `nil` if the row has none.
    public var geometry: Geometry?
    /// Where the row stands in its file.
    public var place: Place

    /// Makes a row.
    public init(
        id: String? = nil,
        values: [Cell],
        geometry: Geometry? = nil,
        place: Place = Place()
    ) {
        self.id = id
        self.values = values
        self.geometry = geometry
        self.place = place
    }
}

/// A table of features that share columns and a coordinate reference system.
public struct Layer: Sendable {
    /// The name of the layer, for formats that have one.
    public var name: String
    /// The file it was read from, as messages name it.
    public var source: String
    /// The columns, in order.
    public var columns: [Column]
    /// The rows, in order.
    public var features: [Feature]
    /// The coordinate reference system the file states, such as `EPSG:32750`; `nil` if it is silent.
    public var crs: String?
    /// Whether the format leaves it open which system the coordinates are in, so that somebody must
    /// name one if the file is silent; GeoJSON and tables of longitude and latitude do not.
    public var needsSystem = false
    /// What sets off the fields of the text it was read from; `nil` for other formats.
    public var separator: Character?
    /// What was noticed on reading that a user should know, such as heights left out.
    public var notes: [String]

    /// Makes a layer.
    public init(
        name: String,
        source: String = "",
        columns: [Column],
        features: [Feature] = [],
        crs: String? = nil,
        notes: [String] = []
    ) {
        self.name = name
        self.source = source
        self.columns = columns
        self.features = features
        self.crs = crs
        self.notes = notes
    }

    /// Whether a feature has a geometry, if only an empty one.
    public var hasGeometry: Bool { features.contains { $0.geometry != nil } }

    /// The position of a column; `nil` if there is none of that name.
    public func index(of column: String) -> Int? {
        columns.firstIndex { $0.name == column }
    }

    /// The position of the column of the first of several names that is there, without regard to
    /// case.
    public func firstIndex(of names: [String]) -> Int? {
        for name in names {
            let found = columns.firstIndex { $0.name.lowercased() == name }
            if let found { return found }
        }
        return nil
    }

    /// The position of a column that must be there.
    ///
    /// - Throws: ``LayerError`` that names the file and the columns it has.
    public func requiredIndex(of column: String) throws(LayerError) -> Int {
        guard let index = index(of: column) else {
            let names = columns.map(\.name).joined(separator: ", ")
            let finding = names.isEmpty ? "the file has no columns" : "the columns are \(names)"
            throw LayerError(
                .missingColumn,
                path: source,
                message: "there is no column '\(column)'; \(finding)",
                remedy: "name the column in the project file, or rename it in the file"
            )
        }
        return index
    }
}
