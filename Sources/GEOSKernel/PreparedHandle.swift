import CGEOS

/// A geometry with the indexes GEOS builds to answer many questions about it.
///
/// It owns its base geometry, which must live as long as the prepared form.
@safe
struct PreparedHandle: ~Copyable {
    let base: GeometryHandle
    private let prepared: OpaquePointer

    init(_ base: consuming GeometryHandle) throws(GEOSError) {
        let context = base.context
        let prepared = unsafe GEOSPrepare_r(context.handle, base.pointer)
        unsafe self.prepared = try unsafe context.checked(prepared, .construction)
        self.base = base
    }

    deinit { unsafe GEOSPreparedGeom_destroy_r(base.context.handle, prepared) }

    func intersects(_ other: borrowing GeometryHandle) throws(GEOSError) -> Bool {
        let answer = unsafe GEOSPreparedIntersects_r(base.context.handle, prepared, other.pointer)
        return try base.context.checked(answer, .predicate)
    }

    func covers(_ other: borrowing GeometryHandle) throws(GEOSError) -> Bool {
        let answer = unsafe GEOSPreparedCovers_r(base.context.handle, prepared, other.pointer)
        return try base.context.checked(answer, .predicate)
    }
}
