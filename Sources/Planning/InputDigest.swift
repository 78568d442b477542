public import Layers

/// A file that an answer rests on.
public struct InputDigest: Hashable, Sendable {
    /// The file, as it was named; a connection without its password.
    public let path: String
    /// Its length in bytes.
    public let bytes: Int
    /// Its SHA-256 as 64 hexadecimal digits.
    public let sha256: String

    /// Reads a file and digests it.
    ///
    /// The files of a Shapefile count as one; of a connection, whose bytes nobody sees, the rows are
    /// digested as GeoJSON.
    /// - Throws: `LayerError` if it cannot be read.
    public init(of path: String) throws(LayerError) {
        let files = LayerReader.files(of: path)
        var content: [UInt8] = []
        for file in files { content += try InputFile.read(file) }
        if files.isEmpty { content = [UInt8](GeoJSONWriter.text(try LayerReader.read(path)).utf8) }
        self.path = LayerReader.shown(path)
        bytes = content.count
        sha256 = SHA256.hexadecimal(of: content)
    }
}
