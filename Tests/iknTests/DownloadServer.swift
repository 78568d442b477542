import Foundation
import Glibc
import Layers
import TestSupport

/// A server on loopback that misbehaves as asked, a project that fetches from it, and a cache.
final class DownloadServer {
    /// The folder of all of it, which goes when the test ends.
    let folder: URL
    let port: Int
    private let process = Process()

    /// What every file holds, as long as a test does not say otherwise.
    static let content: [UInt8] = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7 + $0) }
    static let other: [UInt8] = content.map { $0 ^ 0x55 }

    init() throws {
        folder = try Checkout.temporaryFolder()
        let served = folder.appending(path: "served")
        try FileManager.default.createDirectory(at: served, withIntermediateDirectories: true)
        try Data(Self.content).write(to: served.appending(path: "file.bin"))
        try Data(Self.other).write(to: served.appending(path: "file.bin.other"))
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", Checkout.root.path + "/Tests/iknTests/Inputs/download_server.py",
            served.path, folder.appending(path: "log").path,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var line: [UInt8] = []
        let reader = output.fileHandleForReading
        while line.last != 10, let byte = try reader.read(upToCount: 1)?.first { line.append(byte) }
        guard let port = Int(String(decoding: line.dropLast(), as: UTF8.self)) else {
            throw CocoaError(.fileReadUnknown)
        }
        self.port = port
    }

    deinit {
        // Being told to stop is ignored by what tests start.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    /// A project whose only dataset `data` is `file.bin`, sent in a manner of the server.
    ///
    /// - Parameter pinned: Whether the table has its length and digest.
    func project(_ manner: String, pinned: Bool = true) throws -> String {
        try project(
            url: "http://127.0.0.1:\(port)/\(manner)/file.bin",
            pin: pinned ? (Self.content.count, SHA256.hexadecimal(of: Self.content)) : nil
        )
    }

    /// A project whose only dataset `data` is `file.bin` of an address.
    func project(url: String, pin: (bytes: Int, sha256: String)?) throws -> String {
        try project(rows: [
            "data,file.bin,\(url),\(pin.map { "\($0.bytes)" } ?? ""),\(pin?.sha256 ?? ""),MIT,,"
        ])
    }

    /// A project with these rows of downloads.
    func project(rows: [String]) throws -> String {
        let table = folder.appending(path: "downloads.csv")
        let header = "dataset,file,url,bytes,sha256,license,source,note"
        let text = ([header] + rows).joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: table)
        let root = Checkout.root.appending(path: "geodata/ikn.toml")
        let project = try String(contentsOf: root, encoding: .utf8)
            .replacing("\"downloads.csv\"", with: "\"\(table.path)\"")
        let path = folder.appending(path: "ikn.toml")
        try Data(project.utf8).write(to: path)
        return path.path
    }

    /// Variables that make the cache that of the test, and a run short, but not so short that a busy
    /// machine looks like a server that stalls.
    var environment: [String: String] {
        [
            "XDG_CACHE_HOME": folder.appending(path: "cache").path,
            "IKN_FETCH_SECONDS": "20", "IKN_FETCH_PAUSE_SECONDS": "0", "IKN_FETCH_ATTEMPTS": "3",
        ]
    }

    /// Runs `ikn data fetch`.
    func fetch(
        _ project: String,
        _ words: [String] = [],
        environment: [String: String] = [:]
    ) throws -> CommandLineProgram.Run {
        try CommandLineProgram.run(
            ["data", "fetch", "--project", project, "--format", "csv"] + words,
            environment: self.environment.merging(environment) { $1 }
        )
    }

    /// The folder of files.
    var cache: String { folder.appending(path: "cache/penyangga/downloads").path }

    /// The names of the files in the cache.
    var cached: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: cache)) ?? []).sorted()
    }

    /// The digest under which the right file is kept.
    static let digest = SHA256.hexadecimal(of: content)

    /// Whether the cache holds the right file and nothing else.
    var isComplete: Bool {
        cached == [Self.digest]
            && FileManager.default.contents(atPath: "\(cache)/\(Self.digest)") == Data(Self.content)
    }

    /// The requests, each with manner, range and condition.
    var requests: [String] {
        let text = try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)
        return (text ?? "").split(separator: "\n").map(String.init)
    }
}
