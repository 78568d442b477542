public import Foundation

/// The checkout that the tests belong to, wherever they run from.
public enum Checkout {
    /// Its top folder: the one that holds `geodata/ikn.toml`.
    public static let root: URL = {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        while !FileManager.default.fileExists(atPath: folder.path + "/geodata/ikn.toml"),
            folder.path != "/"
        {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    /// A new folder for the files of one test.
    public static func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "penyangga-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
