/// A report as a project file defines it; what is left out is as in a report without a definition.
public struct ReportDefinition: Hashable, Sendable, Decodable {
    /// Who is told of a report.
    public struct Receiver: Hashable, Sendable, Decodable {
        /// An address of mail; `nil` for a web hook.
        public var mail: String?
        /// The address of a web hook; `nil` for mail.
        public var webhook: String?
        /// A file whose first line a web hook wants as its bearer token, relative to the project.
        public var secret: String?
        /// When to tell: `alerts` (the default) or `always`.
        public var on: String?

        /// Names an address of mail or a web hook.
        public init(mail: String? = nil, webhook: String? = nil) {
            self.mail = mail
            self.webhook = webhook
        }
    }

    /// Where the lights of the headline numbers turn yellow and red: two limits each, in rising order.
    public struct Lights: Hashable, Sendable, Decodable {
        /// Of the size of the difference between the means of two zones, in units of the indicator.
        public var gap: [Double]?
        /// Of the share of villages in the lower classes, from 0 to 1.
        public var belowClass: [Double]?
        /// Of the share of villages beyond the standard that most are beyond, from 0 to 1.
        public var beyondStandard: [Double]?
        /// Of the Gini coefficient.
        public var inequality: [Double]?

        /// No limits.
        public init() {}

        enum CodingKeys: String, CodingKey {
            case gap, inequality
            case belowClass = "below_class"
            case beyondStandard = "beyond_standard"
        }
    }

    /// The name, as options give it.
    public var name: String
    /// The title; that of the project if `nil`.
    public var title: LocalizedText?
    /// Who publishes it, as its cover says; nobody if `nil`.
    public var publisher: LocalizedText?
    /// When it is made: a calendar expression, such as `quarterly`.
    public var period: String?
    /// The zones: a name or distances.
    public var zones: String?
    /// The inclusion rule.
    public var rule: String?
    /// The indicators, the main one first.
    public var indicators: [String]?
    /// The identifiers of the standards that count.
    public var standards: [String]?
    /// The sections in order.
    public var sections: [String]?
    /// The languages.
    public var languages: [String]?
    /// The formats.
    public var formats: [String]?
    /// Conditions under which somebody should look.
    public var alerts: [String]?
    /// Where the lights of the headline numbers change; no lights if `nil`.
    public var lights: Lights?
    /// Who is told.
    public var receivers: [Receiver]?

    /// A definition that leaves all as usual.
    public init(name: String) { self.name = name }
}
