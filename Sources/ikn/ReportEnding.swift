import ArgumentParser
import Reporting

/// What a report leaves to be said, and how its command ends.
struct ReportEnding {
    private let result: ReportRun.Result

    init(_ result: ReportRun.Result) { self.result = result }

    /// Says what fired and what is missing.
    ///
    /// - Throws: The exit code for an alert, or for what was left out.
    func end() throws {
        for lack in result.lacks { Messages.say("left out: \(lack)", .warning) }
        let fired = result.run.alerts.filter { $0.state == .fired }
        for alert in fired {
            let value = alert.value.map { " (\($0))" } ?? ""
            Messages.say("alert: \(alert.rule)\(value)", .warning)
        }
        for alert in result.run.alerts where alert.state == .unknown {
            Messages.say("alert not judged: \(alert.rule): \(alert.reason ?? "")", .notice)
        }
        if !fired.isEmpty { throw ExitStatus.alert }
        if result.hasDefects || !result.lacks.isEmpty { throw ExitStatus.skipped }
    }
}
