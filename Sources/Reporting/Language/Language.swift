/// A language that reports are written in.
public enum Language: String, Hashable, Sendable, CaseIterable {
    /// Indonesian, the language of the offices that read the reports.
    case id
    /// English.
    case en
}
