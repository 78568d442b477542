import Glibc

/// What is said to a person, on standard error.
enum Messages {
    /// Writes one line.
    static func say(_ text: String) {
        var line = text + "\n"
        // Nobody is left to tell if standard error cannot be written.
        line.withUTF8 { bytes in _ = write(2, bytes.baseAddress, bytes.count) }
    }

    /// Writes what went wrong.
    static func error(_ error: any Error) {
        say("ikn: \(error)")
    }
}
