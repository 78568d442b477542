import ArgumentParser
import FoundationEssentials
import Glibc
import Layers
import Planning
import Reporting

/// Hands a schedule to the machine's own scheduler.
struct ScheduleInstallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install",
        abstract: "Hands a schedule to systemd or cron.",
        discussion: """
            Besides the times of the schedule, the machine asks once an hour (systemd) or every ten \
            minutes (cron) whether a report is due, so that times a sleeping machine missed are \
            caught up. Units are hardened; less so where the report is sent by mail, because a \
            mailer needs rights of its own. Install again when receivers become others.

            Examples:
              ikn schedule install triwulan --systemd-user
              ikn schedule install triwulan --systemd --print
              ikn schedule install triwulan --cron
            """
    )

    @Argument(help: "Name of the schedule.")
    var name: String

    @Flag(help: "Units of the system, for /etc/systemd/system; needs root.")
    var systemd = false

    @Flag(help: "Units of this user.")
    var systemdUser = false

    @Flag(help: "A line in the table of cron of this user.")
    var cron = false

    @Flag(name: .customLong("print"), help: "Only print what would be installed.")
    var printsOnly = false

    @OptionGroup var stateOption: StateOption

    func validate() throws {
        guard [systemd, systemdUser, cron].count(where: { $0 }) == 1 else {
            throw ValidationError("choose one of --systemd, --systemd-user and --cron")
        }
    }

    func run() throws {
        let directory = try stateOption.directory()
        let schedule = try ScheduleStore(directory).schedule(name)
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let attributes = try? FileManager.default.attributesOfItem(atPath: directory.path)
        let job = MachineJob(
            schedule,
            program: program,
            state: directory.path,
            owner: attributes?[.ownerAccountName] as? String,
            sendsMail: try schedule.plan(of: Project(path: schedule.project)).sendsMail
        )
        if cron {
            try installLine(job)
        } else {
            try installUnits(try job.units(systemd ? .system : .user))
        }
    }

    private func installUnits(_ units: [(name: String, text: String)]) throws {
        if printsOnly {
            for unit in units { print("# \(unit.name)\n\(unit.text)") }
            return
        }
        let folder: String
        if systemd {
            folder = "/etc/systemd/system"
        } else {
            let home = getenv("HOME").map { String(cString: $0) } ?? ""
            let base = getenv("XDG_CONFIG_HOME").map { String(cString: $0) } ?? ""
            folder = (base.hasPrefix("/") ? base : "\(home)/.config") + "/systemd/user"
            try? FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
        }
        for unit in units {
            try OutputFile.write(unit.text, to: "\(folder)/\(unit.name)", overwrite: true)
            print("\(folder)/\(unit.name)")
        }
        let scope = systemd ? [] : ["--user"]
        let timer = units.last?.name ?? ""
        for arguments in [["daemon-reload"], ["enable", "--now", timer]] {
            try systemctl(scope + arguments)
        }
        if systemdUser {
            Messages.say("for reports while you are logged out: loginctl enable-linger")
        }
    }

    private func systemctl(_ arguments: [String]) throws {
        let words = arguments.joined(separator: " ")
        guard let program = ProgramSearch.find("systemctl") else {
            throw HistoryError(
                .unwritable,
                "the units are written, but there is no systemctl here to start them",
                remedy: "run: systemctl \(words)"
            )
        }
        let ending = try ChildProcess(program, seconds: 60).run(arguments)
        guard ending.isSuccess else {
            throw HistoryError(
                .unwritable,
                "the units are written, but 'systemctl \(words)' failed: "
                    + (ending.messages.first ?? "no reason"),
                remedy: "run it again where systemd runs"
            )
        }
    }

    /// Puts the line of a schedule into the user's table, in place of an earlier one.
    private func installLine(_ job: MachineJob) throws {
        if printsOnly {
            print(job.cronLines, terminator: "")
            return
        }
        guard let program = ProgramSearch.find("crontab") else {
            throw HistoryError(
                .unwritable,
                "there is no crontab here",
                remedy: "install cron: apt-get install cron; or add what --print shows"
            )
        }
        let crontab = ChildProcess(program, seconds: 60)
        let old = try crontab.run(["-l"])
        let isNone = old.messages.contains { $0.contains("no crontab for") }
        guard old.isSuccess || isNone else {
            throw HistoryError(
                .unwritable,
                "the table of cron cannot be read: \(old.messages.first ?? "no reason")",
                remedy: "add what --print shows by hand; nothing was changed"
            )
        }
        let table = old.isSuccess ? String(decoding: old.output, as: UTF8.self) : ""
        let ending = try crontab.run(["-"], input: try job.cronTable(replacingIn: table))
        guard ending.isSuccess else {
            throw HistoryError(
                .unwritable,
                "crontab refused the table: \(ending.messages.first ?? "no reason")",
                remedy: "add what --print shows by hand"
            )
        }
        print(job.cronLines, terminator: "")
    }
}
