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
            let start = "hasil.csv.penyangga-\(ended)-1"
            let old = ["\(start)-k3f9qz.part", "\(start)-ab.part-journal"]
            let kept = [
                "\(start)-young.part", "hasil.csv.penyangga-\(getpid())-1-mine.part",
                "hasil.csv.\(ended).1.k3f9qz.part", "hasil.csv.2024.01.15.part", "\(start).part",
                "\(start)-ab.partial", "hasil.csv.bak", "lain.csv.penyangga-\(ended)-1-a.part",
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
            let old = "\(target).penyangga-\(ended)-1-ab.old"
            func make(_ path: String, _ text: String, isOld: Bool = false) throws {
                try FileManager.default.createDirectory(
                    atPath: path,
                    withIntermediateDirectories: true
                )
                try OutputFile.write(text, to: "\(path)/run.json")
                guard isOld else { return }
                for path in ["\(path)/run.json", path] {
                    try FileManager.default.setAttributes(
                        [.modificationDate: Date(timeIntervalSinceNow: -7_200)],
                        ofItemAtPath: path
                    )
                }
            }
            try make(old, "lama")
            try make("\(target).2024.old", "cadangan", isOld: true)
            #expect(throws: LayerError.self) { _ = try FolderSink(target) }
            #expect(try String(contentsOfFile: "\(target)/run.json", encoding: .utf8) == "lama")
            // The new one came, and the kill was before the old one went.
            try make(old, "tua", isOld: true)
            #expect(throws: LayerError.self) { _ = try FolderSink(target) }
            #expect(try names(in: folder).count == 3)
            let sink = try FolderSink(target, overwrite: true)
            try sink.add("baru", as: "run.json")
            try sink.commit()
            #expect(try String(contentsOfFile: "\(target)/run.json", encoding: .utf8) == "baru")
            #expect(try names(in: folder) == ["laporan", "laporan.2024.old"])
        }
    }
}
