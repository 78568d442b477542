import FoundationEssentials
import Layers
import Planning

/// One call of a schedule: puts in order what an earlier one left, and makes a report if one is due.
public struct ScheduledRun {
    /// What came of a call.
    public enum Outcome: Sendable {
        /// Nothing was due before this time, in ISO 8601; `nil` if there is none.
        case notDue(next: String?)
        /// A report was made.
        case made(ReportRun.Result, folder: String)
    }

    private let schedule: Schedule
    private let directory: StateDirectory
    private let now: Int
    private let say: (String) -> Void

    /// Names the schedule.
    ///
    /// - Parameters:
    ///   - directory: Where history and reports are kept.
    ///   - now: Seconds since 1970.
    ///   - say: Takes what is to be told on the way, a line each.
    public init(
        _ schedule: Schedule,
        in directory: StateDirectory,
        at now: Int,
        say: @escaping (String) -> Void
    ) {
        self.schedule = schedule
        self.directory = directory
        self.now = now
        self.say = say
    }

    /// Does what is to be done.
    ///
    /// - Parameter isForced: Whether to make a report although none is due.
    /// - Throws: ``HistoryError`` of kind `busy` if the schedule is running already; whatever keeps
    ///   the report from being made, which the history records.
    public func run(isForced: Bool = false) throws -> Outcome {
        let zone = try schedule.civilZone()
        guard let time = CivilTime(secondsSince1970: now, in: zone),
            let moment = ReportMoment(secondsSince1970: now)
        else {
            throw HistoryError(
                .usage,
                "the clock shows no year between 1 and 9999",
                remedy: "set the clock"
            )
        }
        let lock = try RunLock(directory.lock(of: schedule.name), since: time.iso8601(in: zone))
        return try withExtendedLifetime(lock) { _ in
            try runAlone(time, zone, moment, isForced)
        }
    }

    private func runAlone(
        _ time: CivilTime,
        _ zone: CivilZone,
        _ moment: ReportMoment,
        _ isForced: Bool
    ) throws -> Outcome {
        let id = RunIdentifier.make(at: time)
        let (history, said) = try HistoryRecovery.open(directory, mark: id)
        let mended = said + (try HistoryRecovery.settle(schedule.name, directory, history))
        for line in mended { say(line) }
        let good = try scheduled(history).filter { $0.outcome == .done }
        restoreLatest(good)
        if mended.isEmpty { tellLate(good, history) }
        let due = try DuePeriod(
            of: schedule,
            covered: Set(good.compactMap(\.period)),
            at: now
        )
        if let future = due.future {
            say(
                "the history holds a report for \(future), which is yet to come: the clock was "
                    + "wrong then, or is wrong now (\(time.iso8601(in: zone)))"
            )
        }
        var period = try schedule.expression().latest(atOrBefore: time)
        switch due.state {
        case .due(let found, let missed):
            period = found
            if missed > 0 {
                say("\(missed) earlier times were missed; this report stands for them too")
            }
        case .notDue(let next):
            guard isForced else { return .notDue(next: next?.iso8601(in: zone)) }
        }
        var begun = StoredRun(
            id: id,
            report: schedule.name,
            region: schedule.region,
            period: (period ?? time).iso8601(in: zone),
            started: time.iso8601(in: zone),
            project: schedule.project
        )
        try history.store(begun)
        do {
            return try make(&begun, good, history, moment, zone)
        } catch {
            fail(&begun, error, history)
            throw error
        }
    }

    /// The runs of the schedule, oldest first; a report made by hand may bear the same name.
    private func scheduled(_ history: HistoryDatabase) throws -> [StoredRun] {
        try history.runs(of: schedule.name).filter { $0.period != nil }
    }

    /// Records a failure, in place of an earlier one for the same time and reason, and tells of the
    /// first.
    private func fail(_ begun: inout StoredRun, _ error: any Error, _ history: HistoryDatabase) {
        begun.outcome = .failed
        begun.folder = nil
        begun.message = "\(error)"
        let (period, message) = (begun.period, begun.message)
        // What went wrong is told even where it cannot be recorded.
        do {
            let before = try scheduled(history).filter {
                $0.outcome == .failed && $0.period == period && $0.message == message
            }
            try history.store(begun)
            try history.replace(before.map(\.id))
            if before.isEmpty { tell(of: begun, history) }
        } catch { say("\(error)") }
    }

