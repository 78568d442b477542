import Foundation
import Planning
import TestSupport

/// The project that comes along, and files made for one test.
enum SampleProject {
    /// The folder of the tables that come along.
    static var geodata: String { Checkout.root.path + "/geodata" }

    static func load() throws -> Project { try Project(path: geodata + "/ikn.toml") }

    /// The folder of large public inputs; `nil` where they are not at hand.
    static var shared: String? {
        Fixture.sharedFolder.map { $0.path + "/geodata" }
    }

    /// Calls a function with the path of a file of that content, and removes it afterwards.
    static func withFile<Result>(
        _ name: String,
        _ content: String,
        _ body: (String) throws -> Result
    ) throws -> Result {
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try Data(content.utf8).write(to: file)
        return try body(file.path)
    }

    /// The rows of a table of reference values, by the names of its header.
    static func fixture(_ name: String) throws -> [[String: String]] {
        let path = Checkout.root.path + "/Tests/Fixtures/" + name
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let header = lines[0].split(separator: ",").map(String.init)
        return lines.dropFirst().map { line in
            Dictionary(
                uniqueKeysWithValues: zip(
                    header,
                    line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                )
            )
        }
    }
}
