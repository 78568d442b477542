import Glibc
import Layers
import Planning

/// How messages are written.
enum LogFormat: String, CaseIterable {
    /// Lines for people.
    case plain
    /// Lines that begin with a priority, for the journal of systemd.
    case journal
    /// An object a line.
    case json

    /// What the command line asks for; the journal's if systemd reads standard error.
    static let chosen: LogFormat = asked(CommandLine.arguments) ?? (isJournal ? .journal : .plain)

    private static let option = "--log-format"

    /// The format that arguments name; `nil` if they name none.
    private static func asked(_ arguments: [String]) -> LogFormat? {
        if let index = arguments.firstIndex(of: option), index + 1 < arguments.count {
            return LogFormat(rawValue: arguments[index + 1])
        }
        return arguments.first { $0.hasPrefix(option + "=") }
            .flatMap { LogFormat(rawValue: String($0.dropFirst(option.count + 1))) }
    }

    /// The arguments without those that choose a format, which every command takes.
    ///
    /// - Throws: `PlanningError` for a format that there is not.
    static func removed(from arguments: [String]) throws(PlanningError) -> [String] {
        var kept: [String] = []
        var rest = arguments[...]
        while let next = rest.popFirst() {
            // What follows two hyphens is data.
            if next == "--" { return kept + [next] + rest }
            let name: String?
            if next == option {
                name = rest.popFirst() ?? ""
            } else if next.hasPrefix(option + "=") {
                name = String(next.dropFirst(option.count + 1))
            } else {
                name = nil
                kept.append(next)
            }
            if let name, LogFormat(rawValue: name) == nil {
                throw .unknown("log format", name, known: allCases.map(\.rawValue))
            }
        }
        return kept
    }

    /// Whether standard error is the stream that systemd says it reads (systemd.exec, JOURNAL_STREAM).
    private static var isJournal: Bool {
        guard let stream = getenv("JOURNAL_STREAM").map({ String(cString: $0) }) else {
            return false
        }
        var status = stat()
        return fstat(2, &status) == 0 && stream == "\(status.st_dev):\(status.st_ino)"
    }

    /// A message as a line.
    func line(_ text: String, _ priority: Messages.Priority) -> String {
        switch self {
        case .plain: return text
        case .journal:
            // A line break would begin a message of no priority.
            return "<\(priority.rawValue)>" + text.replacing("\n", with: "\n<\(priority.rawValue)>")
        case .json:
            var now = time(nil)
            var parts = tm()
            gmtime_r(&now, &parts)
            var buffer = [CChar](repeating: 0, count: 32)
            let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
            let stamp = String(decoding: buffer.prefix(count).map(UInt8.init), as: UTF8.self)
            let object: JSON = [
                "time": .string(stamp), "priority": .string(priority.name),
                "message": .string(text),
            ]
            return object.compactText
        }
    }
}
