import GeometryModel

/// A geometry as a GeoPackage stores it (OGC 12-128r18 §2.1.3): a header and well-known binary.
enum GeometryBlob {
    /// How many bytes the envelopes have, by their code.
    private static let envelopeLengths = [0, 32, 48, 48, 64]

    /// Reads a geometry, and how many of its positions had heights or measures.
    static func read(
        _ bytes: UnsafeRawBufferPointer
    ) throws(GeometryMistake) -> (geometry: Geometry, flattened: Int) {
        guard bytes.count >= 8, bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P") else {
            throw GeometryMistake("the geometry does not begin with 'GP'")
        }
        let flags = bytes[3]
        guard flags & 0x20 == 0 else {
            throw GeometryMistake("the geometry is of an extended kind")
        }
        let envelope = Int(flags >> 1 & 7)
        guard envelope < envelopeLengths.count else {
            throw GeometryMistake("the kind of envelope \(envelope) is unknown")
        }
        var reader = WKBReader(bytes, at: min(8 + envelopeLengths[envelope], bytes.count))
        let geometry = try reader.read()
        return (geometry, reader.flattened)
    }

    /// Writes a geometry in degrees.
    ///
    /// - Parameters:
    ///   - system: The number of its reference system.
    ///   - type: The kind of the column: one of points holds an empty point as no number.
    static func bytes(
        of geometry: Geometry,
        system: Int32,
        as type: GeometryType = .mixture
    ) -> [UInt8] {
        let box = geometry.bounds
        // Points need no envelope: they are one themselves.
        let hasEnvelope: Bool =
            if case .point = geometry { false } else { !box.isEmpty }
        var bytes: [UInt8] = [UInt8(ascii: "G"), UInt8(ascii: "P"), 0]
        bytes.append(1 | (hasEnvelope ? 2 : 0) | (box.isEmpty ? 0x10 : 0))
        withUnsafeBytes(of: system.littleEndian) { bytes += $0 }
        if hasEnvelope {
            for side in [box.west, box.east, box.south, box.north] {
                withUnsafeBytes(of: side.bitPattern.littleEndian) { bytes += $0 }
            }
        }
        let isEmptyPoint = box.isEmpty && type.isPoint
        WKBWriter.append(
            isEmptyPoint ? .point(Coordinate(x: .nan, y: .nan)) : geometry,
            to: &bytes
        )
        return bytes
    }
}
