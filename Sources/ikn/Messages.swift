import Glibc
import Layers

/// What is said to a person or a log, on standard error.
enum Messages {
    /// How much a message matters, as the journal and syslog number it (RFC 5424).
    enum Priority: Int {
        case error = 3
        case warning = 4
        case notice = 5
        case info = 6

        var name: String {
            switch self {
            case .error: "error"
            case .warning: "warning"
            case .notice: "notice"
            case .info: "info"
            }
        }
    }

    /// Writes one message.
    static func say(_ text: String, _ priority: Priority = .info) {
        var line = LogFormat.chosen.line(text, priority) + "\n"
        // Nobody is left to tell if standard error cannot be written.
        line.withUTF8 { bytes in _ = write(2, bytes.baseAddress, bytes.count) }
    }

    /// Writes what went wrong.
    static func error(_ error: any Error) {
        say(LogFormat.chosen == .plain ? "ikn: \(error)" : "\(error)", .error)
    }
}
