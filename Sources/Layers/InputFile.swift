import FoundationEssentials

/// The bytes of a file, or of standard input for the path `-`.
public enum InputFile {
    /// Reads a whole file.
    ///
    /// - Throws: ``LayerError`` of kind `missing`, `unreadable`, or `syntax` for an empty file.
    public static func read(_ path: String) throws(LayerError) -> [UInt8] {
        let bytes = try contents(of: path)
        guard !bytes.isEmpty else {
            throw LayerError(
                .syntax,
                path: name(of: path),
                message: "the file is empty",
                remedy: "check that it was exported or downloaded completely"
            )
        }
        return bytes
    }

    /// How messages name a path.
    public static func name(of path: String) -> String {
        path == "-" ? "standard input" : path
    }

    private static func contents(of path: String) throws(LayerError) -> [UInt8] {
        if path == "-" {
            do {
                return [UInt8](try Data(contentsOf: URL(filePath: "/dev/stdin")))
            } catch {
                throw unreadable(path, "standard input cannot be read")
            }
        }
        var isDirectory = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw LayerError(
                .missing,
                path: path,
                message: "there is no such file",
                remedy: "check the path; relative paths start at the current folder"
            )
        }
        guard !isDirectory else {
            throw LayerError(
                .unreadable,
                path: path,
                message: "this is a folder, not a file",
                remedy: "name a file in it"
            )
        }
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw unreadable(path, "the file cannot be read")
        }
    }

    private static func unreadable(_ path: String, _ message: String) -> LayerError {
        LayerError(
            .unreadable,
            path: name(of: path),
            message: message,
            remedy: "check its permissions"
        )
    }
}
