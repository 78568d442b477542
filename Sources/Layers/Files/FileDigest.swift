/// Length and SHA-256 of a file, read piece by piece.
public struct FileDigest: Hashable, Sendable {
    /// The length in bytes.
    public let bytes: Int
    /// The SHA-256 as 64 hexadecimal digits.
    public let sha256: String

    /// States the digest that a file should have.
    public init(bytes: Int, sha256: String) {
        self.bytes = bytes
        self.sha256 = sha256
    }

    /// Reads a file and digests it; an empty one has a digest, too.
    ///
    /// - Throws: ``LayerError`` of kind `missing` or `unreadable`.
    public init(of path: String) throws(LayerError) {
        let source = try FileSource(path)
        var digest = SHA256()
        var bytes = 0
        var isAtEnd = false
        while !isAtEnd {
            var part: [UInt8] = []
            isAtEnd = try source.append(1 << 18, to: &part)
            digest.append(part)
            bytes += part.count
        }
        self.bytes = bytes
        sha256 = digest.hexadecimal
    }
}
