import FoundationEssentials
import Glibc

/// Programs on the search path.
public enum ProgramSearch {
    /// The path of a program; `nil` if it is not installed.
    public static func find(_ name: String) -> String? {
        guard let path = getenv("PATH") else { return nil }
        return String(cString: path).split(separator: ":")
            .map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
