import CGEOS
public import GeometryModel

/// One breach of the OGC rules of validity.
public struct ValidityDefect: Hashable, Sendable {
    /// What is wrong, in the words of GEOS, such as `Self-intersection`.
    public var reason: String
    /// Where it is wrong, in the coordinates of the geometry.
    public var place: Coordinate?

    /// Makes a defect from its reason and place.
    public init(reason: String, place: Coordinate?) {
        self.reason = reason
        self.place = place
    }
}

extension Geometry {
    /// The first breach of the OGC rules of validity, or `nil` if the geometry is valid.
    ///
    /// - Throws: ``GEOSError`` if the geometry is too broken to be built, such as an open ring.
    public func validityDefect() throws(GEOSError) -> ValidityDefect? {
        let context = GEOSContext()
        let subject = try context.handle(for: self)
        var reason: UnsafeMutablePointer<CChar>?
        var location: OpaquePointer?
        let answer = unsafe GEOSisValidDetail_r(
            context.handle,
            subject.pointer,
            0,
            &reason,
            &location
        )
        var text = "invalid"
        if let reason = unsafe reason {
            unsafe text = String(cString: reason)
            unsafe GEOSFree_r(context.handle, reason)
        }
        var place: Coordinate?
        if let location = unsafe location {
            let handle = unsafe GeometryHandle(context, owning: location)
            place = try context.geometry(of: handle).points.first
        }
        return try context.checked(answer, .validity)
            ? nil : ValidityDefect(reason: text, place: place)
    }

    /// The geometry with lines that cross noded and areas covered an odd number of times kept.
    ///
    /// No coordinate is moved; where edges cross a vertex is added.
    /// - Throws: ``GEOSError`` if the geometry is too broken to be built.
    public func madeValid() throws(GEOSError) -> Geometry {
        let context = GEOSContext()
        let subject = try context.handle(for: self)
        let valid = unsafe GEOSMakeValid_r(context.handle, subject.pointer)
        let result = try unsafe context.own(valid, .validity)
        return try context.geometry(of: result)
    }
}
