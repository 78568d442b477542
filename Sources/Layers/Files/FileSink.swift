import Glibc

/// A file on its way to being complete: written beside its target, and renamed into place at the end.
///
/// Dropped before ``commit()`` it leaves nothing behind; its draft is one of ``Drafts`` until then.
/// Devices, pipes and standard output, which cannot be renamed over, are written directly.
public struct FileSink: ~Copyable {
    private let path: String
    /// The file beside the target; `nil` if the target is written directly.
    private let draft: String?
    private let descriptor: Int32
    private var isCommitted = false

    /// Opens a file for writing, or standard output for the path `-`.
    ///
    /// - Parameter overwrite: Whether a file already there may be replaced.
    /// - Throws: ``LayerError`` of kind `unwritable`.
    public init(_ path: String, overwrite: Bool = false) throws(LayerError) {
        let (draft, descriptor) = try Self.open(path, overwrite)
        self.path = InputFile.name(of: path, otherwise: "standard output")
        self.draft = draft
        self.descriptor = descriptor
    }

    /// Refuses a target that is a folder, or a file that may not be replaced.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable`.
    public static func requireFree(_ path: String, overwrite: Bool) throws(LayerError) {
        if path == "-" { return }
        switch kind(of: path) {
        case .absent, .device: break
        case .directory:
            throw LayerError(
                .unwritable,
                path: path,
                message: "this is a folder, not a file",
                remedy: "name a file in it"
            )
        case .file:
            guard !overwrite else { return }
            throw LayerError(
                .unwritable,
                path: path,
                message: "the file exists already",
                remedy: "choose another name, or pass --overwrite to replace it"
            )
        }
    }

    private static func open(
        _ path: String,
        _ overwrite: Bool
    ) throws(LayerError) -> (draft: String?, descriptor: Int32) {
        if path == "-" { return (nil, 1) }
        try requireFree(path, overwrite: overwrite)
        let draft = kind(of: path) == .device ? nil : Drafts.add(beside: path)
        let descriptor = Glibc.open(
            draft ?? path,
            draft == nil ? O_WRONLY : O_WRONLY | O_CREAT | O_TRUNC,
            0o644
        )
        guard descriptor >= 0 else {
            let error = failure(path)
            if let draft { Drafts.remove(draft) }
            throw error
        }
        return (draft, descriptor)
    }

    deinit {
        if descriptor > 1 { close(descriptor) }
        guard let draft else { return }
        if !isCommitted { unlink(draft) }
        Drafts.remove(draft)
    }

    /// Appends bytes.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable`, such as for a full disk.
    public mutating func write(_ bytes: [UInt8]) throws(LayerError) {
        try write(bytes.withUnsafeBytes { writeAll($0) })
    }

    /// Appends a text in UTF-8.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable`, such as for a full disk.
    public mutating func write(_ text: String) throws(LayerError) {
        var text = text
        try write(text.withUTF8 { writeAll(UnsafeRawBufferPointer($0)) })
    }

    private func write(_ isComplete: Bool) throws(LayerError) {
        guard isComplete else { throw Self.failure(path) }
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
        return true
    }

    /// Puts the file in its place.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable`; the target is then as it was before.
    public consuming func commit() throws(LayerError) {
        guard let draft else { return }
        guard fsync(descriptor) == 0, rename(draft, path) == 0 else { throw Self.failure(path) }
        isCommitted = true
    }

    /// Puts a finished draft of another writer in its place.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable`; the target is then as it was before.
    static func move(_ draft: String, to path: String) throws(LayerError) {
        let descriptor = Glibc.open(draft, O_RDONLY)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fsync(descriptor) == 0, rename(draft, path) == 0 else {
            throw failure(path)
        }
    }

    private enum Kind {
        case absent
        case file
        case directory
        case device
    }

    private static func kind(of path: String) -> Kind {
        var status = stat()
        guard stat(path, &status) == 0 else { return .absent }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .directory
        default: return .device
        }
    }

    /// The error for what the system said last.
    static func failure(_ path: String) -> LayerError {
        let code = errno
        let remedy =
            switch code {
            case ENOSPC: "free some space on the disk, or write elsewhere"
            case ENOENT: "make the folder first, or write elsewhere"
            case EACCES, EPERM, EROFS: "choose a folder you may write to"
            default: "write elsewhere"
            }
        return LayerError(
            .unwritable,
            path: path,
            message: "cannot be written: \(String(cString: strerror(code)))",
            remedy: remedy
        )
    }
}
