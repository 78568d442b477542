import FoundationEssentials
import Layers

extension StoredRun {
    /// The file of a report that holds its run, from which a history can be rebuilt.
    static let fileName = "record.json"

    /// The run as a file of a report holds it.
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// The run of a folder; `nil` if there is no record, or none that can be read.
    static func inFolder(_ folder: String) -> StoredRun? {
        guard let bytes = try? InputFile.read("\(folder)/\(fileName)") else { return nil }
        return try? JSONDecoder().decode(StoredRun.self, from: Data(bytes))
    }
}
