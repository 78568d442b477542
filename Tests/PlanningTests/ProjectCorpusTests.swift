import Foundation
import Layers
import Planning
import TestSupport
import Testing

@Suite("Project files of the fuzzer")
struct ProjectCorpusTests {
    @Test("project files are read or refused with their name")
    func corpus() throws {
        let folder = Checkout.root.appending(path: "Tests/Corpus/toml")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        try #require(!names.isEmpty)
        for name in names {
            let path = folder.appending(path: name).path
            do { _ = try Project(path: path) } catch let error as LayerError {
                #expect(error.path == path)
            }
        }
    }
}
