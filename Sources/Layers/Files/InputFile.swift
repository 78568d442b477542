import FoundationEssentials
import Glibc

/// The bytes of a file, or of standard input for the path `-`.
public enum InputFile {
    /// Reads a whole file.
    ///
    /// - Throws: ``LayerError`` of kind `missing`, `unreadable`, or `syntax` for an empty file.
    public static func read(_ path: String) throws(LayerError) -> [UInt8] {
        let source = try FileSource(path)
        var bytes: [UInt8] = []
        while try !source.append(max(1 << 16, bytes.count), to: &bytes) {}
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
    ///
    /// - Parameter stream: What the path `-` stands for.
    public static func name(of path: String, otherwise stream: String = "standard input") -> String
    {
        path == "-" ? stream : path
    }

    /// Opens a file for reading, or standard input for the path `-`.
    static func open(_ path: String) throws(LayerError) -> Int32 {
        if path == "-" { return 0 }
        try requireFile(path)
        let descriptor = Glibc.open(path, O_RDONLY)
        guard descriptor >= 0 else {
            throw LayerError(
                .unreadable,
                path: path,
                message: "the file cannot be read",
                remedy: "check its permissions"
            )
        }
        return descriptor
    }

    /// Refuses a path that is no file.
    static func requireFile(_ path: String) throws(LayerError) {
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
    }
}
