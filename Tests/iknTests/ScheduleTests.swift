import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Schedules")
struct ScheduleTests {
    private static let run = ["schedule", "run", "tri"]

    @Test("a report is made when it is due, once, and a missed time is caught up by one")
    func due() throws {
        let project = try ScheduledProject()
        defer { project.remove() }
        let early = try project.run(Self.run, at: ScheduledProject.day(20))
        #expect(early.code == 0)
        #expect(early.errors.contains("not due; next: 2026-02-01T00:00:00+08:00"))
        #expect(project.folders().isEmpty)
        #expect(try project.run(Self.run, at: ScheduledProject.day(40)).code == 0)
        #expect(try project.run(Self.run, at: ScheduledProject.day(41)).output == "")
        #expect(project.folders().count == 1)
        // Asleep over March, April and May.
        let late = try project.run(Self.run, at: ScheduledProject.day(160))
        #expect(late.errors.contains("3 earlier times were missed"))
        #expect(project.folders().count == 2)
        let periods = try project.history().map { $0["period"] }
        #expect(periods == ["2026-02-01T00:00:00+08:00", "2026-06-01T00:00:00+08:00"])
        let latest = try FileManager.default.destinationOfSymbolicLink(
            atPath: project.runs + "/latest"
        )
        #expect(latest == project.folders().last)
    }

    @Test("two runs on the same data differ in time and identifier only")
    func determinism() throws {
        let project = try ScheduledProject()
        defer { project.remove() }
        for _ in 0..<2 {
            let made = try project.run(Self.run + ["--force"], at: ScheduledProject.day(40))
            try #require(made.code == 0, "\(made.errors)")
        }
        let ids = try project.history().compactMap { $0["id"] }
        let folders = project.folders().map { project.runs + "/" + $0 }
        try #require(ids.count == 2 && folders.count == 2)
        for name in try FileManager.default.subpathsOfDirectory(atPath: folders[0]) {
            guard let one = FileManager.default.contents(atPath: "\(folders[0])/\(name)"),
                let other = FileManager.default.contents(atPath: "\(folders[1])/\(name)")
            else { continue }
            var (a, b) = (
                String(decoding: one, as: UTF8.self), String(decoding: other, as: UTF8.self)
            )
            for id in ids {
                a = a.replacing(id, with: "ID")
                b = b.replacing(id, with: "ID")
            }
            #expect(a == b, "\(name)")
        }
    }

