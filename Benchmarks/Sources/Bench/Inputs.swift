import Foundation
import GeometryModel

/// Reads the raw binary inputs of the benchmark.
struct Inputs {
    let folder: String

    init(_ options: JobOptions) { folder = options.data }

    /// Pairs of longitude and latitude.
    func points(_ name: String) throws -> [Coordinate] {
        try bytes("\(name)_ll.f64").withUnsafeBytes { Array($0.bindMemory(to: Coordinate.self)) }
    }

    /// Polygons with their rings, such as zones or villages.
    func polygons(_ name: String) throws -> [Geometry] {
        var reader = BinaryReader(try bytes("\(name).bin"))
        return (0..<reader.count()).map { _ in
            let rings = (0..<reader.count()).map { _ in reader.coordinates(reader.count()) }
            return .polygon(Polygon(exterior: rings[0], holes: Array(rings.dropFirst())))
        }
    }

    /// Lines.
    func lines(_ name: String) throws -> [Geometry] {
        var reader = BinaryReader(try bytes("\(name).bin"))
        let (lineCount, vertexCount) = (reader.count(), reader.count())
        let offsets = (0...lineCount).map { _ in reader.count() }
        let vertices = reader.coordinates(vertexCount)
        return zip(offsets, offsets.dropFirst()).map { .lineString(Array(vertices[$0..<$1])) }
    }

    private func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: folder).appending(path: name), options: .alwaysMapped)
    }
}

/// Little-endian numbers, one after the other.
private struct BinaryReader {
    private let bytes: Data
    private var offset = 0

    init(_ bytes: Data) { self.bytes = bytes }

    mutating func count() -> Int {
        defer { offset += 4 }
        return bytes.withUnsafeBytes {
            Int($0.loadUnaligned(fromByteOffset: offset, as: Int32.self))
        }
    }

    mutating func coordinates(_ count: Int) -> [Coordinate] {
        defer { offset += 16 * count }
        return bytes.withUnsafeBytes { buffer in
            (0..<count).map {
                buffer.loadUnaligned(fromByteOffset: offset + 16 * $0, as: Coordinate.self)
            }
        }
    }
}
