import Glibc

/// Files that are complete or absent.
///
/// The bytes are written beside the target, flushed to the disk, and renamed into place. Devices
/// and pipes, which cannot be renamed over, are written directly.
public enum OutputFile {
    /// Writes a text to a file, or to standard output for the path `-`.
    ///
    /// - Parameter overwrite: Whether a file already there may be replaced.
    /// - Throws: ``LayerError`` of kind `unwritable`; the target is then as it was before.
    public static func write(
        _ text: String,
        to path: String,
        overwrite: Bool = false
    ) throws(LayerError) {
        if path == "-" {
            try write(text, toDescriptor: 1, path: "standard output")
            return
        }
        switch kind(of: path) {
        case .absent: break
        case .device:
            let descriptor = open(path, O_WRONLY)
            guard descriptor >= 0 else { throw failure(path) }
            defer { close(descriptor) }
            try write(text, toDescriptor: descriptor, path: path)
            return
        case .directory:
            throw LayerError(
                .unwritable,
                path: path,
                message: "this is a folder, not a file",
                remedy: "name a file in it"
            )
        case .file:
            guard overwrite else {
                throw LayerError(
                    .unwritable,
                    path: path,
                    message: "the file exists already",
                    remedy: "choose another name, or pass --overwrite to replace it"
                )
            }
        }
        try replace(path, with: text)
    }

    private static func replace(_ path: String, with text: String) throws(LayerError) {
        let temporary = "\(path).\(getpid()).part"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        var isComplete = false
        defer { if !isComplete { unlink(temporary) } }
        try fill(descriptor, with: text, path: path)
        guard rename(temporary, path) == 0 else { throw failure(path) }
        isComplete = true
    }

    private static func fill(
        _ descriptor: Int32,
        with text: String,
        path: String
    ) throws(LayerError) {
        defer { close(descriptor) }
        try write(text, toDescriptor: descriptor, path: path)
        guard fsync(descriptor) == 0 else { throw failure(path) }
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

    private static func write(
        _ text: String,
        toDescriptor descriptor: Int32,
        path: String
    ) throws(LayerError) {
        var text = text
        let isComplete = text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return false }
                rest = UnsafeRawBufferPointer(rebasing: rest[written...])
            }
            return true
        }
        guard isComplete else { throw failure(path) }
    }

    /// The error for what the system said last.
    private static func failure(_ path: String) -> LayerError {
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
