import CGEOS
public import GeometryModel

/// Overlay in the plane of longitude and latitude, where edges are straight (RFC 7946 §3.1.1).
extension Geometry {
    /// The points common to both geometries.
    ///
    /// An intersection of nothing is an empty geometry.
    /// - Throws: ``GEOSError`` if either geometry breaks the rules of validity.
    public func intersection(with other: Geometry) throws(GEOSError) -> Geometry {
        try unsafe overlay(other, .intersection, GEOSIntersection_r)
    }

    /// The points of either geometry.
    ///
    /// - Throws: ``GEOSError`` if either geometry breaks the rules of validity.
    public func union(with other: Geometry) throws(GEOSError) -> Geometry {
        try unsafe overlay(other, .union, GEOSUnion_r)
    }

    /// The points of this geometry that are not in the other.
    ///
    /// - Throws: ``GEOSError`` if either geometry breaks the rules of validity.
    public func difference(from other: Geometry) throws(GEOSError) -> Geometry {
        try unsafe overlay(other, .difference, GEOSDifference_r)
    }

    /// The union of many geometries, merged pair by pair in a tree.
    ///
    /// - Throws: ``GEOSError`` if a geometry breaks the rules of validity.
    public static func union(of geometries: [Geometry]) throws(GEOSError) -> Geometry {
        let context = GEOSContext()
        let members = try context.handle(for: .collection(geometries))
        let union = unsafe GEOSUnaryUnion_r(context.handle, members.pointer)
        let result = try unsafe context.own(union, .union)
        return try context.geometry(of: result)
    }

    /// The smallest convex area that holds the geometry.
    ///
    /// - Throws: ``GEOSError`` if a coordinate is not finite.
    public func convexHull() throws(GEOSError) -> Geometry {
        let context = GEOSContext()
        let subject = try context.handle(for: self)
        let hull = unsafe GEOSConvexHull_r(context.handle, subject.pointer)
        let result = try unsafe context.own(hull, .convexHull)
        return try context.geometry(of: result)
    }

    private typealias Overlay =
        @convention(c) (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> OpaquePointer?

    private func overlay(
        _ other: Geometry,
        _ operation: GEOSError.Operation,
        _ function: Overlay
    ) throws(GEOSError) -> Geometry {
        let context = GEOSContext()
        let a = try context.handle(for: self)
        let b = try context.handle(for: other)
        let pointer = unsafe function(context.handle, a.pointer, b.pointer)
        let result = try unsafe context.own(pointer, operation)
        return try context.geometry(of: result)
    }
}
