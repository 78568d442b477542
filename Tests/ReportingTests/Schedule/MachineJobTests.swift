import Foundation
import Testing

@testable import Reporting

@Suite("Jobs of the machine")
struct MachineJobTests {
    private func job(
        _ calendar: String = "quarterly",
        state: String = "/var/lib/x",
        sendsMail: Bool = false
    ) throws -> MachineJob {
        let schedule = try Schedule(
            name: "tri",
            project: "/ikn.toml",
            calendar: calendar,
            added: 1_795_500_000
        )
        return MachineJob(
            schedule,
            program: "/bin/true",
            state: state,
            sendsMail: sendsMail
        )
    }

    private static let verifier = "/usr/bin/systemd-analyze"

    @Test(
        "systemd finds nothing wrong with the units",
        .enabled(if: FileManager.default.isExecutableFile(atPath: verifier), "no systemd-analyze"),
        arguments: [MachineJob.Scope.system, .user],
        [("/var/lib/x", false), ("/a b/50% $x", false), ("/var/lib/x", true)]
    )
    func verification(scope: MachineJob.Scope, job: (state: String, sendsMail: Bool)) throws {
        try SampleRuns.withFolder { folder in
            var paths: [String] = []
            let job = try self.job(state: job.state, sendsMail: job.sendsMail)
            for unit in try job.units(scope) {
                let path = "\(folder)/\(unit.name)"
                try unit.text.write(toFile: path, atomically: true, encoding: .utf8)
                paths.append(path)
            }
            let process = Process()
            process.executableURL = URL(filePath: Self.verifier)
            process.arguments = ["verify", "--man=no", "--recursive-errors=no"] + paths
            let errors = Pipe()
            process.standardError = errors
            try process.run()
            let said = String(
                decoding: errors.fileHandleForReading.readDataToEndOfFile(),
                as: UTF8.self
            )
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(said)")
            #expect(said.split(separator: "\n").filter { $0.contains("penyangga") }.isEmpty)
        }
    }

    @Test(
        "a mailer may become its own user where the report is sent by mail",
        arguments: [MachineJob.Scope.system, .user]
    )
    func mail(scope: MachineJob.Scope) throws {
        // What implies NoNewPrivileges for a service with User= (systemd.exec(5)).
        let forbidding = [
            "NoNewPrivileges", "RestrictAddressFamilies", "RestrictRealtime", "RestrictSUIDSGID",
            "LockPersonality", "SystemCallArchitectures", "PrivateDevices", "ProtectClock",
            "ProtectHostname", "ProtectKernel", "CapabilityBoundingSet",
        ]
        func lines(_ sendsMail: Bool) throws -> [Substring] {
            try job(sendsMail: sendsMail).units(scope)[0].text.split(separator: "\n")
        }
        #expect(try lines(false).contains("NoNewPrivileges=yes"))
        #expect(
            try !lines(true).contains { line in forbidding.contains { line.hasPrefix($0) } }
        )
    }

    @Test("a timer names its zone and catches up")
    func timer() throws {
        let timer = try #require(try job().units(.user).last?.text)
        #expect(timer.contains("OnCalendar=*-01,04,07,10-01 00:00:00 Asia/Makassar\n"))
        #expect(timer.contains("Persistent=yes\n"))
    }

    @Test("the table of cron keeps its other lines, and one copy of ours")
    func table() throws {
        let job = try job()
        let first = try job.cronTable(replacingIn: "MAILTO=x\n0 5 * * * backup\n")
        #expect(try job.cronTable(replacingIn: first) == first)
        #expect(
            first.hasPrefix(
                "MAILTO=x\n0 5 * * * backup\n# penyangga tri in /var/lib/x: begin\n*/10 * * * * "
            )
        )
        // The lines of the same name in another state stay.
        let other = try self.job(state: "/other").cronTable(replacingIn: first)
        #expect(other.hasPrefix(first))
        let quick = try self.job("minutely", state: "/a b/50%").cronLines
        #expect(
            quick.contains(
                "\n* * * * * /bin/true schedule run tri --quiet --state '/a b/50\\%'\n"
            )
        )
    }

    @Test("a table in which our lines do not end is refused, and nothing of it lost")
    func openTable() throws {
        let job = try job()
        let table = "# penyangga tri in /var/lib/x: begin\n0 5 * * * payroll\n"
        #expect(throws: HistoryError.self) { try job.cronTable(replacingIn: table) }
    }

    @Test("units of the system run as the owner of the state")
    func owner() throws {
        let schedule = try Schedule(name: "tri", project: "/p", calendar: "daily", added: 0)
        let job = MachineJob(schedule, program: "/bin/true", state: "/s", owner: "bappeda")
        #expect(try job.units(.system)[0].text.contains("\nUser=bappeda\n"))
        #expect(try !job.units(.user)[0].text.contains("User="))
    }
}
