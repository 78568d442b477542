public import Layers

/// A file that an answer rests on.
public struct InputDigest: Hashable, Sendable {
    /// The file, as it was named.
    public let path: String
    /// Its length in bytes.
    public let bytes: Int
    /// Its SHA-256 as 64 hexadecimal digits.
    public let sha256: String

    /// Reads a file and digests it.
    ///
    /// - Throws: `LayerError` if it cannot be read.
    public init(of path: String) throws(LayerError) {
        let content = try InputFile.read(path)
        self.path = path
        bytes = content.count
        sha256 = SHA256.hexadecimal(of: content)
    }
}
