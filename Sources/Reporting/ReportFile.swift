/// One file of a report.
public struct ReportFile: Hashable, Sendable {
    /// The name, which may name a folder too: `tables/zones.csv`.
    public let name: String
    /// What is in it.
    public let text: String

    /// Names a text.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
