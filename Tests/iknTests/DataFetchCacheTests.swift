import Foundation
import Glibc
import Layers
import TestSupport
import Testing

/// What the cache holds after a run, also one that is broken off, and what a folder gives instead.
@Suite("The cache of fetched files")
struct DataFetchCacheTests {
    private static let digest = DownloadServer.digest

    @Test("a file in the cache is not asked for again, and a damaged one is fetched anew")
    func cached() throws {
        let server = try DownloadServer()
        let project = try server.project("good")
        for _ in 0..<2 { #expect(try server.fetch(project).code == 0) }
        #expect(server.requests.count == 1)
        #expect(try server.fetch(project, ["--list"]).output.contains(",true,verified,MIT,"))
        try Data(DownloadServer.other).write(to: URL(filePath: "\(server.cache)/\(Self.digest)"))
        #expect(try server.fetch(project, ["--list"]).output.contains(",true,damaged,MIT,"))
        let run = try server.fetch(project)
        #expect(run.code == 0)
        #expect(run.errors.contains("its copy in the cache is damaged"), "\(run.errors)")
        #expect(server.isComplete)
        #expect(server.requests.count == 2)
    }

    @Test("a run that is killed leaves a beginning, and the next one goes on from there")
    func killed() throws {
        let server = try DownloadServer()
        let process = Process()
        process.executableURL = CommandLineProgram.program
        process.arguments = ["data", "fetch", "--project", try server.project("slow"), "--quiet"]
        process.currentDirectoryURL = Checkout.root
        process.environment = ProcessInfo.processInfo.environment
            .merging(server.environment) { $1 }
        try process.run()
        let part = "\(server.cache)/\(Self.digest).part"
        func size() -> Int { FileManager.default.contents(atPath: part)?.count ?? 0 }
        let began = ContinuousClock.now
        while size() < 50_000, ContinuousClock.now - began < .seconds(10) { usleep(5_000) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let left = size()
        #expect((50_000..<200_000).contains(left))
        // Nobody writes on: what fetched for it ends with it.
        usleep(500_000)
        #expect(size() == left)
        let run = try server.fetch(try server.project("slow"))
        #expect(run.code == 0, "\(run.errors)")
        #expect(server.requests == ["slow - -", "slow bytes=\(left)- \"1\""])
        #expect(server.isComplete, "\(server.cached)")
    }

    @Test("of two runs at once one fetches, and the other waits for it")
    func twoAtOnce() throws {
        let server = try DownloadServer()
        let words = ["data", "fetch", "--project", try server.project("slow")]
        let processes = try (0..<2).map { number in
            let process = Process()
            process.executableURL = CommandLineProgram.program
            process.arguments = words
            process.currentDirectoryURL = Checkout.root
            process.environment = ProcessInfo.processInfo.environment
                .merging(server.environment) { $1 }
            process.standardOutput = FileHandle.nullDevice
            let errors = server.folder.appending(path: "errors-\(number)")
            try Data().write(to: errors)
            process.standardError = try FileHandle(forWritingTo: errors)
            try process.run()
            return process
        }
        for process in processes {
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        let errors = try (0..<2).map { number in
            try String(
                contentsOf: server.folder.appending(path: "errors-\(number)"),
                encoding: .utf8
            )
        }
        #expect(errors.count { $0.contains("waiting for another fetch of it") } == 1, "\(errors)")
        #expect(server.requests.count == 1)
        #expect(server.isComplete, "\(server.cached)")
    }

    @Test("a folder that cannot be written to, or is none, ends with 73")
    func unwritable() throws {
        let server = try DownloadServer()
        let project = try server.project("good")
        let file = server.folder.appending(path: "file")
        try Data("x".utf8).write(to: file)
        // Even root makes no folder here, or in a file.
        for cache in ["/proc/penyangga", "\(file.path)/cache"] {
            let run = try server.fetch(project, ["--cache", cache])
            #expect(run.code == 73, "\(run.errors)")
            #expect(run.errors.contains("\(cache): the folder of the cache cannot be made"))
        }
        #expect(server.requests.isEmpty)
    }

    @Test("without room on the disk the reason is told, and the beginning stays for the next run")
    func noRoom() throws {
        let server = try DownloadServer()
        let project = try server.project("good")
        let variables = server.environment.map { "\($0.key)='\($0.value)' " }.joined()
        // No file may grow beyond some KiB; writing further is an error as on a full disk.
        let run = try BrokenOffTests.run(
            ["data", "fetch", "--project", project, "--quiet"],
            under: "trap '' XFSZ; ulimit -f 64; export \(variables);"
        )
        #expect(run.code == 73, "\(run.errors)")
        #expect(run.errors.contains("\(Self.digest).part: cannot be written: File too large"))
        #expect(server.cached == ["\(Self.digest).part", "\(Self.digest).tag"])
        let left = try Data(contentsOf: URL(filePath: "\(server.cache)/\(Self.digest).part")).count
        #expect(left > 0)
        #expect(try server.fetch(project).code == 0)
        #expect(server.requests.last == "good bytes=\(left)- \"1\"")
        #expect(server.isComplete)
    }

    @Test("a folder gives files under their names or that of the dataset, and only right ones")
    func mirror() throws {
        let server = try DownloadServer()
        let project = try server.project("good")
        let folder = server.folder.appending(path: "served").path
        let missing = try server.fetch(project, ["--from", "\(folder)/none"])
        #expect(missing.code == 66)
        #expect(missing.errors.contains("there is neither data/file.bin nor file.bin"))
        let data = "\(folder)/data"
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        try Data(DownloadServer.other).write(to: URL(filePath: "\(data)/file.bin"))
        let wrong = try server.fetch(project, ["--from", folder])
        #expect(wrong.code == 65)
        let digest = SHA256.hexadecimal(of: DownloadServer.other)
        #expect(wrong.errors.contains("\(data)/file.bin: this is another file"), "\(wrong.errors)")
        #expect(wrong.errors.contains("\(digest), the pinned one \(Self.digest)"))
        #expect(server.cached.isEmpty)
        #expect(FileManager.default.fileExists(atPath: "\(data)/file.bin"))
        try FileManager.default.removeItem(atPath: data)
        #expect(try server.fetch(project, ["--from", folder]).code == 0)
        #expect(server.isComplete)
        #expect(server.requests.isEmpty)
    }

    @Test("without curl its package is named, and folders still give files")
    func noCurl() throws {
        let server = try DownloadServer()
        let project = try server.project("good")
        let folder = server.folder.appending(path: "served").path
        let run = try server.fetch(project, environment: ["PATH": folder])
        #expect(run.code == 66)
        #expect(run.errors.contains("Install it: apt-get install curl"), "\(run.errors)")
        let mirrored = try server.fetch(project, ["--from", folder], environment: ["PATH": folder])
        #expect(mirrored.code == 0, "\(mirrored.errors)")
    }

    @Test("a file without a pin is refused, and measured with --record")
    func record() throws {
        let server = try DownloadServer()
        let project = try server.project("good", pinned: false)
        let refused = try server.fetch(project, ["data"])
        #expect(refused.code == 65)
        #expect(refused.errors.contains("Fetch it with --record FILE"), "\(refused.errors)")
        #expect(server.requests.isEmpty)
        let all = try server.fetch(project)
        #expect(all.code == 0)
        #expect(all.output == "dataset,file,bytes,sha256,path\n")
        #expect(all.errors.contains("no pin (see --list and --record): data"), "\(all.errors)")
        let table = server.folder.appending(path: "measured.csv").path
        #expect(try server.fetch(project, ["--record", table]).code == 64)
        let run = try server.fetch(project, ["data", "--record", table])
        #expect(run.code == 0, "\(run.errors)")
        #expect(
            try String(contentsOfFile: table, encoding: .utf8) == """
                dataset,file,url,bytes,sha256,license,source,note
                data,file.bin,http://127.0.0.1:\(server.port)/good/file.bin,200000,\(Self.digest),MIT,,

                """
        )
        #expect(server.isComplete, "\(server.cached)")
        // With the table in its place nothing is fetched again.
        let text = try String(contentsOfFile: project, encoding: .utf8)
            .replacing("/downloads.csv\"", with: "/measured.csv\"")
        try Data(text.utf8).write(to: URL(filePath: project))
        #expect(try server.fetch(project).code == 0)
        #expect(server.requests.count == 1)
        #expect(try server.fetch(project, ["data", "--record", table]).code == 73)
    }

    @Test("without a pin the rest is only taken of the same version")
    func unpinnedParts() throws {
        for manner in ["change", "changequiet", "changeignored"] {
            let server = try DownloadServer()
            let table = server.folder.appending(path: "measured.csv").path
            let project = try server.project(manner, pinned: false)
            let run = try server.fetch(project, ["data", "--record", table])
            #expect(run.code == 0, "\(run.errors)")
            #expect(server.isComplete, "\(manner): \(server.requests)")
        }
    }
}
