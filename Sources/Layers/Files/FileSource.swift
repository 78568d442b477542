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

    /// Whether this is a file that can be read again, and no pipe or device.
    var isRegular: Bool {
        var status = stat()
        return descriptor > 0 && fstat(descriptor, &status) == 0
            && status.st_mode & S_IFMT == S_IFREG
    }

    /// Appends a count of bytes, or what is left; returns whether the file is at its end.
    ///
    /// - Throws: ``LayerError`` of kind `unreadable`.
    func append(_ count: Int, to bytes: inout [UInt8]) throws(LayerError) -> Bool {
        let end = bytes.count + count
        var found = 1
        bytes = [UInt8](unsafeUninitializedCapacity: end) { [bytes] buffer, filled in
            filled = buffer.update(fromContentsOf: bytes)
            // A pipe gives less at once than it is asked for.
            while found > 0, filled < end {
                found = read(descriptor, buffer.baseAddress?.advanced(by: filled), end - filled)
                if found < 0, errno == EINTR { found = 1 } else { filled += max(0, found) }
            }
        }
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
