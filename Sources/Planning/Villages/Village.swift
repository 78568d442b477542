public import GeometryModel

/// The lowest administrative unit, a desa or a kelurahan.
public struct Village: Hashable, Sendable {
    /// Whether a village governs itself or is an urban ward.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A village with its own government; has an IDM.
        case desa
        /// An urban ward; has no IDM.
        case kelurahan
    }

    /// The key.
    public var code: VillageCode
    /// The name, as the official list spells it.
    public var name: String
    /// Desa or kelurahan.
    public var kind: Kind
    /// The name of the district (kecamatan).
    public var district: String
    /// The name of the regency (kabupaten) or city (kota).
    public var regency: String
    /// The village office if known, otherwise a point on the surface, in degrees.
    public var point: Coordinate
    /// The land area as the table or the polygon has it; `nil` if neither is known.
    public var area: Area?
    /// The land of the village in degrees; `nil` if only its point is known.
    public var land: Geometry?
    /// Values of indicators by the name of their column.
    public var values: [String: Double]
    /// Where the village stands in its file.
    public var place: String
}
