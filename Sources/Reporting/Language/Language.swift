public import Planning

/// A language that reports are written in.
public enum Language: String, Hashable, Sendable, CaseIterable {
    /// Indonesian, the language of the offices that read the reports.
    case id
    /// English.
    case en

    /// The words of a text in this language.
    public func words(of text: LocalizedText) -> String {
        switch self {
        case .id: text.id
        case .en: text.en
        }
    }
}
