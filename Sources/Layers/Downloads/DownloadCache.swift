import FoundationEssentials
import Glibc

/// The folder of files that were fetched, each under its digest.
///
/// A file stands there only after its length and digest were found right. What is on its way has a
/// name that ends in `.part`, and is gone on with the next time.
public struct DownloadCache: Sendable {
    /// What there is of a file.
    public enum State: String, Sendable {
        /// The whole file, with the right digest.
        case verified
        /// A file of another digest, which is fetched anew when it is asked for.
        case damaged
        /// The beginning of it.
        case partly
        /// Nothing.
        case absent
    }

    /// The folder.
    public let folder: String

    /// Names the folder: the one given, or that of the user's caches.
    ///
    /// - Throws: ``LayerError`` if the environment names no folder of caches.
    public init(folder: String? = nil) throws(LayerError) {
        guard let folder = folder ?? Self.usualFolder() else {
            throw LayerError(
                .unwritable,
                path: "~/.cache",
                message: "neither XDG_CACHE_HOME nor HOME names a folder for the cache",
                remedy: "name one with --cache"
            )
        }
        self.folder = folder
    }

    private static func usualFolder() -> String? {
        func absolute(_ name: String) -> String? {
            // The specification has relative paths ignored.
            getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        let base = absolute("XDG_CACHE_HOME") ?? absolute("HOME").map { "\($0)/.cache" }
        return base.map { "\($0)/penyangga/downloads" }
    }

    /// Where a file of a digest stands once it is verified.
    public func path(of digest: FileDigest) -> String { "\(folder)/\(digest.sha256)" }

    /// What there is of a file; its digest is taken anew.
    ///
    /// - Throws: ``LayerError`` if the file cannot be read.
    public func state(of file: PinnedFile) throws(LayerError) -> State {
        if let pin = file.pin, Self.size(of: path(of: pin)) != nil {
            return try FileDigest(of: path(of: pin)) == pin ? .verified : .damaged
        }
        return Self.size(of: part(of: file)) == nil ? .absent : .partly
    }

    /// Makes the folder, if it is not there.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable`.
    func make() throws(LayerError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
        } catch {
            throw unwritable("the folder of the cache cannot be made")
        }
        guard access(folder, W_OK | X_OK) == 0 else {
            throw unwritable("nothing can be written into the folder of the cache")
        }
    }

    private func unwritable(_ message: String) -> LayerError {
        LayerError(
            .unwritable,
            path: folder,
            message: message,
            remedy: "name another with --cache, or by XDG_CACHE_HOME"
        )
    }

    /// The name of a file without its ending: its digest, or that of its address.
    private func stem(of file: PinnedFile) -> String {
        let key = file.pin?.sha256 ?? "url-\(SHA256.hexadecimal(of: Array(file.url.utf8)))"
        return "\(folder)/\(key)"
    }

    /// The beginning of a file that is being fetched.
    func part(of file: PinnedFile) -> String { stem(of: file) + ".part" }

    /// What the server called the version that the beginning is of.
    func tag(of file: PinnedFile) -> String { stem(of: file) + ".tag" }

    /// The lock of whoever fetches a file.
    func lock(of file: PinnedFile) -> String { stem(of: file) + ".lock" }

    /// The length of a file; `nil` if there is none.
    static func size(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }
}
