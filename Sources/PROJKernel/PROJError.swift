/// A refusal by PROJ: what was asked and what the library said.
public struct PROJError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was asked, such as `transformation from EPSG:32750 to EPSG:4326`.
    public var operation: String
    /// What PROJ answered, in its own words.
    public var message: String

    /// Makes an error from the operation that failed and the library's message.
    public init(operation: String, message: String) {
        self.operation = operation
        self.message = message
    }

    /// The operation and the library's message in one line.
    public var description: String { "PROJ \(operation): \(message)" }
}
