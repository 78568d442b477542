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
}
