import FoundationEssentials
import Glibc

/// A temporary folder in which files of the cache stand under their own names, for formats of
/// several files that belong together by them.
public struct NamedFiles: ~Copyable {
    /// The folder.
    public let folder: String

    /// Makes the folder.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable`.
    public init(_ files: [(name: String, path: String)]) throws(LayerError) {
        let base = FileManager.default.temporaryDirectory.path
        folder = Drafts.add(beside: "\(base)/penyangga-download")
        guard mkdir(folder, 0o700) == 0 else {
            let error = FileSink.failure(folder)
            Drafts.remove(folder)
            throw error
        }
        for file in files {
            // A link to a relative path would be relative to the folder.
            let target =
                file.path.hasPrefix("/")
                ? file.path : "\(FileManager.default.currentDirectoryPath)/\(file.path)"
            guard symlink(target, "\(folder)/\(file.name)") == 0 else {
                let error = FileSink.failure(folder)
                Self.remove(folder)
                throw error
            }
        }
    }

    deinit { Self.remove(folder) }

    private static func remove(_ folder: String) {
        try? FileManager.default.removeItem(atPath: folder)
        Drafts.remove(folder)
    }
}
