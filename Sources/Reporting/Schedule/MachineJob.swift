/// A schedule as the machine's own scheduler runs it.
public struct MachineJob: Sendable {
    /// Whose units systemd runs.
    public enum Scope: Sendable {
        /// Those of the system.
        case system
        /// Those of one user.
        case user
    }

    private let schedule: Schedule
    private let program: String
    private let state: String
    private let owner: String?
    private let sendsMail: Bool

    /// Names the schedule, and the program and the folder by their whole paths.
    ///
    /// - Parameters:
    ///   - owner: The user whose folder it is; `nil` for whoever installs.
    ///   - sendsMail: Whether somebody is told by mail.
    public init(
        _ schedule: Schedule,
        program: String,
        state: String,
        owner: String? = nil,
        sendsMail: Bool = false
    ) {
        self.schedule = schedule
        self.program = program
        self.state = state
        self.owner = owner
        self.sendsMail = sendsMail
    }

    // MARK: systemd

    /// A service and its timer, which carry the name of the schedule.
    ///
    /// - Throws: ``HistoryError`` for a schedule that cannot be read.
    public func units(_ scope: Scope) throws(HistoryError) -> [(name: String, text: String)] {
        let unit = "penyangga-\(schedule.name)"
        return [
            ("\(unit).service", service(scope)), ("\(unit).timer", try timer()),
        ]
    }

    private func service(_ scope: Scope) -> String {
        let command = [program, "schedule", "run", schedule.name, "--state", state]
            .map(Self.quoted).joined(separator: " ")
        var lines = [
            "[Unit]",
            "Description=Report \(schedule.name) of Penyangga",
            "",
            "[Service]",
            "Type=oneshot",
            "ExecStart=\(command)",
            "# 3: done, something was left out; 4: done, an alert fired; 75: running already.",
            "SuccessExitStatus=3 4 75",
            "TimeoutStartSec=2h",
            "Nice=19",
            "IOSchedulingClass=idle",
            "UMask=0027",
        ]
        // Whoever owns the state runs it: root without capabilities may not write there.
        if scope == .system, let owner { lines.insert("User=\(owner)", at: 4) }
        lines += sendsMail ? mailProtections(scope) : protections(scope)
        return lines.joined(separator: "\n") + "\n"
    }

    private func protections(_ scope: Scope) -> [String] {
        let common = [
            "NoNewPrivileges=yes",
            "PrivateTmp=yes",
            "ProtectSystem=strict",
            writablePaths,
            "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6",
            "RestrictRealtime=yes",
            "RestrictSUIDSGID=yes",
            "LockPersonality=yes",
            "SystemCallArchitectures=native",
        ]
        guard scope == .system else { return common }
        return common + [
            "PrivateDevices=yes",
            "ProtectHome=read-only",
            "ProtectClock=yes",
            "ProtectControlGroups=yes",
            "ProtectHostname=yes",
            "ProtectKernelLogs=yes",
            "ProtectKernelModules=yes",
            "ProtectKernelTunables=yes",
            "CapabilityBoundingSet=",
        ]
    }

    /// What is left where `sendmail` must be able to become the user or group of the mailer, and to
    /// write to its queue in `/var`.
    ///
    /// Everything else implies `NoNewPrivileges` for a service of a user (systemd.exec(5)), and in
    /// units of a user mounts do too.
    private func mailProtections(_ scope: Scope) -> [String] {
        let reason = "# sendmail becomes the user of the mailer, which further protections forbid."
        guard scope == .system else { return [reason] }
        return [
            reason,
            "PrivateTmp=yes",
            "ProtectSystem=full",
            "ProtectHome=read-only",
            "ProtectControlGroups=yes",
            writablePaths,
        ]
    }

    private var writablePaths: String {
        // Paths know % but no $.
        "ReadWritePaths=\(Self.quoted("-" + state).replacing("$$", with: "$"))"
    }

    private func timer() throws(HistoryError) -> String {
        let times = try schedule.expression().normalized
        return """
            [Unit]
            Description=Times of the report \(schedule.name) of Penyangga

            [Timer]
            OnCalendar=\(times) \(schedule.zone)
            # A machine that slept through a time asks whether a report is due.
            OnCalendar=*-*-* *:17:00
            Persistent=yes
            AccuracySec=1min

            [Install]
            WantedBy=timers.target

            """
    }

    /// A word of a command in a unit: in quotation marks, with what systemd would expand escaped.
    private static func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || "/._-".utf8.contains(byte)
        }
        if isPlain { return word }
        let escaped = word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("%", with: "%%").replacing("$", with: "$$")
        return "\"\(escaped)\""
    }

    // MARK: cron

    private var mark: String { "# penyangga \(schedule.name) in \(state)" }
    private var begin: String { "\(mark): begin" }
    private var end: String { "\(mark): end" }

    /// The lines for a user's table of cron.
    ///
    /// Cron knows neither time zones nor missed times: it asks every ten minutes whether a report is
    /// due, or every minute for a schedule of minutes.
    public var cronLines: String {
        let command = [program, "schedule", "run", schedule.name, "--quiet", "--state", state]
            .map(Self.shellQuoted).joined(separator: " ")
        // Cron ends a command at a percent sign.
        let escaped = command.replacing("%", with: "\\%")
        return "\(begin)\n\(isQuick ? "*" : "*/10") * * * * \(escaped)\n\(end)\n"
    }

    /// Whether times of the schedule follow each other within ten minutes.
    private var isQuick: Bool {
        guard let expression = try? schedule.expression(),
            let start = CivilTime(secondsSince1970: schedule.added, in: .utc),
            let first = expression.next(after: start), let second = expression.next(after: first)
        else { return false }
        return second.secondsSince1970(in: .utc) - first.secondsSince1970(in: .utc) <= 600
    }

    /// A table with the lines of this schedule, in place of those it held.
    ///
    /// - Throws: ``HistoryError`` of kind `usage` for a table in which they do not end.
    public func cronTable(replacingIn table: String) throws(HistoryError) -> String {
        var kept: [Substring] = []
        var isInside = false
        for line in table.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == begin { isInside = true }
            if !isInside { kept.append(line) }
            if line == end { isInside = false }
        }
        guard !isInside else {
            throw HistoryError(
                .usage,
                "in the table of cron the line '\(begin)' has no line '\(end)' after it",
                remedy: "mend it with 'crontab -e'; nothing was changed"
            )
        }
        while kept.last == "" { kept.removeLast() }
        return kept.map { $0 + "\n" }.joined() + cronLines
    }

    private static func shellQuoted(_ word: String) -> String {
        let isPlain = word.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || "/._-".contains($0))
        }
        return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
