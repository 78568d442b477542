import ArgumentParser
import Layers
import Planning
import Reporting

/// A report for each region of a level.
extension ReportCommand {
    func makeEach(
        _ level: RegionLevel,
        _ work: ReportRun,
        _ plan: ReportPlan,
        _ project: Project,
        _ sink: consuming FolderSink
    ) throws {
        let record = try ReportHistory(stateOption, isKept: !noHistory) { say($0, .warning) }
        let codes = try work.regions(level, in: region)
        let moment = try Clock.moment()
        let whole = level == .village ? try work.snapshot(of: nil) : nil
        var progress = Progress("reports", isQuiet: quiet)
        var lacks: [String] = []
        var runs: [StoredRun] = []
        var endings: [ReportRun.Result] = []
        var entries: [(code: String, first: String)] = []
        for (number, code) in codes.enumerated() {
            progress.report(number)
            let folder = try FolderSink(try sink.place(of: code))
            if let whole {
                let made = try work.makeProfile(of: code, in: whole, at: moment, into: folder)
                lacks += made.lacks
                entries.append((code, made.first))
            } else {
                let begun = try begin(project, plan, region: code, in: "/\(code)")
                let result = try work.make(begun, after: nil, at: moment, into: folder)
                runs.append(result.run)
                endings.append(result)
                entries.append((code, result.first))
            }
            try folder.commit()
        }
        progress.end()
        let index = RegionIndex(
            entries,
            level,
            try work.snapshot(of: region),
            languageOption.language
        )
        try sink.add(index.page, as: "index.html")
        try sink.add(index.record(at: moment), as: "run.json")
        try sink.commit()
        for run in runs { try record.end(run) }
        say("\(codes.count) reports in \(output)")
        print("\(output)/index.html")
        for lack in Set(lacks).sorted() { say("left out: \(lack)", .warning) }
        for result in endings { try? ReportEnding(result).end() }
        let hasFired = endings.contains { $0.run.alerts.contains { $0.state == .fired } }
        if hasFired { throw ExitStatus.alert }
        if !lacks.isEmpty || endings.contains(where: { $0.hasDefects || !$0.lacks.isEmpty }) {
            throw ExitStatus.skipped
        }
    }
}
