import FoundationEssentials
import Glibc

/// A folder of results on its way to being complete.
///
/// Files are put into a folder beside the target, which takes the target's name at the end.
/// Dropped before ``commit()`` it leaves nothing behind.
public struct FolderSink: ~Copyable {
    /// The folder that files are put into until all are there.
    public let draft: String

    private let path: String
    private let replaces: Bool
    private var keepsDraft = false

    /// Names the folder and refuses it early if it may not be replaced.
    ///
    /// - Parameters:
    ///   - overwrite: Whether earlier results of that name may be replaced.
    ///   - marker: The file by which a folder is known to be such results.
    /// - Throws: ``LayerError`` of kind `unwritable`.
    public init(
        _ path: String,
        overwrite: Bool = false,
        marker: String = "run.json"
    ) throws(LayerError) {
        let path = Self.trimmed(path)
        Leftovers.restore(path, marker: marker)
        let replaces = try Self.requireFree(path, overwrite: overwrite, marker: marker)
        if replaces { Leftovers.removeEarlier(than: path, marker: marker) }
        let draft = Drafts.add(beside: path)
        try Self.make(draft, for: path)
        self.path = path
        self.replaces = replaces
        self.draft = draft
    }

    /// Names a new folder and the draft it is made of, which another run can find and finish.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable`.
    public init(_ path: String, draft: String) throws(LayerError) {
        let path = Self.trimmed(path)
        let replaces = try Self.requireFree(path, overwrite: false, marker: "")
        try? FileManager.default.removeItem(atPath: draft)
        Drafts.add(draft)
        try Self.make(draft, for: path)
        self.path = path
        self.replaces = replaces
        self.draft = draft
    }

    deinit {
        if !keepsDraft { try? FileManager.default.removeItem(atPath: draft) }
        Drafts.remove(draft)
    }

    /// Puts a text into a file of the folder, making folders on the way.
    ///
    /// - Parameter name: The file, which may name folders too: `tables/zones.csv`.
    /// - Throws: ``LayerError`` of kind `unwritable`, such as for a full disk.
    public func add(_ text: String, as name: String) throws(LayerError) {
        try OutputFile.write(text, to: try place(of: name))
    }

    /// Where a file of the folder is to be written by others, its folders being there.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable`.
    public func place(of name: String) throws(LayerError) -> String {
        let target = "\(draft)/\(name)"
        let folder = target.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        try Self.make(folder.joined(separator: "/"), for: path)
        return target
    }

    /// Removes a file or folder that was of use on the way only; it need not be there.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable` if it stays.
    public func remove(_ name: String) throws(LayerError) {
        guard FileManager.default.fileExists(atPath: "\(draft)/\(name)") else { return }
        do {
            try FileManager.default.removeItem(atPath: "\(draft)/\(name)")
        } catch {
            throw FileSink.failure(path)
        }
    }

    /// Brings every file and folder to the disk, so that a loss of power does not harm them.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable`.
    public func synchronize() throws(LayerError) {
        var names = [""]
        if let all = try? FileManager.default.subpathsOfDirectory(atPath: draft) { names += all }
        for name in names {
            let descriptor = open("\(draft)/\(name)", O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw FileSink.failure(path) }
            let isThere = fsync(descriptor) == 0
            close(descriptor)
            guard isThere else { throw FileSink.failure(path) }
        }
    }

    /// Leaves the draft where it is, for ``publish(_:as:)``.
    public consuming func keepDraft() {
        keepsDraft = true
    }

    /// Puts the folder in its place, an earlier one of that name making room.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable`; the target is then as it was before.
    public consuming func commit() throws(LayerError) {
        try synchronize()
        let old = Drafts.earlier(than: path)
        if replaces {
            guard rename(path, old) == 0 else { throw FileSink.failure(path) }
        }
        guard rename(draft, path) == 0 else {
            let error = FileSink.failure(path)
            if replaces { rename(old, path) }
            throw error
        }
        keepsDraft = true
        Self.synchronizeFolder(of: path)
        try? FileManager.default.removeItem(atPath: old)
    }

    /// Gives a complete draft its name.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable`.
    public static func publish(_ draft: String, as path: String) throws(LayerError) {
        guard rename(draft, path) == 0 else { throw FileSink.failure(path) }
        synchronizeFolder(of: path)
    }

    private static func synchronizeFolder(of path: String) {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
        let descriptor = open(
            folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder,
            O_RDONLY | O_CLOEXEC
        )
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func trimmed(_ path: String) -> String {
        var path = path
        while path.count > 1, path.last == "/" { path.removeLast() }
        return path
    }

    /// Whether the folder is there and may be replaced.
    private static func requireFree(
        _ path: String,
        overwrite: Bool,
        marker: String
    ) throws(LayerError) -> Bool {
        var isDirectory = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            return false
        }
        guard isDirectory, overwrite else {
            throw LayerError(
                .unwritable,
                path: path,
                message: isDirectory ? "the folder exists already" : "this is a file, not a folder",
                remedy: isDirectory
                    ? "choose another name, or pass --overwrite to replace it"
                    : "choose another name"
            )
        }
        let isEmpty = (try? FileManager.default.contentsOfDirectory(atPath: path).isEmpty) ?? false
        // Only what a run left behind may be replaced, never a folder of something else.
        guard isEmpty || FileManager.default.fileExists(atPath: "\(path)/\(marker)") else {
            throw LayerError(
                .unwritable,
                path: path,
                message: "the folder holds no earlier results (there is no \(marker) in it)",
                remedy: "choose another name, or empty the folder first"
            )
        }
        return true
    }

    private static func make(_ folder: String, for path: String) throws(LayerError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
        } catch {
            throw FileSink.failure(path)
        }
    }
}
