import Foundation
import TestSupport
import Testing

@Suite struct TranscriptTests {
    private static let folder = Checkout.root
        .appending(path: "Tests/iknTests/Transcripts")

    private static let names: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted()
    }()

    @Test func `there are transcripts`() { #expect(Self.names.count >= 4) }

    @Test("the command line does what its transcript says", arguments: names)
    func transcript(name: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        for step in try Transcript.steps(in: text, name: name) {
            let run = try CommandLineProgram.run(step.arguments)
            #expect(run.code == step.code, "\(step)\n\(run.errors)")
            #expect(Transcript.matches(run.output, step.output), "\(step)\n\(run.output)")
            #expect(Transcript.matches(run.errors, step.errors), "\(step)\n\(run.errors)")
        }
    }
}
