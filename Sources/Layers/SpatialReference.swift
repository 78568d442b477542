/// The reference system that a file is written in.
public struct SpatialReference: Hashable, Sendable {
    /// The number that EPSG gives it.
    public var code: Int
    /// The name, such as `WGS 84 / UTM zone 50S`.
    public var name: String
    /// What it is, as well-known text (OGC 01-009).
    public var definition: String

    /// Describes a system.
    public init(code: Int, name: String, definition: String) {
        self.code = code
        self.name = name
        self.definition = definition
    }
}
