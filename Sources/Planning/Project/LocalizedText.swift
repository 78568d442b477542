/// A text in Indonesian and English.
public struct LocalizedText: Hashable, Sendable, Decodable {
    /// The Indonesian text.
    public var id: String
    /// The English text.
    public var en: String

    /// Makes a text in both languages.
    public init(id: String, en: String) {
        self.id = id
        self.en = en
    }
}
