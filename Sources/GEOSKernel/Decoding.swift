import CGEOS
import GeometryModel

/// Handles into values: coordinates cross in bulk, one copy a path.
extension GEOSContext {
    func geometry(of geometry: borrowing GeometryHandle) throws(GEOSError) -> Geometry {
        try unsafe self.geometry(at: geometry.pointer)
    }

    private func geometry(at pointer: OpaquePointer) throws(GEOSError) -> Geometry {
        switch GEOSGeomTypes(UInt32(bitPattern: unsafe GEOSGeomTypeId_r(handle, pointer))) {
        case GEOS_POINT:
            guard let coordinate = try unsafe path(at: pointer).first else {
                return .multiPoint([])
            }
            return .point(coordinate)
        case GEOS_LINESTRING, GEOS_LINEARRING:
            return unsafe .lineString(try path(at: pointer))
        case GEOS_POLYGON:
            return unsafe .polygon(try polygon(at: pointer))
        case GEOS_MULTIPOINT:
            var coordinates: [Coordinate] = []
            for index in 0..<(unsafe memberCount(of: pointer)) {
                coordinates += try unsafe path(at: member(index, of: pointer))
            }
            return .multiPoint(coordinates)
        case GEOS_MULTILINESTRING:
            var lines: [[Coordinate]] = []
            for index in 0..<(unsafe memberCount(of: pointer)) {
                lines.append(try unsafe path(at: member(index, of: pointer)))
            }
            return .multiLineString(lines)
        case GEOS_MULTIPOLYGON:
            var polygons: [Polygon] = []
            for index in 0..<(unsafe memberCount(of: pointer)) {
                polygons.append(try unsafe polygon(at: member(index, of: pointer)))
            }
            return .multiPolygon(polygons)
        case GEOS_GEOMETRYCOLLECTION:
            var members: [Geometry] = []
            for index in 0..<(unsafe memberCount(of: pointer)) {
                members.append(try unsafe geometry(at: member(index, of: pointer)))
            }
            return .collection(members)
        default:
            throw failure(.extraction)
        }
    }

    private func polygon(at pointer: OpaquePointer) throws(GEOSError) -> Polygon {
        let shell = try unsafe checked(GEOSGetExteriorRing_r(handle, pointer), .extraction)
        var holes: [[Coordinate]] = []
        for index in 0..<(unsafe GEOSGetNumInteriorRings_r(handle, pointer)) {
            let ring = try unsafe checked(
                GEOSGetInteriorRingN_r(handle, pointer, index),
                .extraction
            )
            holes.append(try unsafe path(at: ring))
        }
        return Polygon(exterior: try unsafe path(at: shell), holes: holes)
    }

    private func memberCount(of pointer: OpaquePointer) -> Int32 {
        unsafe GEOSGetNumGeometries_r(handle, pointer)
    }

    private func member(_ index: Int32, of pointer: OpaquePointer) throws(GEOSError)
        -> OpaquePointer
    {
        try unsafe checked(GEOSGetGeometryN_r(handle, pointer, index), .extraction)
    }

    private func path(at pointer: OpaquePointer) throws(GEOSError) -> [Coordinate] {
        let sequence = try unsafe checked(GEOSGeom_getCoordSeq_r(handle, pointer), .extraction)
        var size: UInt32 = 0
        guard unsafe GEOSCoordSeq_getSize_r(handle, sequence, &size) == 1 else {
            throw failure(.extraction)
        }
        var coordinates = [Coordinate](repeating: Coordinate(x: 0, y: 0), count: Int(size))
        let copied = unsafe coordinates.withUnsafeMutableBytes { bytes in
            unsafe GEOSCoordSeq_copyToBuffer_r(
                handle,
                sequence,
                bytes.bindMemory(to: Double.self).baseAddress,
                0,
                0
            )
        }
        guard copied == 1 || size == 0 else { throw failure(.extraction) }
        return coordinates
    }
}
