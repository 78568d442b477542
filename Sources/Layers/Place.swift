/// Where something stands in a file.
public struct Place: Hashable, Sendable, CustomStringConvertible {
    /// The number of the feature or data row, from 1.
    public var feature: Int?
    /// The line of text, from 1.
    public var line: Int?

    /// Makes a place from what is known of it.
    public init(feature: Int? = nil, line: Int? = nil) {
        self.feature = feature
        self.line = line
    }

    /// The place in words, such as `feature 12, line 13`; empty if nothing is known.
    public var description: String {
        [feature.map { "feature \($0)" }, line.map { "line \($0)" }]
            .compactMap(\.self)
            .joined(separator: ", ")
    }
}
