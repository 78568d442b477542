import FoundationEssentials
import Glibc
import Layers

/// A folder of results that is complete or absent.
///
/// The files are written into a folder beside the target, which then takes its name.
struct OutputFolder {
    private let path: String
    private let exists: Bool

    /// Names the folder and refuses it early if it may not be replaced.
    ///
    /// - Parameter marker: The file by which a folder is known to be such results.
    init(_ path: String, overwrite: Bool, marker: String = "run.json") throws(LayerError) {
        var path = path
        while path.count > 1, path.last == "/" { path.removeLast() }
        var isDirectory = false
        exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        self.path = path
        guard exists else { return }
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
    }

    /// Writes all files, or none.
    func write(_ files: [(name: String, text: String)]) throws {
        let draft = "\(path).\(getpid()).part"
        let manager = FileManager.default
        try? manager.removeItem(atPath: draft)
        Drafts.add(draft)
        var isComplete = false
        defer {
            if !isComplete { try? manager.removeItem(atPath: draft) }
            Drafts.remove(draft)
        }
        for file in files {
            let target = "\(draft)/\(file.name)"
            let folder = target.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            try make(folder.joined(separator: "/"))
            try OutputFile.write(file.text, to: target)
        }
        let old = "\(path).\(getpid()).old"
        if exists {
            guard rename(path, old) == 0 else { throw failure() }
        }
        guard rename(draft, path) == 0 else {
            if exists { rename(old, path) }
            throw failure()
        }
        isComplete = true
        try? manager.removeItem(atPath: old)
    }

    private func make(_ folder: String) throws(LayerError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
        } catch {
            throw failure()
        }
    }

    private func failure() -> LayerError {
        LayerError(
            .unwritable,
            path: path,
            message: "the folder cannot be written: \(String(cString: strerror(errno)))",
            remedy: "write elsewhere"
        )
    }
}
