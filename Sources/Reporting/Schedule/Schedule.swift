public import Planning

/// A report that is made again and again.
public struct Schedule: Hashable, Sendable, Codable {
    /// The name: small letters, digits, hyphens.
    public var name: String
    /// The project file, by its whole path.
    public var project: String
    /// The definition in the project; `nil` for a report of all there is.
    public var report: String?
    /// The region it is of; `nil` for all.
    public var region: String?
    /// When: a calendar expression as systemd writes it.
    public var calendar: String
    /// In which zone: an IANA name.
    public var zone: String
    /// How many of the last folders are kept whatever their age.
    public var keepLast: Int
    /// For how many days folders are kept whatever their number; `nil` for no such days.
    public var keepDays: Int?
    /// When it was added, in seconds since 1970: what lies before is not caught up.
    public var added: Int

    /// Describes a schedule.
    ///
    /// - Throws: ``HistoryError`` of kind `usage` for a name, an expression or a zone that is none.
    public init(
        name: String,
        project: String,
        report: String? = nil,
        region: String? = nil,
        calendar: String,
        zone: String = CivilZone.makassar.rawValue,
        keepLast: Int = 12,
        keepDays: Int? = nil,
        added: Int
    ) throws(HistoryError) {
        let isName =
            !name.isEmpty && name.utf8.count <= 64 && name.first != "-"
            && name.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == 0x2D
            }
        guard isName else {
            throw HistoryError(
                .usage,
                "'\(name)' is no name of a schedule",
                remedy: "use small letters, digits and hyphens, such as triwulan"
            )
        }
        guard keepLast >= 1, (0...36_500).contains(keepDays ?? 0) else {
            throw HistoryError(
                .usage,
                "a schedule keeps at least its last report, and reports for at most 36500 days",
                remedy: "keep 1 or more"
            )
        }
        self.name = name
        self.project = project
        self.report = report
        self.region = region
        self.calendar = calendar
        self.zone = zone
        self.keepLast = keepLast
        self.keepDays = keepDays
        self.added = added
        let expression = try expression()
        let zone = try civilZone()
        let begin = CivilTime(secondsSince1970: added, in: zone)
        guard begin.flatMap({ expression.next(after: $0) }) != nil else {
            throw HistoryError(
                .usage,
                "the time '\(calendar)' never comes",
                remedy: "write one that does, such as quarterly or *-01,07-01 06:00"
            )
        }
    }

    /// The calendar expression.
    ///
    /// - Throws: ``HistoryError`` that says what is wrong with it.
    public func expression() throws(HistoryError) -> CalendarExpression {
        do {
            return try CalendarExpression(parsing: calendar)
        } catch {
            throw HistoryError(
                .usage,
                "the calendar expression '\(calendar)' cannot be read: \(error.message)",
                remedy: error.remedy
            )
        }
    }

    /// The report that is made, as the project defines it now.
    ///
    /// - Throws: `PlanningError` if the project has no such report, or defines it wrongly.
    public func plan(of project: Project) throws -> ReportPlan {
        try ReportPlan(try report.map { try project.report($0) }, of: project)
    }

    /// The zone.
    ///
    /// - Throws: ``HistoryError`` that lists the zones there are.
    public func civilZone() throws(HistoryError) -> CivilZone {
        guard let zone = CivilZone(rawValue: zone) else {
            throw HistoryError(
                .usage,
                "schedules cannot be stated in the zone '\(zone)'",
                remedy:
                    "choose one of \(CivilZone.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        return zone
    }
}
