public import Foundation

/// Files that tests read.
public enum Fixture {
    /// A file in `Tests/Fixtures`.
    public static func url(_ name: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures").appending(path: name)
    }

    /// The value in a JSON file of `Tests/Fixtures`.
    public static func json<Value: Decodable>(
        _ name: String,
        as type: Value.Type = Value.self
    ) throws -> Value {
        try JSONDecoder().decode(type, from: Data(contentsOf: url(name)))
    }

    /// A folder of inputs too large or too foreign for the repository: the one in the variable
    /// `IKN_SHARED`, or `nil` if that is not set.
    public static let sharedFolder: URL? = ProcessInfo.processInfo.environment["IKN_SHARED"]
        .flatMap { $0.isEmpty ? nil : URL(filePath: $0) }
}