    private func make(
        _ begun: inout StoredRun,
        _ good: [StoredRun],
        _ history: HistoryDatabase,
        _ moment: ReportMoment,
        _ zone: CivilZone
    ) throws -> Outcome {
        let project = try Project(path: schedule.project)
        let plan = try schedule.plan(of: project)
        let folders = RunFolders(path: directory.runs(of: schedule.name))
        let period = begun.period ?? begun.started
        let name = String(period.prefix(19)).replacing(":", with: "-") + "_" + begun.id
        let target = "\(folders.path)/\(name)"
        begun.folder = target
        let sink = try FolderSink(
            target,
            draft: HistoryRecovery.draft(of: begun.id, in: folders.path)
        )
        var result = try ReportRun(plan, of: project, register: try project.villages()).make(
            begun,
            after: try earlier(than: period, good, history),
            at: moment,
            into: sink
        )
        try sink.synchronize()
        let draft = sink.draft
        // Nothing removes the draft between here and its publication.
        sink.keepDraft()
        do {
            // From here on the run counts: what is left can be done again by the next.
            try history.store(result.run)
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw error
        }
        do {
            try FolderSink.publish(draft, as: target)
            try folders.setLatest(name)
        } catch {
            result.lacks.append("\(error)")
        }
        prune(folders, good + [result.run], zone)
        let notice = Notice(
            report: schedule.name,
            title: plan.form.title ?? project.title,
            run: result.run,
            lines: result.alertLines
        )
        deliver(notice, plan, history)
        return .made(result, folder: target)
    }

    /// The last good run of each earlier time, the last of them with its villages.
    private func earlier(
        than period: String,
        _ good: [StoredRun],
        _ history: HistoryDatabase
    ) throws -> ReportRun.Earlier? {
        var last: [String: StoredRun] = [:]
        for run in good {
            if let time = run.period, time < period { last[time] = run }
        }
        let heads = last.sorted { $0.key < $1.key }.map(\.value)
        guard let newest = heads.last else { return nil }
        return ReportRun.Earlier(
            previous: try history.run(newest.id, detail: .villages),
            series: try heads.map { try history.run($0.id, detail: .figures) }
        )
    }

    /// Lets `latest` mean the last report, if a kill came between the two.
    private func restoreLatest(_ good: [StoredRun]) {
        let folders = RunFolders(path: directory.runs(of: schedule.name))
        guard let folder = good.last?.folder, folder.hasPrefix(folders.path + "/"),
            FileManager.default.fileExists(atPath: folder)
        else { return }
        let name = String(folder.dropFirst(folders.path.count + 1))
        guard folders.latest != name else { return }
        do { try folders.setLatest(name) } catch { say("\(error)") }
    }

    private func prune(_ folders: RunFolders, _ good: [StoredRun], _ zone: CivilZone) {
        let youngest = schedule.keepDays.map { now - $0 * 86_400 }
        // Days keep what is younger, and so keep more; the count alone decides without them.
        for run in folders.prune(good, keepLast: schedule.keepLast, since: youngest) {
            say("the folder of the run \(run.id) was removed; its figures stay in the history")
        }
    }

    // MARK: Notices

    /// How long after a report receivers are still told of it, in seconds.
    private static let patience = 86_400

    private func deliver(_ notice: Notice, _ plan: ReportPlan, _ history: HistoryDatabase) {
        let run = notice.run
        let isUrgent = notice.isUrgent
        let told = Set(((try? history.notices(of: run.id)) ?? []).map(\.receiver))
        for receiver in plan.receivers where receiver.isToldAlways || isUrgent {
            guard !told.contains(receiver.name) else { continue }
            let outcome = NoticeDelivery.deliver(notice, to: receiver, at: run.started)
            say(
                outcome.isDelivered
                    ? "\(outcome.receiver) was told"
                    : "\(outcome.receiver) could not be told: \(outcome.detail)"
            )
            do { try history.store(outcome, of: run.id) } catch { say("\(error)") }
        }
    }

    /// Tells of the last report who was to be told when a kill came before it.
    private func tellLate(_ good: [StoredRun], _ history: HistoryDatabase) {
        guard let last = good.last, let started = last.startedSeconds,
            (0..<Self.patience).contains(now - started)
        else { return }
        tell(of: last, history)
    }

    /// Tells of a run of which only the record is at hand; nobody, if the definition cannot be read.
    private func tell(of run: StoredRun, _ history: HistoryDatabase) {
        guard let project = try? Project(path: schedule.project),
            let plan = try? schedule.plan(of: project)
        else { return }
        let title = plan.form.title ?? project.title
        let notice = Notice(report: schedule.name, title: title, run: run, lines: [:])
        deliver(notice, plan, history)
    }
}
