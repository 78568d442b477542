import CPROJ
public import GeometryModel

/// The way from one coordinate reference system to another.
///
/// Both sides take and give x before y, east before north, whatever order the authority defines;
/// the order is normalized here and nowhere else. A transformation belongs to one thread: make it,
/// use it on whole columns, and let it go.
@safe
public final class Transformation {
    private let context: OpaquePointer
    private let operation: OpaquePointer
    /// The source, as it was named.
    public let source: String
    /// The target, as it was named.
    public let target: String

    /// Finds the best way between two systems.
    ///
    /// - Parameters:
    ///   - source: An authority code such as `EPSG:32750`, a PROJ string, or WKT.
    ///   - target: Likewise; WGS 84 longitude and latitude by default.
    /// - Throws: ``PROJError`` if a system is unknown or no way leads between the two.
    public init(from source: String, to target: String = "EPSG:4326") throws(PROJError) {
        self.source = source
        self.target = target
        guard let context = unsafe proj_context_create() else {
            preconditionFailure("PROJ could not allocate a context")
        }
        // PROJ would otherwise print to standard error what the thrown error says.
        _ = unsafe proj_log_level(context, PJ_LOG_NONE)
        guard let found = unsafe proj_create_crs_to_crs(context, source, target, nil) else {
            let message = unsafe Self.message(in: context)
            unsafe proj_context_destroy(context)
            throw PROJError(
                operation: "transformation from \(source) to \(target)",
                message: message
            )
        }
        let normalized = unsafe proj_normalize_for_visualization(context, found)
        unsafe proj_destroy(found)
        guard let normalized = unsafe normalized else {
            let message = unsafe Self.message(in: context)
            unsafe proj_context_destroy(context)
            throw PROJError(operation: "axis order of \(source) to \(target)", message: message)
        }
        unsafe self.context = context
        unsafe operation = normalized
    }

    deinit {
        unsafe proj_destroy(operation)
        unsafe proj_context_destroy(context)
    }

    /// The operation PROJ chose for the last position it transformed: its name in the database,
    /// and how far positions may be off for its sake, in meters.
    ///
    /// Between two systems several operations may be known, each for an area of its own.
    /// - Returns: `nil` for the accuracy if the database does not tell it.
    public var lastOperation: (name: String, accuracy: Double?) {
        guard let used = unsafe proj_trans_get_last_used_operation(operation) else {
            return ("unnamed", nil)
        }
        defer { unsafe proj_destroy(used) }
        let info = unsafe proj_pj_info(used)
        let accuracy = unsafe proj_coordoperation_get_accuracy(context, used)
        let name = unsafe info.description.map { unsafe String(cString: $0) } ?? "unnamed"
        return (name, accuracy >= 0 ? accuracy : nil)
    }

    /// The positions in the target system.
    ///
    /// - Throws: ``PROJError`` that names the first position PROJ cannot transform.
    /// - Complexity: O(*n*).
    public func callAsFunction(_ coordinates: [Coordinate]) throws(PROJError) -> [Coordinate] {
        var result = coordinates
        let stride = MemoryLayout<Coordinate>.stride
        let count = coordinates.count
        unsafe result.withUnsafeMutableBytes { bytes in
            let ordinates = unsafe bytes.bindMemory(to: Double.self)
            guard let x = ordinates.baseAddress else { return }
            _ = unsafe proj_trans_generic(
                operation,
                PJ_FWD,
                x,
                stride,
                count,
                x + 1,
                stride,
                count,
                nil,
                0,
                0,
                nil,
                0,
                0
            )
        }
        for (index, coordinate) in result.enumerated()
        where !coordinate.x.isFinite || !coordinate.y.isFinite {
            throw PROJError(
                operation: "transformation from \(source) to \(target)",
                message: "position \(coordinates[index]) lies outside the area of the projection"
            )
        }
        return result
    }

    private static func message(in context: OpaquePointer) -> String {
        let code = unsafe proj_context_errno(context)
        guard let text = unsafe proj_context_errno_string(context, code) else {
            return "unknown coordinate reference system"
        }
        let words = unsafe String(cString: text)
        // PROJ has no words for a code that its database does not hold.
        return words.hasPrefix("Unknown error") ? "unknown coordinate reference system" : words
    }
}

@available(*, unavailable)
extension Transformation: Sendable {}

extension Geometry {
    /// The geometry with every position carried into the target system of a transformation.
    ///
    /// - Throws: ``PROJError`` that names the first position PROJ cannot transform.
    public func transformed(by transformation: Transformation) throws(PROJError) -> Geometry {
        try mappingPaths { path throws(PROJError) in try transformation(path) }
    }
}
