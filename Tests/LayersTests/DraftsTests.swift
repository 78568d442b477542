import Foundation
import Layers
import Testing

@Suite("Drafts")
struct DraftsTests {
    /// In a process of its own, since the drafts of other tests would go as well.
    @Test("files and folders that are being written go when the program ends early")
    func interruption() async {
        await #expect(processExitsWith: .success) {
            try withTemporaryFolder { folder in
                let report = folder.appending(path: "laporan.part")
                let kept = folder.appending(path: "tetap").path()
                try FileManager.default.createDirectory(
                    at: report,
                    withIntermediateDirectories: true
                )
                try OutputFile.write("x", to: report.appending(path: "a.csv").path())
                try OutputFile.write("x", to: kept)
                Drafts.add(report.path())
                Drafts.add(folder.appending(path: "tidak-ada").path())
                Drafts.add(kept)
                Drafts.remove(kept)
                var sink = try FileSink(folder.appending(path: "hasil.csv").path())
                try sink.write("x")
                #expect(try names(in: folder).count == 3)
                Drafts.removeAll()
                #expect(try names(in: folder) == ["tetap"])
            }
        }
    }

    @Test("a file that is in its place stays when the program ends early")
    func committed() async {
        await #expect(processExitsWith: .success) {
            try withTemporaryFolder { folder in
                let path = folder.appending(path: "hasil.csv").path()
                try OutputFile.write("x", to: path)
                #expect(throws: LayerError.self) { try OutputFile.write("y", to: path + "/z") }
                Drafts.removeAll()
                #expect(try names(in: folder) == ["hasil.csv"])
            }
        }
    }

    @Test("two sinks on one path do not share a draft")
    func twoSinks() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "hasil.csv").path()
            var first = try FileSink(path)
            var second = try FileSink(path)
            #expect(try names(in: folder).count == 2)
            try first.write("satu")
            try second.write("dua")
            try first.commit()
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "satu")
            try second.commit()
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "dua")
            #expect(try names(in: folder) == ["hasil.csv"])
        }
    }

    @Test("a target is free if nothing is there, or if the file may be replaced")
    func free() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "hasil.csv").path()
            try FileSink.requireFree(path, overwrite: false)
            try FileSink.requireFree("-", overwrite: false)
            try OutputFile.write("x", to: path)
            try FileSink.requireFree(path, overwrite: true)
            #expect(throws: LayerError.self) { try FileSink.requireFree(path, overwrite: false) }
            #expect(throws: LayerError.self) {
                try FileSink.requireFree(folder.path(), overwrite: true)
            }
        }
    }

    /// The number of a process that has ended.
    private static func endedProcess() throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/true")
        try process.run()
        process.waitUntilExit()
        return process.processIdentifier
    }

    @Test("drafts that a killed process left go at the next writing, and nothing else does")
    func leftDrafts() throws {
        try withTemporaryFolder { folder in
            let ended = try Self.endedProcess()
            let old = ["hasil.csv.\(ended).1.k3f9qz.part", "hasil.csv.\(ended).2.ab.part-journal"]
            let kept = [
                "hasil.csv.\(ended).3.young.part", "hasil.csv.\(getpid()).1.mine.part",
                "hasil.csv.\(ended).part", "hasil.csv.bak", "lain.csv.\(ended).1.k3f9qz.part",
            ]
            for name in old + kept {
                let path = folder.appending(path: name).path()
                try Data("x".utf8).write(to: URL(filePath: path))
                guard !name.contains("young") else { continue }
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSinceNow: -7_200)],
                    ofItemAtPath: path
                )
            }
            try OutputFile.write("y", to: folder.appending(path: "hasil.csv").path())
            #expect(try names(in: folder) == (kept + ["hasil.csv"]).sorted())
        }
    }

    @Test("a folder that made room for one that never came is put back")
    func roomMade() throws {
        try withTemporaryFolder { folder in
            let ended = try Self.endedProcess()
            let target = folder.appending(path: "laporan").path()
            let old = "\(target).\(ended).old"
            func make(_ path: String, _ text: String) throws {
                try FileManager.default.createDirectory(
                    atPath: path,
                    withIntermediateDirectories: true
                )
                try OutputFile.write(text, to: "\(path)/run.json")
            }
            try make(old, "lama")
            #expect(throws: LayerError.self) { _ = try FolderSink(target) }
            #expect(try String(contentsOfFile: "\(target)/run.json", encoding: .utf8) == "lama")
            // The new one came, and the kill was before the old one went.
            try make(old, "tua")
            let sink = try FolderSink(target, overwrite: true)
            try sink.add("baru", as: "run.json")
            try sink.commit()
            #expect(try String(contentsOfFile: "\(target)/run.json", encoding: .utf8) == "baru")
            #expect(try names(in: folder) == ["laporan"])
        }
    }
}
