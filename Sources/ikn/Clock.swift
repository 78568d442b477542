import Glibc
import Planning
import Reporting

/// The time of a run.
enum Clock {
    /// Now in seconds since 1970, or what `SOURCE_DATE_EPOCH` says for a report that comes out the
    /// same to the byte.
    ///
    /// - Throws: `PlanningError` for a variable that holds no time.
    static func now() throws -> Int {
        guard let stated = getenv("SOURCE_DATE_EPOCH").map({ String(cString: $0) }) else {
            return time(nil)
        }
        guard let seconds = Int(stated), ReportMoment(secondsSince1970: seconds) != nil else {
            throw PlanningError(
                .usage,
                "SOURCE_DATE_EPOCH is '\(stated)', which is no time",
                remedy: "write seconds since 1970, or leave it out"
            )
        }
        return seconds
    }

    /// Now as a report prints it.
    static func moment() throws -> ReportMoment {
        guard let moment = ReportMoment(secondsSince1970: try now()) else {
            preconditionFailure("a time of this era has a date")
        }
        return moment
    }

    /// Now in WITA.
    static func time() throws -> CivilTime {
        guard let found = CivilTime(secondsSince1970: try now(), in: .makassar) else {
            preconditionFailure("a time of this era has a date")
        }
        return found
    }

    private static func time(_ pointer: UnsafeMutablePointer<Int>?) -> Int { Glibc.time(pointer) }
}
