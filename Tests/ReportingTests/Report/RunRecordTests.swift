import Foundation
import Layers
import Planning
import Reporting
import Testing

@Suite("The record of a run")
struct RunRecordTests {
    private func record() throws -> JSON {
        try JSON(parsing: Array(try SampleReports.text("run.json").utf8), path: "run.json")
    }

    @Test("It holds moment, versions, parameters, counts and files")
    func members() throws {
        let record = try record()
        #expect(record["made"] == "2026-11-24T14:00+08:00")
        #expect(record["versions"]?["penyangga"] == .string(SoftwareVersions.product))
        #expect(record["parameters"]?["rule"] == "point")
        #expect(record["counts"]?["indicator"]?["read"] == 1038)
        #expect(record["counts"]?["indicator"]?["used"] == 841)
        #expect(record["counts"]?["indicator"]?["skipped"] == 197)
    }

    @Test("Its digests are those of sha256sum")
    func digests() throws {
        guard case .array(let inputs)? = try record()["inputs"] else {
            Issue.record("there are no inputs")
            return
        }
        #expect(inputs.count > 10)
        for input in inputs {
            guard case .string(let path)? = input["path"],
                case .string(let digest)? = input["sha256"]
            else { continue }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
            process.arguments = [path]
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            let output = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(String(decoding: output, as: UTF8.self).hasPrefix(digest + " "))
        }
    }

    @Test("It lists the other files of the report")
    func files() throws {
        guard case .array(let listed)? = try record()["files"] else {
            Issue.record("there are no files")
            return
        }
        let names = try SampleReports.report(.id).files.map(\.name).filter { $0 != "run.json" }
        #expect(listed == names.map(JSON.string))
    }
}
