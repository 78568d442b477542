import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Web hooks")
struct WebHookTests {
    @Test("a hook is told with its token, once more after a failure, and never makes a run fail")
    func hooks() throws {
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = folder.appending(path: "log")
        let server = Process()
        let output = Pipe()
        server.executableURL = URL(filePath: "/usr/bin/env")
        server.arguments = [
            "python3", Checkout.root.appending(path: "Tests/iknTests/Inputs/hook_server.py").path,
            log.path,
        ]
        server.standardOutput = output
        try server.run()
        // Being told to stop is ignored by what tests start.
        defer { kill(server.processIdentifier, SIGKILL) }
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
        let hosts = ["ok", "fail", "once", "slow"]
        let receivers = hosts.map { path in
            "{ webhook = \"http://127.0.0.1:\(port)/\(path)\", secret = \"token.txt\", "
                + "on = \"always\" }"
        }
        for (path, receiver) in zip(hosts, receivers) {
            let project = try ScheduledProject("receivers = [\(receiver)]")
            defer { project.remove() }
            let made = try project.run(
                ["schedule", "run", "tri"],
                at: ScheduledProject.day(40),
                environment: ["IKN_NOTICE_SECONDS": "2"]
            )
            #expect(made.code == 0, "\(path): \(made.errors)")
            let isTold = ["ok", "once"].contains(path)
            #expect(
                made.errors.contains(isTold ? "was told" : "could not be told"),
                "\(path): \(made.errors)"
            )
            #expect(!made.errors.contains("rahasia") && !made.errors.contains("/\(path)"))
            let shown = try project.run(["history", "show", "latest"])
            #expect(shown.errors.contains(isTold ? ": told" : ": not told"), "\(path)")
        }
        let requests = try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
        }
        func count(_ path: String) -> Int { requests.count { $0["path"] as? String == path } }
        #expect(count("/ok") == 1)
        #expect(count("/once") == 2)
        #expect(count("/fail") == 2)
        #expect(requests.allSatisfy { $0["token"] as? String == "Bearer rahasia-1" })
        let body = try #require(requests.first?["body"] as? String)
        let object = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
        #expect(object?["report"] as? String == "tri")
        #expect(object?["period"] as? String == "2026-02-01T00:00:00+08:00")
    }
}
