import FoundationEssentials

/// Where the project file is found when none is named.
public enum ProjectLocation {
    /// The name of a project file.
    public static let fileName = "ikn.toml"

    /// The first of: `ikn.toml` here, `geodata/ikn.toml` here or in a folder above, and the data
    /// that were installed with the program.
    ///
    /// - Parameters:
    ///   - directory: The working folder.
    ///   - executable: The path of the program.
    public static func find(from directory: String, executable: String) -> String? {
        let here = directory + "/" + fileName
        if FileManager.default.fileExists(atPath: here) { return fileName }
        for (start, folders) in [
            (directory, ["geodata"]), (parent(executable), ["geodata", "share/penyangga"]),
        ] {
            var folder: String? = start
            while let current = folder {
                for name in folders {
                    let candidate = current + "/" + name + "/" + fileName
                    if FileManager.default.fileExists(atPath: candidate) {
                        return shortened(candidate, from: directory)
                    }
                }
                folder = current.isEmpty ? nil : parent(current)
            }
        }
        return nil
    }

    private static func parent(_ path: String) -> String {
        String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
    }

    private static func shortened(_ path: String, from directory: String) -> String {
        path.hasPrefix(directory + "/") ? String(path.dropFirst(directory.count + 1)) : path
    }
}
