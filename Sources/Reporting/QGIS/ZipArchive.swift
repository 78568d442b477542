/// Files in an archive (APPNOTE 6.3), stored as they are.
///
/// Every file has the same date, so that equal contents give equal bytes.
struct ZipArchive {
    private var content: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// Appends a file.
    mutating func add(_ name: String, _ bytes: [UInt8]) {
        let start = content.count
        let text = Array(name.utf8)
        // Version 2.0, names in UTF-8, stored, 1 January 1980.
        var entry: [UInt8] = [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0]
        Self.append(Self.checksum(bytes), &entry)
        Self.append(UInt32(bytes.count), &entry)
        Self.append(UInt32(bytes.count), &entry)
        entry += [UInt8(text.count & 255), UInt8(text.count >> 8), 0, 0]
        content += [0x50, 0x4B, 3, 4] + entry + text + bytes
        directory += [0x50, 0x4B, 1, 2, 20, 0] + entry
        directory += [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        Self.append(UInt32(start), &directory)
        directory += text
        count += 1
    }

    /// The whole archive.
    var bytes: [UInt8] {
        let number: [UInt8] = [UInt8(count & 255), UInt8(count >> 8)]
        var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + number + number
        Self.append(UInt32(directory.count), &end)
        Self.append(UInt32(content.count), &end)
        return content + directory + end + [0, 0]
    }

    private static func append(_ value: UInt32, _ bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: 32, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(shift)))
        }
    }

    /// The cyclic redundancy check of 32 bits (ISO 3309).
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var check = UInt32.max
        for byte in bytes {
            check ^= UInt32(byte)
            for _ in 0..<8 { check = check & 1 == 0 ? check >> 1 : check >> 1 ^ 0xEDB8_8320 }
        }
        return ~check
    }
}
