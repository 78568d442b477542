import Glibc

/// A file that is read piece by piece.
struct FileSource: ~Copyable {
    private let path: String
    private let descriptor: Int32

    /// Opens a file, or standard input for the path `-`.
    ///
    /// - Throws: ``LayerError`` of kind `missing` or `unreadable`.
    init(_ path: String) throws(LayerError) {
        let descriptor = try InputFile.open(path)
        self.path = InputFile.name(of: path)
        self.descriptor = descriptor
    }

    deinit { if descriptor > 0 { close(descriptor) } }

    /// Appends up to a count of bytes; returns whether the file is at its end.
    ///
    /// - Throws: ``LayerError`` of kind `unreadable`.
    func append(_ count: Int, to bytes: inout [UInt8]) throws(LayerError) -> Bool {
        let old = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: count))
        let found = bytes.withUnsafeMutableBytes { buffer in
            while true {
                let found = read(descriptor, buffer.baseAddress?.advanced(by: old), count)
                if found >= 0 || errno != EINTR { return found }
            }
        }
        bytes.removeLast(count - max(0, found))
        guard found >= 0 else {
            throw LayerError(
                .unreadable,
                path: path,
                message: "cannot be read: \(String(cString: strerror(errno)))",
                remedy: "check the disk, and try again"
            )
        }
        return found == 0
    }
}
