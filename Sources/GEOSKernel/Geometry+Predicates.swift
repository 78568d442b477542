import CGEOS
public import GeometryModel

/// The named predicates of OGC simple features, on two values.
///
/// Each call converts both geometries: for one area against many others use ``PreparedArea``.
extension Geometry {
    /// Whether the geometries share at least one point.
    public func intersects(_ other: Geometry) throws(GEOSError) -> Bool {
        try unsafe predicate(other, GEOSIntersects_r)
    }

    /// Whether no point of the other geometry lies outside this one; its boundary counts as inside.
    public func covers(_ other: Geometry) throws(GEOSError) -> Bool {
        try unsafe predicate(other, GEOSCovers_r)
    }

    /// Whether this geometry lies in the other and their interiors share a point.
    public func within(_ other: Geometry) throws(GEOSError) -> Bool {
        try unsafe predicate(other, GEOSWithin_r)
    }

    private typealias Predicate =
        @convention(c) (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> CChar

    private func predicate(
        _ other: Geometry,
        _ function: Predicate
    ) throws(GEOSError) -> Bool {
        let context = GEOSContext()
        let a = try context.handle(for: self)
        let b = try context.handle(for: other)
        let answer = unsafe function(context.handle, a.pointer, b.pointer)
        return try context.checked(answer, .predicate)
    }
}