    @Test("a later report shows exactly what changed in the data")
    func changes() throws {
        let project = try ScheduledProject()
        defer { project.remove() }
        #expect(try project.run(Self.run, at: ScheduledProject.day(40)).code == 0)
        // Bumi Harapan was mandiri (0.8519) and becomes maju.
        try project.setScore("0.8000", of: "64.09.04.2004")
        #expect(try project.run(Self.run, at: ScheduledProject.day(70)).code == 0)
        let ids = try project.history().compactMap { $0["id"] }
        let compared = try project.run(["compare", ids[0], "latest", "--format", "csv"])
        let rows = compared.output.split(separator: "\n").map(String.init)
        let villages = rows.filter { $0.hasPrefix("village,") }
        #expect(villages == ["village,64.09.04.2004 Bumi Harapan,0-10 km,mandiri,maju,,,class"])
        #expect(rows.count { $0.hasPrefix("file,") } == 1)
        #expect(!rows.contains { $0.hasPrefix("setting,") })
        // The mean of 841 desa falls by 0.0519 / 841.
        let mean = try #require(rows.first { $0.hasPrefix("figure,mean(idm_2024),,") })
        let difference = try #require(
            Double(mean.split(separator: ",", omittingEmptySubsequences: false)[5])
        )
        #expect(abs(difference + 0.0519 / 841) < 1e-9)
        // Distances and counts of villages stay as they are.
        #expect(!rows.contains { $0.contains("distance(") || $0.hasPrefix("figure,villages") })
        let text = try String(contentsOfFile: project.runs + "/latest/report.md", encoding: .utf8)
        #expect(text.contains("Perubahan sejak laporan lalu"))
        #expect(text.contains("turun kelas"))
    }

    @Test("an alert ends with 4, opens the report, and is told by mail with its delivery recorded")
    func alerts() throws {
        let project = try ScheduledProject(
            """
            alerts = ["gini(idm_2024) > 0.01", "mean(idm_2024) falls"]
            receivers = [{ mail = "bappeda@example.go.id" }, { mail = "x@example.go.id", on = "always" }]
            """
        )
        defer { project.remove() }
        let bin = project.folder.appending(path: "bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        let mailer = bin.appending(path: "sendmail")
        // Takes the first letter and refuses the other.
        try """
        #!/bin/sh
        cat > "\(bin.path)/letter"
        grep -q bappeda "\(bin.path)/letter" && cp "\(bin.path)/letter" "\(bin.path)/taken" && exit 0
        echo "mailbox unknown" >&2
        exit 67
        """.write(to: mailer, atomically: true, encoding: .utf8)
        chmod(mailer.path, 0o755)
        let path = bin.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        let made = try project.run(
            Self.run,
            at: ScheduledProject.day(40),
            environment: ["PATH": path]
        )
        #expect(made.code == 4)
        #expect(made.errors.contains("alert: gini(idm_2024) > 0.01"))
        #expect(made.errors.contains("not judged: mean(idm_2024) falls"))
        #expect(made.errors.contains("x@example.go.id could not be told: mailbox unknown"))
        let letter = try String(contentsOf: bin.appending(path: "taken"), encoding: .utf8)
        #expect(letter.hasPrefix("To: bappeda@example.go.id\n"))
        #expect(
            letter.contains(
                "- Koefisien Gini, Indeks Desa Membangun 2024: kini 0,0592 "
                    + "(aturan: gini(idm_2024) > 0.01)"
            )
        )
        let text = try String(contentsOfFile: project.runs + "/latest/report.md", encoding: .utf8)
        #expect(text.contains("> **Peringatan**"))
        let shown = try project.run(["history", "show", "latest"])
        #expect(shown.errors.contains("notice: bappeda@example.go.id: told"))
        #expect(shown.errors.contains("notice: x@example.go.id: not told"))
        // Who was told is not told again, and who could not be told keeps no run from ending.
        let again = try project.run(Self.run, at: ScheduledProject.day(41))
        #expect(again.code == 0)
        #expect(!again.errors.contains("told"))
    }

    @Test("a run beside another ends at once with 75 and says who is at work")
    func overlap() throws {
        let project = try ScheduledProject()
        defer { project.remove() }
        let folder = project.state + "/locks"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let descriptor = open(folder + "/tri.lock", O_RDWR | O_CREAT, 0o644)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let busy = try project.run(Self.run, at: ScheduledProject.day(40))
        #expect(busy.code == 75)
        #expect(project.folders().isEmpty)
        flock(descriptor, LOCK_UN)
        #expect(try project.run(Self.run, at: ScheduledProject.day(40)).code == 0)
    }

    @Test("a failure is recorded with its reason, leaves no report, and the time stays due")
    func failure() throws {
        let project = try ScheduledProject()
        defer { project.remove() }
        try project.setScore("much", of: "64.09.04.2004")
        let failed = try project.run(Self.run, at: ScheduledProject.day(40))
        #expect(failed.code == 65)
        #expect(project.folders().isEmpty)
        let row = try #require(try project.history().first)
        #expect(row["outcome"] == "failed")
        #expect(row["message"]?.contains("villages.csv") == true)
        try project.setScore("0.8519", of: "64.09.04.2004")
        #expect(try project.run(Self.run, at: ScheduledProject.day(41)).code == 0)
        #expect(project.folders().count == 1)
    }

    @Test("only the last folders are kept, and their figures stay in the history")
    func retention() throws {
        let project = try ScheduledProject()
        defer { project.remove() }
        let file = project.state + "/schedules/tri.json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacing("\"keepLast\" : 12", with: "\"keepLast\" : 2")
            .write(toFile: file, atomically: true, encoding: .utf8)
        for month in 1...4 {
            let made = try project.run(Self.run, at: ScheduledProject.day(15 + 31 * month))
            #expect(made.code == 0, "\(made.errors)")
        }
        #expect(project.folders().count == 2)
        #expect(try project.history().count == 4)
        let ids = try project.history().compactMap { $0["id"] }
        #expect(try project.run(["compare", ids[0], ids[3]]).code == 0)
    }

    @Test("a damaged history is set aside and made anew, and the run goes on")
    func damaged() throws {
        let project = try ScheduledProject()
        defer { project.remove() }
        #expect(try project.run(Self.run, at: ScheduledProject.day(40)).code == 0)
        try Data("no database at all, but long enough to be taken for one".utf8)
            .write(to: URL(filePath: project.state + "/history.sqlite"))
        let listed = try project.run(["history", "list"])
        #expect(listed.code == 65)
        #expect(listed.errors.contains("history rebuild"))
        let made = try project.run(Self.run, at: ScheduledProject.day(70))
        #expect(made.code == 0)
        #expect(made.errors.contains("made anew from the folders of 1 runs"))
        #expect(try project.history().count == 2)
        let text = try String(contentsOfFile: project.runs + "/latest/report.md", encoding: .utf8)
        #expect(text.contains("Tidak ada angka, zona, atau kelas desa yang berubah"))
    }

    @Test("a disk without room leaves no report, and the next run goes on")
    func noRoom() throws {
        let project = try ScheduledProject()
        defer { project.remove() }
        for kibibytes in [1, 30, 60] {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/bash")
            process.arguments = [
                "-c", "trap '' XFSZ; ulimit -f \(kibibytes); exec \"$@\"", "sh",
                CommandLineProgram.program.path, "schedule", "run", "tri", "--state",
                project.state,
            ]
            process.environment = ProcessInfo.processInfo.environment.merging(
                ["SOURCE_DATE_EPOCH": "\(ScheduledProject.day(40))"]
            ) { $1 }
            process.standardError = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 73, "\(kibibytes) KiB")
            #expect(project.folders().isEmpty)
        }
        #expect(try project.run(Self.run, at: ScheduledProject.day(40)).code == 0)
        #expect(project.folders().count == 1)
    }

    /// Whether a folder can be made read-only here: root needs a mount for it, which a container may
    /// forbid.
    private static let canForbidWriting: Bool = {
        guard getuid() == 0 else { return true }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "unshare", "-m", "sh", "-c",
            "mount --bind /tmp /tmp && mount -o remount,bind,ro /tmp",
        ]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    @Test(
        "a state that cannot be written to is told, read all the same, and left as it is",
        .enabled(if: canForbidWriting, "no mounts here")
    )
    func readOnlyState() throws {
        let project = try ScheduledProject()
        defer { project.remove() }
        #expect(try project.run(Self.run, at: ScheduledProject.day(40)).code == 0)
        let before = try project.history()
        func runReadOnly(_ arguments: [String]) throws -> (code: Int32, text: String) {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/sh")
            // Root may write whatever permissions say, but not to a mount that is read-only.
            let isRoot = getuid() == 0
            let script =
                isRoot
                ? "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\""
                : "chmod -R a-w \"$0\" && { \"$@\"; code=$?; chmod -R u+w \"$0\"; exit $code; }"
            let command =
                ["sh", "-c", script, project.state, CommandLineProgram.program.path] + arguments
                + ["--state", project.state]
            process.arguments =
                ["-c", isRoot ? "exec unshare -m \"$@\"" : "exec \"$@\"", "sh"] + command
            process.environment = ProcessInfo.processInfo.environment.merging(
                ["SOURCE_DATE_EPOCH": "\(ScheduledProject.day(70))"]
            ) { $1 }
            let output = Pipe()
            process.standardOutput = output
            process.standardError = output
            try process.run()
            let text = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: text, as: UTF8.self))
        }
        let refused = try runReadOnly(Self.run)
        #expect(refused.code == 73, "\(refused.text)")
        #expect(refused.text.contains(project.state), "\(refused.text)")
        let listed = try runReadOnly(["history", "list", "--format", "csv"])
        #expect(listed.code == 0, "\(listed.text)")
        #expect(listed.text.contains(before[0]["id"] ?? "no run"))
        #expect(try project.history() == before)
        #expect(project.folders().count == 1)
        #expect(try project.run(Self.run, at: ScheduledProject.day(70)).code == 0)
        #expect(project.folders().count == 2)
    }

    @Test("killed at any moment, nothing is lost or half to be seen, and the next run tells")
    func kills() throws {
        let count = Int(ProcessInfo.processInfo.environment["IKN_KILLS"] ?? "") ?? 16
        var generator = SeededGenerator(seed: 20_261_124)
        let project = try ScheduledProject(calendar: "daily")
        defer { project.remove() }
        let began = ContinuousClock.now
        try #require(try project.run(Self.run, at: ScheduledProject.day(20)).code == 0)
        let whole = (ContinuousClock.now - began) / .seconds(1)
        for attempt in 0..<count {
            let process = Process()
            process.executableURL = CommandLineProgram.program
            process.arguments = Self.run + ["--state", project.state]
            process.environment = ProcessInfo.processInfo.environment.merging(
                ["SOURCE_DATE_EPOCH": "\(ScheduledProject.day(21 + attempt))"]
            ) { $1 }
            process.standardError = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            let moment = Double.random(in: 0...(whole * 1.05), using: &generator)
            let start = ContinuousClock.now
            try process.run()
            while process.isRunning, ContinuousClock.now - start < .seconds(moment) { usleep(500) }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            for folder in project.folders() {
                let text = try? String(
                    contentsOfFile: "\(project.runs)/\(folder)/record.json",
                    encoding: .utf8
                )
                #expect(text?.hasSuffix("}\n") == true, "\(folder) is half, after \(moment) s")
            }
            let latest = "\(project.runs)/latest/report.md"
            #expect(FileManager.default.fileExists(atPath: latest), "after \(moment) s")
        }
        // Every good run has its folder after the next run, and every folder its run.
        let last = try project.run(Self.run, at: ScheduledProject.day(21 + count))
        #expect(last.code == 0, "\(last.errors)")
        let rows = try project.history()
        let good = rows.filter { $0["outcome"] == "done" }.compactMap { $0["folder"] }
        let kept = good.map { String($0.split(separator: "/").last ?? "") }.suffix(12)
        #expect(project.folders() == kept.sorted())
        #expect(!rows.contains { $0["outcome"] == "running" })
        #expect(Set(good).count == good.count)
        let periods = rows.filter { $0["outcome"] == "done" }.compactMap { $0["period"] }
        #expect(Set(periods).count == periods.count, "no time has two reports")
        let drafts = try FileManager.default.contentsOfDirectory(atPath: project.runs)
            .filter { $0.hasPrefix(".") }
        #expect(drafts.isEmpty)
    }

    @Test("a link that cannot be set keeps no report from counting")
    func linkInTheWay() throws {
        let project = try ScheduledProject()
        defer { project.remove() }
        try FileManager.default.createDirectory(
            atPath: project.runs + "/latest/x",
            withIntermediateDirectories: true
        )
        let made = try project.run(Self.run, at: ScheduledProject.day(40))
        #expect(made.code == 3)
        #expect(made.errors.contains("latest"))
        #expect(project.folders().count == 1)
        #expect(try project.history().map { $0["outcome"] } == ["done"])
        #expect(try project.run(Self.run, at: ScheduledProject.day(41)).code == 0)
        #expect(project.folders().count == 1)
    }

    @Test("receivers are told once of a report that fails, however often it is tried")
    func failureNotice() throws {
        let project = try ScheduledProject("receivers = [{ mail = \"a@example.go.id\" }]")
        defer { project.remove() }
        let bin = project.folder.appending(path: "bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        let mailer = bin.appending(path: "sendmail")
        try "#!/bin/sh\ncat >> \"\(bin.path)/letters\"\n"
            .write(to: mailer, atomically: true, encoding: .utf8)
        chmod(mailer.path, 0o755)
        let path = bin.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        try project.setScore("much", of: "64.09.04.2004")
        for day in [40, 41, 42] {
            let failed = try project.run(
                Self.run,
                at: ScheduledProject.day(day),
                environment: ["PATH": path]
            )
            #expect(failed.code == 65)
        }
        let letters = try String(contentsOf: bin.appending(path: "letters"), encoding: .utf8)
        #expect(letters.components(separatedBy: "To: a@example.go.id").count == 2)
        #expect(letters.contains("GAGAL dibuat"))
        #expect(letters.contains("villages.csv"))
        // One row for one trouble.
        #expect(try project.history().count == 1)
    }

    @Test("an alert on a zone that a region does not have is not judged, and the report is made")
    func regionAlerts() throws {
        let project = try ScheduledProject(
            "alerts = [\"gap(core, outside).ratio > 9\", \"villages > 0\"]"
        )
        defer { project.remove() }
        let folder = project.folder.appending(path: "berau").path
        let toml = project.folder.appending(path: "data/ikn.toml").path
        let made = try project.run([
            "report", "--report", "uji", "--lang", "id", "--for", "64.03", "-o", folder,
            "--project", toml,
        ])
        #expect(made.code == 4, "\(made.errors)")
        let text = try String(contentsOfFile: folder + "/report.md", encoding: .utf8)
        #expect(text.contains("Berau"))
        #expect(text.contains("laporan ini tidak memiliki angka itu"))
        // A schedule whose alerts name what no report has is refused when it is added.
        let wrong = try ScheduledProject("alerts = [\"villages > 0 in zone \\\"0-10 km\\\"\"]")
        defer { wrong.remove() }
        let path = wrong.folder.appending(path: "data/ikn.toml")
        try String(contentsOf: path, encoding: .utf8).replacing("0-10 km", with: "0-11 km")
            .write(to: path, atomically: true, encoding: .utf8)
        let refused = try wrong.run([
            "schedule", "add", "lain", "--report", "uji", "--project", path.path, "--on", "daily",
        ])
        #expect(refused.code == 64)
        #expect(refused.errors.contains("0-10 km"))
    }

    @Test("a day limit that is none is refused, and pruning keeps the last good run")
    func pruning() throws {
        let project = try ScheduledProject()
        defer { project.remove() }
        for month in 1...3 {
            _ = try project.run(Self.run, at: ScheduledProject.day(15 + 31 * month))
        }
        for words in [
            ["--keep-days", "1000000"], ["--keep-days", "200000000000000"], ["--keep-last", "0"],
        ] {
            #expect(try project.run(["history", "prune"] + words).code == 64)
        }
        let pruned = try project.run(["history", "prune", "--keep-last", "1"])
        #expect(pruned.code == 0)
        #expect(pruned.output.split(separator: "\n").count == 2)
        let again = try project.run(Self.run, at: ScheduledProject.day(110))
        #expect(!again.errors.contains("taken up"))
        #expect(try project.history().count == 1)
    }
}
