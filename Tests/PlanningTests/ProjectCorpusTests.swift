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

    @Test("a letter beyond ASCII outside quotation marks is refused with its line")
    func strayLetter() throws {
        let path = Checkout.root.appending(path: "Tests/Corpus/toml/key-beyond-ascii").path
        let error = try #require(throws: LayerError.self) { try Project(path: path) }
        #expect(error.place.line == 2 && error.message.contains("beyond ASCII"))
    }

    @Test(
        "marks that TOML does not allow where they stand are refused with their line",
        arguments: [
            "[!x]", "[.a]", "[[=]]", "[#a]", "[\u{3}]", "  [ +a]", "[[ é]]", "d = [ }", "d = [1, }",
            "d = { e = [1 } ]",
        ]
    )
    func strayMark(header: String) throws {
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "ikn.toml").path
        let text =
            "a = [\n  [1, 2],\n  [{ b = \"[!x] é\" }], # [!x] é\n]\nc = \"\"\"\n[!x]\n\"\"\"\n"
        try OutputFile.write(text + header + "\n", to: path)
        let error = try #require(throws: LayerError.self) { try Project(path: path) }
        #expect(error.place.line == 8, "\(error)")
    }
}
