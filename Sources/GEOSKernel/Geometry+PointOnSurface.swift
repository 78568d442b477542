import CGEOS
public import GeometryModel

extension Geometry {
    /// A position that lies in the geometry, or `nil` if the geometry is empty.
    ///
    /// Unlike the centroid it is never outside a crescent or between islands.
    /// - Throws: ``GEOSError`` if the geometry cannot be built.
    public func pointOnSurface() throws(GEOSError) -> Coordinate? {
        let context = GEOSContext()
        let subject = try context.handle(for: self)
        let point = unsafe GEOSPointOnSurface_r(context.handle, subject.pointer)
        let result = try unsafe context.own(point, .pointOnSurface)
        return try context.geometry(of: result).points.first
    }
}
