import Foundation
import Glibc
import Layers
import TestSupport
import Testing

/// What is left when writing is broken off: a whole file, the file that was there before, or none.
@Suite("Writing that is broken off")
struct BrokenOffTests {
    static let endings = ["gpkg", "xlsx", "geojson", "csv", "fgb"]

    /// Runs the program by a shell that may set limits first; kills it after a time, if one is given.
    static func run(
        _ arguments: [String],
        under limits: String = "",
        killAfter seconds: Double? = nil
    ) throws -> (code: Int32, errors: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments =
            ["-c", limits + "exec \"$@\"", "sh", CommandLineProgram.program.path] + arguments
        process.currentDirectoryURL = Checkout.root
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        let began = ContinuousClock.now
        try process.run()
        if let seconds {
            while process.isRunning, ContinuousClock.now - began < .seconds(seconds) {
                usleep(2_000)
            }
            kill(process.processIdentifier, SIGKILL)
        }
        let text = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }

    static func rows(of path: String) throws -> Int {
        try LayerReader.read(path.hasSuffix("xlsx") ? path + "|layername=zones" : path).features
            .count
    }

    @Test("killed at any moment, a target is whole, as before, or absent", arguments: endings)
    func killed(ending: String) throws {
        var generator = SeededGenerator(seed: 17)
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "hasil.\(ending)").path
        let command = ["export", "zones", "-o", path, "--quiet", "--overwrite"]
        let began = ContinuousClock.now
        try #require(try Self.run(command).code == 0)
        let whole = (ContinuousClock.now - began) / .seconds(1)
        for attempt in 0..<12 {
            // Half of the attempts begin without a file.
            if attempt.isMultiple(of: 2) { try? FileManager.default.removeItem(atPath: path) }
            let isThere = FileManager.default.fileExists(atPath: path)
            let moment = Double.random(in: 0...(whole * 1.1), using: &generator)
            _ = try Self.run(command, killAfter: moment)
            if FileManager.default.fileExists(atPath: path) {
                #expect(try Self.rows(of: path) == 1_038, "killed after \(moment) s")
            } else {
                #expect(!isThere, "killed after \(moment) s")
            }
        }
        // What was left beside it does not hinder the next one.
        #expect(try Self.run(command).code == 0)
        #expect(try Self.rows(of: path) == 1_038)
    }

    @Test(
        "without room on the disk the target is as before and the reason is told",
        arguments: endings
    )
    func noRoom(ending: String) throws {
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "hasil.\(ending)").path
        let command = ["export", "zones", "-o", path, "--quiet", "--overwrite"]
        // No file may grow beyond 16 KiB; writing further is an error as on a full disk.
        let run = try Self.run(command, under: "trap '' XFSZ; ulimit -f 16; ")
        #expect(run.code == 73, "\(run.errors)")
        #expect(run.errors.contains(path) && !run.errors.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        try #require(try Self.run(command).code == 0)
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(try Self.run(command, under: "trap '' XFSZ; ulimit -f 16; ").code == 73)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test("a folder that cannot be written to is told", arguments: endings)
    func readOnly(ending: String) throws {
        let run = try Self.run(["export", "zones", "-o", "/proc/hasil.\(ending)", "--quiet"])
        #expect(run.code == 73, "\(run.errors)")
        #expect(run.errors.contains("/proc/hasil.\(ending)"))
    }
}
