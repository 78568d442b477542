import Reporting

/// The times that are to come.
enum ScheduleTimes {
    /// The next times of a schedule, in ISO 8601.
    static func next(_ schedule: Schedule, count: Int) throws -> [String] {
        let expression = try schedule.expression()
        let zone = try schedule.civilZone()
        var times: [String] = []
        var time = CivilTime(secondsSince1970: try Clock.now(), in: zone)
        while times.count < count, let last = time {
            time = expression.next(after: last)
            if let time { times.append(time.iso8601(in: zone)) }
        }
        return times
    }
}
