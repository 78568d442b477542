import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Cron")
struct CronTests {
    /// A daemon of our own needs a mount namespace, so that it reads no table but ours.
    private static let isPossible: Bool = {
        guard geteuid() == 0, FileManager.default.isExecutableFile(atPath: "/usr/sbin/cron") else {
            return false
        }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/run"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    @Test(
        "a real cron daemon has a report made",
        .enabled(if: isPossible, "needs root, cron and a mount namespace"),
        .timeLimit(.minutes(4))
    )
    func daemon() throws {
        let project = try ScheduledProject(calendar: "minutely", now: time(nil))
        defer { project.remove() }
        let lines = try project.run(["schedule", "install", "tri", "--cron", "--print"]).output
        #expect(lines.contains("* * * * * "))
        let tables = project.folder.appending(path: "tables")
        try FileManager.default.createDirectory(at: tables, withIntermediateDirectories: true)
        try lines.write(to: tables.appending(path: "root"), atomically: true, encoding: .utf8)
        chmod(tables.appending(path: "root").path, 0o600)
        let cron = Process()
        cron.executableURL = URL(filePath: "/usr/bin/env")
        cron.arguments = [
            "unshare", "-m", "sh", "-c",
            "mount --bind \"$1\" /var/spool/cron/crontabs && mount -t tmpfs tmpfs /run"
                + " && exec /usr/sbin/cron -f",
            "sh", tables.path,
        ]
        try cron.run()
        defer {
            // Being told to stop is ignored by what tests start.
            kill(cron.processIdentifier, SIGKILL)
            cron.waitUntilExit()
        }
        let began = ContinuousClock.now
        while project.folders().isEmpty, ContinuousClock.now - began < .seconds(150) {
            usleep(200_000)
        }
        #expect(project.folders().count == 1)
        #expect(try project.history().first?["outcome"] == "done")
    }
}
