/// Why a text is no calendar expression.
public struct CalendarExpressionMistake: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text, as the user wrote it.
    public var text: String
    /// What was found, with the part of the text that is wrong.
    public var message: String
    /// What the user can do.
    public var remedy: String

    /// Makes a mistake from its parts.
    public init(text: String, message: String, remedy: String) {
        self.text = text
        self.message = message
        self.remedy = remedy
    }

    /// Text, finding and remedy in one line.
    public var description: String {
        "calendar expression '\(text)': \(message). "
            + "\(remedy.prefix(1).uppercased())\(remedy.dropFirst())."
    }
}
