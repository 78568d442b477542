import Foundation
import TestSupport
import Testing

@Suite("Work side by side")
struct ThreadTests {
    @Test("one thread, two and five write the same bytes, of tables and of features")
    func sameBytes() throws {
        var generator = SeededGenerator(seed: 11)
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var table = "id,lon,lat\n"
        var sequence = ""
        for row in 0..<40_000 {
            let x = Double.random(in: 115.5...118, using: &generator)
            let y = Double.random(in: -2...0.5, using: &generator)
            let text = row.isMultiple(of: 1_000) ? "nowhere" : "\(y)"
            table += "\(row),\(x),\(text)\n"
            sequence += #"{"type":"Feature","properties":{"id":\#(row)},"#
            sequence += #""geometry":{"type":"Point","coordinates":[\#(x),\#(y)]}}"# + "\n"
        }
        let inputs = [("table.csv", table), ("sequence.geojsonl", sequence)]
        for (name, text) in inputs {
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            let runs = try [1, 2, 5].map { threads in
                try CommandLineProgram.run([
                    "zones", "assign", file.path, "--zones", "5km,25km", "--threads", "\(threads)",
                ])
            }
            #expect(runs[0].output.utf8.count > text.utf8.count)
            for run in runs.dropFirst() {
                #expect(run.output == runs[0].output, "\(name)")
                #expect(run.errors == runs[0].errors, "\(name)")
                #expect(run.code == runs[0].code, "\(name)")
            }
            #expect(runs[0].code == (name == "table.csv" ? 3 : 0))
        }
    }
}
