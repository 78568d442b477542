/// A history that cannot be read or written as asked: which one, why, and what to do.
public struct HistoryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of trouble it is; edges map it to an exit code.
    public enum Kind: Hashable, Sendable {
        /// There is no such run or schedule.
        case missing
        /// The file is damaged, or no history.
        case corrupt
        /// A later version of the program wrote it.
        case newer
        /// Another run is under way.
        case busy
        /// It cannot be written.
        case unwritable
        /// The database refused something else.
        case failed
        /// What is asked for does not fit what there is.
        case usage
    }

    /// What kind of trouble it is.
    public var kind: Kind
    /// What was found, with its place.
    public var message: String
    /// What the user can do.
    public var remedy: String

    /// Makes an error from its parts.
    public init(_ kind: Kind, _ message: String, remedy: String) {
        self.kind = kind
        self.message = message
        self.remedy = remedy
    }

    /// Finding and remedy in one line.
    public var description: String {
        "\(message). \(remedy.prefix(1).uppercased())\(remedy.dropFirst())."
    }
}
