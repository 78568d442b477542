import CGEOS

/// The only owner of one GEOS geometry.
///
/// A handle frees its geometry when it goes out of scope and keeps its context alive until then.
/// Giving the geometry to a GEOS constructor consumes the handle, because constructors consume
/// their arguments even when they fail; a double free cannot be written.
@safe
struct GeometryHandle: ~Copyable {
    let context: GEOSContext
    private var owned: OpaquePointer?

    init(_ context: GEOSContext, owning pointer: OpaquePointer) {
        self.context = context
        unsafe owned = pointer
    }

    deinit {
        if let pointer = unsafe owned { unsafe GEOSGeom_destroy_r(context.handle, pointer) }
    }

    /// The geometry, for a call that only looks at it while the handle is alive.
    var pointer: OpaquePointer {
        guard let pointer = unsafe owned else { preconditionFailure("a relinquished geometry") }
        return unsafe pointer
    }

    /// Gives the geometry up to a GEOS function that consumes it.
    consuming func relinquish() -> OpaquePointer {
        let pointer = unsafe self.pointer
        unsafe owned = nil
        return unsafe pointer
    }
}

/// The owner of a run of geometries on their way into a collection.
///
/// If building a later member throws, the earlier ones are freed.
@safe
struct HandleList: ~Copyable {
    let context: GEOSContext
    private var owned: [OpaquePointer]

    init(_ context: GEOSContext) {
        self.context = context
        unsafe owned = []
    }

    deinit {
        for index in unsafe owned.indices {
            unsafe GEOSGeom_destroy_r(context.handle, owned[index])
        }
    }

    mutating func append(_ handle: consuming GeometryHandle) {
        unsafe owned.append(handle.relinquish())
    }

    /// Gives all geometries up to a GEOS function that consumes them.
    consuming func relinquish() -> [OpaquePointer?] {
        let pointers = unsafe owned
        unsafe owned = []
        return unsafe pointers
    }
}
