import CGEOS
import GeometryModel

/// Values into handles: coordinates cross in bulk, one copy a path.
extension GEOSContext {
    func handle(for geometry: Geometry) throws(GEOSError) -> GeometryHandle {
        switch geometry {
        case .point(let coordinate):
            let point = unsafe GEOSGeom_createPointFromXY_r(handle, coordinate.x, coordinate.y)
            return try unsafe own(point, .construction)
        case .lineString(let coordinates):
            let sequence = try unsafe sequence(coordinates)
            return try unsafe own(GEOSGeom_createLineString_r(handle, sequence), .construction)
        case .polygon(let polygon):
            return try self.handle(for: polygon)
        case .multiPoint(let coordinates):
            var members = HandleList(self)
            for coordinate in coordinates {
                members.append(try self.handle(for: .point(coordinate)))
            }
            return try collection(GEOS_MULTIPOINT, members)
        case .multiLineString(let lines):
            var members = HandleList(self)
            for line in lines { members.append(try self.handle(for: .lineString(line))) }
            return try collection(GEOS_MULTILINESTRING, members)
        case .multiPolygon(let polygons):
            var members = HandleList(self)
            for polygon in polygons { members.append(try self.handle(for: polygon)) }
            return try collection(GEOS_MULTIPOLYGON, members)
        case .collection(let geometries):
            var members = HandleList(self)
            for geometry in geometries { members.append(try self.handle(for: geometry)) }
            return try collection(GEOS_GEOMETRYCOLLECTION, members)
        }
    }

    func handle(for polygon: Polygon) throws(GEOSError) -> GeometryHandle {
        if polygon.exterior.isEmpty {
            return try unsafe own(GEOSGeom_createEmptyPolygon_r(handle), .construction)
        }
        let exterior = try ring(polygon.exterior)
        var holes = HandleList(self)
        for hole in polygon.holes { holes.append(try ring(hole)) }
        var pointers = unsafe holes.relinquish()
        let count = UInt32(polygon.holes.count)
        let shell = unsafe exterior.relinquish()
        let pointer = unsafe GEOSGeom_createPolygon_r(handle, shell, &pointers, count)
        return try unsafe own(pointer, .construction)
    }

    private func ring(_ coordinates: [Coordinate]) throws(GEOSError) -> GeometryHandle {
        let sequence = try unsafe sequence(coordinates)
        return try unsafe own(GEOSGeom_createLinearRing_r(handle, sequence), .construction)
    }

    private func collection(
        _ kind: GEOSGeomTypes,
        _ members: consuming HandleList
    ) throws(GEOSError) -> GeometryHandle {
        var pointers = unsafe members.relinquish()
        let count = UInt32(unsafe pointers.count)
        let code = Int32(kind.rawValue)
        let pointer = unsafe GEOSGeom_createCollection_r(handle, code, &pointers, count)
        return try unsafe own(pointer, .construction)
    }

    private func sequence(_ coordinates: [Coordinate]) throws(GEOSError) -> OpaquePointer {
        // A coordinate is two doubles without padding, which is the layout GEOS copies from.
        let count = UInt32(coordinates.count)
        let sequence = unsafe coordinates.withUnsafeBytes { bytes in
            unsafe GEOSCoordSeq_copyFromBuffer_r(
                handle,
                bytes.bindMemory(to: Double.self).baseAddress,
                count,
                0,
                0
            )
        }
        return try unsafe checked(sequence, .construction)
    }

    /// Takes ownership of a geometry that GEOS made.
    func own(
        _ pointer: OpaquePointer?,
        _ operation: GEOSError.Operation
    ) throws(GEOSError) -> GeometryHandle {
        try unsafe GeometryHandle(self, owning: checked(pointer, operation))
    }
}
