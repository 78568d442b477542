import Glibc

/// The beginning of a file that is being fetched; it stays when fetching breaks off.
struct PartFile: ~Copyable {
    private let path: String
    private let descriptor: Int32
    /// How many bytes there are.
    private(set) var count: Int

    /// Opens the file at its end, or makes it.
    ///
    /// - Parameter isAnew: Whether what there is goes.
    /// - Throws: ``LayerError`` of kind `unwritable`.
    init(_ path: String, isAnew: Bool) throws(LayerError) {
        let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (isAnew ? O_TRUNC : 0)
        descriptor = open(path, flags, 0o644)
        guard descriptor >= 0 else { throw FileSink.failure(path) }
        self.path = path
        count = DownloadCache.size(of: path) ?? 0
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Appends bytes.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable`, such as for a full disk.
    mutating func write(_ bytes: [UInt8]) throws(LayerError) {
        var start = 0
        while start < bytes.count {
            let written = bytes[start...].withUnsafeBytes { rest in
                Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw FileSink.failure(path) }
            start += written
            count += written
        }
    }
}
