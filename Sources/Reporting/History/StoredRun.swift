/// One run of a report as history keeps it: what was asked, of which files, and what came of it.
public struct StoredRun: Hashable, Sendable, Codable {
    /// How a run ended.
    public enum Outcome: String, Hashable, Sendable, Codable {
        /// It has begun, and has not ended yet.
        case running
        /// Its report is complete.
        case done
        /// It ended with an error; there is no report.
        case failed
        /// It was cut short by a kill or a loss of power; there is no report.
        case interrupted
    }

    /// A file that a run has read.
    public struct Input: Hashable, Sendable, Codable {
        /// The file, as it was named.
        public var path: String
        /// Its length in bytes.
        public var bytes: Int
        /// Its SHA-256 in hexadecimal digits.
        public var sha256: String
    }

    /// A village in a run.
    public struct Village: Hashable, Sendable, Codable {
        /// Its code.
        public var code: String
        /// Its name.
        public var name: String
        /// Its zone; `nil` if it has none.
        public var zone: String?
        /// The class of the main indicator; `nil` if it has no value.
        public var className: String?
        /// Values of indicators, and distances in meters, by name.
        public var values: [String: Double]
    }

    /// What identifies the run.
    public var id: String
    /// The report it made, such as the name of a schedule; empty for one without a name.
    public var report: String
    /// The region it is of; `nil` for all.
    public var region: String?
    /// The time of the schedule it stands for, in ISO 8601; `nil` if it was asked for by hand.
    public var period: String?
    /// When it began, in ISO 8601.
    public var started: String
    /// When it ended; `nil` if it has not.
    public var finished: String?
    /// How it ended.
    public var outcome: Outcome
    /// The project file.
    public var project: String
    /// The folder of its report; `nil` if there is none.
    public var folder: String?
    /// What went wrong, or what else is to be said.
    public var message: String?
    /// Versions of the software, by name.
    public var versions: [String: String]
    /// The settings that figures depend on, by name.
    public var method: [String: String]
    /// The files that were read.
    public var inputs: [Input]
    /// The rules that fired.
    public var alerts: [AlertFinding]
    /// Every number.
    public var figures: [RunFigure]
    /// Every village.
    public var villages: [Village]

    /// Begins the record of a run.
    public init(
        id: String,
        report: String,
        region: String? = nil,
        period: String? = nil,
        started: String,
        project: String
    ) {
        self.id = id
        self.report = report
        self.region = region
        self.period = period
        self.started = started
        self.project = project
        outcome = .running
        versions = [:]
        method = [:]
        inputs = []
        alerts = []
        figures = []
        villages = []
    }

    /// The figures by what tells them apart.
    public var figuresByKey: [RunFigure.Key: RunFigure] {
        Dictionary(figures.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The report and region whose runs follow each other.
    public var seriesName: String { region.map { "\(report) \($0)" } ?? report }

    /// When it began, in seconds since 1970; `nil` if the text is no time.
    public var startedSeconds: Int? { CivilTime.secondsSince1970(iso8601: started) }
}
