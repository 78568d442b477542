/// What became of a notice to a receiver.
public struct NoticeOutcome: Hashable, Sendable {
    /// Who was to be told: an address or a web hook without its secrets.
    public var receiver: String
    /// When it was sent, in ISO 8601.
    public var sent: String
    /// Whether it was taken.
    public var isDelivered: Bool
    /// What the mailer or server said.
    public var detail: String

    /// Makes an outcome.
    public init(receiver: String, sent: String, isDelivered: Bool, detail: String) {
        self.receiver = receiver
        self.sent = sent
        self.isDelivered = isDelivered
        self.detail = detail
    }
}
