import CPROJ
public import GeometryModel

/// What PROJ knows of a coordinate reference system.
public struct CoordinateReferenceSystem: Hashable, Sendable {
    /// How it was named: an authority code such as `EPSG:32750`, a PROJ string, or WKT.
    public let definition: String
    /// The name in the database, such as `WGS 84 / UTM zone 50S`.
    public let name: String
    /// The authority code, such as `EPSG:32750`, also of a system in words that means the same as
    /// one in the database; `nil` if there is none.
    public let code: String?
    /// Whether coordinates are longitudes and latitudes.
    public let isGeographic: Bool
    /// What it is as well-known text of the first kind (OGC 01-009), which every program reads; `nil`
    /// if it cannot be said so.
    public let wellKnownText: String?
    /// Where the system is meant to be used, in degrees; `nil` if that is not known.
    public let areaOfUse: Box?

    /// Looks a system up.
    ///
    /// - Throws: ``PROJError`` if PROJ does not know it.
    public init(_ definition: String) throws(PROJError) {
        self.definition = definition
        let lookup = try Lookup(definition)
        name = lookup.name
        code = lookup.code
        isGeographic = lookup.isGeographic
        areaOfUse = lookup.areaOfUse
        wellKnownText = lookup.wellKnownText
    }

    /// Whether another system means the same positions, whatever order it gives the axes.
    ///
    /// - Throws: ``PROJError`` if PROJ does not know one of the two any more.
    public func isEquivalent(to other: CoordinateReferenceSystem) throws(PROJError) -> Bool {
        if let code, code == other.code { return true }
        return try Lookup(definition).isEquivalent(to: try Lookup(other.definition))
    }

    /// The name with the code, as messages give it.
    public var title: String { code.map { "\(name) (\($0))" } ?? name }
}

/// A system in PROJ's hands, for the time of a question.
@safe
private final class Lookup {
    private let context: OpaquePointer
    private let system: OpaquePointer

    init(_ definition: String) throws(PROJError) {
        guard let context = unsafe proj_context_create() else {
            preconditionFailure("PROJ could not allocate a context")
        }
        _ = unsafe proj_log_level(context, PJ_LOG_NONE)
        // A PROJ string is read as an operation unless it says that it is a system.
        let isString = definition.contains("proj=") && !definition.contains("type=crs")
        guard
            let system = unsafe proj_create(
                context,
                isString ? definition + " +type=crs" : definition
            ),
            unsafe proj_is_crs(system) != 0
        else {
            unsafe proj_context_destroy(context)
            throw PROJError(
                operation: "the system \(definition.prefix(60))",
                message: "unknown coordinate reference system"
            )
        }
        unsafe self.context = context
        unsafe self.system = system
    }

    deinit {
        unsafe proj_destroy(system)
        unsafe proj_context_destroy(context)
    }

    var name: String {
        guard let text = unsafe proj_get_name(system) else { return "unnamed" }
        return unsafe String(cString: text)
    }

    /// The code the system carries, or that of its likeness in the database.
    var code: String? {
        if let own = unsafe Self.code(of: system) { return own }
        var confidences: UnsafeMutablePointer<CInt>?
        guard let likenesses = unsafe proj_identify(context, system, "EPSG", nil, &confidences)
        else { return nil }
        defer {
            unsafe proj_int_list_destroy(confidences)
            unsafe proj_list_destroy(likenesses)
        }
        // At 90 and above the names agree as well as the parameters, or no others fit.
        guard unsafe proj_list_get_count(likenesses) > 0,
            let confidence = unsafe confidences?.pointee, confidence >= 90,
            let best = unsafe proj_list_get(context, likenesses, 0)
        else { return nil }
        defer { unsafe proj_destroy(best) }
        return unsafe Self.code(of: best)
    }

    private static func code(of system: OpaquePointer) -> String? {
        guard let authority = unsafe proj_get_id_auth_name(system, 0),
            let number = unsafe proj_get_id_code(system, 0)
        else { return nil }
        return unsafe "\(String(cString: authority)):\(String(cString: number))"
    }

    var isGeographic: Bool {
        switch unsafe proj_get_type(system) {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: true
        default: false
        }
    }

    var areaOfUse: Box? {
        var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
        let isKnown = unsafe proj_get_area_of_use(
            context,
            system,
            &west,
            &south,
            &east,
            &north,
            nil
        )
        // PROJ gives −1000 for a side it does not know.
        guard isKnown != 0, west >= -180 else { return nil }
        return Box(west: west, south: south, east: east, north: north)
    }

    var wellKnownText: String? {
        guard let text = unsafe proj_as_wkt(context, system, PJ_WKT1_GDAL, nil) else { return nil }
        return unsafe String(cString: text)
    }

    func isEquivalent(to other: Lookup) -> Bool {
        unsafe proj_is_equivalent_to_with_ctx(
            context,
            system,
            other.system,
            PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS
        ) != 0
    }
}
