import GeometryModel
import TestSupport
import Testing

@testable import Layers

@Suite("Well-known binary")
struct WKBTests {
    static func read(_ bytes: [UInt8]) throws -> (geometry: Geometry, flattened: Int) {
        try bytes.withUnsafeBytes { buffer in
            var reader = WKBReader(buffer)
            return (try reader.read(), reader.flattened)
        }
    }

    static func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.filter { !$0.isWhitespace }.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }

    /// The bytes are PostGIS 3.3's: `ST_AsBinary`, `ST_AsEWKB`, and with 'XDR' for big-endian.
    @Test(
        "both byte orders, both ways to write heights, and empty points are read",
        arguments: [
            ("0101000000 000000000000F03F 0000000000000040", .point(Coordinate(x: 1, y: 2)), 0),
            ("0000000001 3FF0000000000000 4000000000000000", .point(Coordinate(x: 1, y: 2)), 0),
            (
                "01E9030000 000000000000F03F 0000000000000040 0000000000000840",
                .point(Coordinate(x: 1, y: 2)), 1
            ),
            (
                "01010000A0E6100000 000000000000F03F 0000000000000040 0000000000000840",
                .point(Coordinate(x: 1, y: 2)), 1
            ),
            (
                "01B90B0000 000000000000F03F 0000000000000040 0000000000000840 0000000000001040",
                .point(Coordinate(x: 1, y: 2)), 1
            ),
            ("0101000000 000000000000F87F 000000000000F87F", .multiPoint([]), 0),
            ("010700000000000000", .collection([]), 0),
            ("010300000000000000", .polygon(Polygon(exterior: [])), 0),
            (
                "01020000000200000000000000000000000000000000000000000000000000F03F000000000000F03F",
                .lineString([Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 1)]), 0
            ),
        ] as [(String, Geometry, Int)]
    )
    func known(hexadecimal: String, geometry: Geometry, flattened: Int) throws {
        let found = try Self.read(Self.bytes(hexadecimal))
        #expect(found.geometry == geometry)
        #expect(found.flattened == flattened)
    }

    @Test(
        "what breaks a rule is refused with the reason",
        arguments: [
            ("", "ends too early"),
            ("02", "ends too early"),
            ("0201000000", "byte order"),
            ("0101000000 000000000000F03F", "ends too early"),
            ("0101000000 000000000000F87F 0000000000000040", "no number"),
            ("0102000000FFFFFFFF", "tells of 4294967295 parts"),
            ("010200000001000000 000000000000F03F 0000000000000040", "one position"),
            ("010800000000000000", "CircularString"),
            ("01A00F000000000000", "unknown"),
            ("0101000000 000000000000F03F 0000000000000040 00", "1 bytes follow"),
            (
                "010400000001000000010200000000000000000000000000000000000000000000",
                "Point should be where"
            ),
            (
                "01030000000100000003000000"
                    + "000000000000000000000000000000000000000000000000"
                    + "000000000000000000000000000000000000000000000000",
                "needs four"
            ),
        ]
    )
    func mistakes(hexadecimal: String, message: String) throws {
        let error = try #require(throws: GeometryMistake.self) {
            try Self.read(Self.bytes(hexadecimal))
        }
        #expect(error.message.contains(message), "\(error.message)")
    }

    @Test("collections that nest without end are refused")
    func deep() throws {
        let bytes = [[UInt8]](repeating: [1, 7, 0, 0, 0, 1, 0, 0, 0], count: 100_000).flatMap(
            \.self
        )
        let error = try #require(throws: GeometryMistake.self) { try Self.read(bytes) }
        #expect(error.message.contains("nest deeper"))
    }

    @Test(
        "every kind of geometry comes back as it was written",
        arguments: 1...40 as ClosedRange<UInt64>
    )
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let geometry = Geometry.random(using: &generator)
        var bytes: [UInt8] = []
        WKBWriter.append(geometry, to: &bytes)
        let back = try Self.read(bytes)
        #expect(back.geometry == geometry, "seed \(seed)")
        let blob = GeometryBlob.bytes(of: geometry, system: 4326)
        let unpacked = try blob.withUnsafeBytes { try GeometryBlob.read($0) }
        #expect(unpacked.geometry == geometry, "seed \(seed)")
    }
}
