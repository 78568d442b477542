import Foundation
import Layers
import TestSupport
import Testing

/// What becomes of a file on its way from a server that does well, or does not.
@Suite("Fetching from servers")
struct DataFetchTests {
    static let pinned = "\(DownloadServer.content.count) bytes"

    @Test(
        "a file arrives whole, however the server sends it",
        arguments: [
            ("good", 1), ("untagged", 1), ("unlengthed", 1), ("moved", 2), ("cut", 2),
            ("cutnoranges", 2), ("flaky", 3), ("change", 2), ("changequiet", 3), ("otherpart", 3),
            ("changeignored", 3),
        ]
    )
    func arrives(manner: String, requests: Int) throws {
        let server = try DownloadServer()
        let run = try server.fetch(try server.project(manner))
        #expect(run.code == 0, "\(run.errors)")
        #expect(
            run.output == """
                dataset,file,bytes,sha256,path
                data,file.bin,200000,\(DownloadServer.digest),\(server.cache)/\(DownloadServer.digest)

                """
        )
        #expect(server.isComplete, "\(server.cached)")
        #expect(server.requests.count == requests, "\(server.requests)")
    }

    @Test("what is cut off is gone on with, under the condition that the file is the same")
    func resumes() throws {
        let server = try DownloadServer()
        let run = try server.fetch(try server.project("cut"))
        #expect(run.code == 0, "\(run.errors)")
        #expect(server.requests == ["cut - -", "cut bytes=100000- \"1\""])
        #expect(run.errors.contains("cut off; received 100000 of 200000 bytes; next attempt in 0"))
    }

    @Test("parts of two versions are told from the digest, and the file is fetched anew")
    func mixture() throws {
        let server = try DownloadServer()
        let run = try server.fetch(try server.project("changequiet"))
        #expect(run.errors.contains("its parts do not fit together"), "\(run.errors)")
        #expect(server.requests.map { $0.split(separator: " ")[1] } == ["-", "bytes=100000-", "-"])
    }

    @Test(
        "what cannot be had ends with 66 and the reason",
        arguments: [
            ("missing", "there is no such file on the server (404 Not Found)", 1),
            ("forbidden", "the server refuses (403 Forbidden)", 1),
            ("down", "the server refuses (503 Service Unavailable)", 3),
            ("garbage", "the server does not answer by https", 1),
            ("astray", "the server does not answer by https", 1),
            ("silent", "the transfer stalled for 1 s; received 0 of 200000 bytes", 3),
        ]
    )
    func refused(manner: String, reason: String, requests: Int) throws {
        let server = try DownloadServer()
        let run = try server.fetch(
            try server.project(manner),
            environment: manner == "silent" ? ["IKN_FETCH_SECONDS": "1"] : [:]
        )
        #expect(run.code == 66, "\(run.errors)")
        #expect(run.errors.contains(reason), "\(run.errors)")
        #expect(run.errors.contains("http://127.0.0.1:\(server.port)/\(manner)/file.bin"))
        #expect(run.output.isEmpty)
        #expect(server.cached.isEmpty, "\(server.cached)")
        #expect(server.requests.count == requests, "\(server.requests)")
    }

    @Test("a server that stalls or cuts off every time is given up, and the beginning is kept")
    func givenUp() throws {
        for (manner, reason) in [
            ("stall", "the transfer stalled for 1 s; received 100000 of 200000 bytes"),
            ("cutalways", "the transfer was cut off; received 100000 of 200000 bytes"),
        ] {
            let server = try DownloadServer()
            let run = try server.fetch(
                try server.project(manner),
                environment: ["IKN_FETCH_ATTEMPTS": "1", "IKN_FETCH_SECONDS": "1"]
            )
            #expect(run.code == 66, "\(run.errors)")
            #expect(run.errors.contains("\(manner)/file.bin: \(reason). Run"), "\(run.errors)")
            #expect(server.cached.contains("\(DownloadServer.digest).part"))
            #expect(!server.cached.contains(DownloadServer.digest))
            let list = try server.fetch(try server.project("good"), ["--list"])
            #expect(list.output.contains("data,file.bin,200000,true,partly,MIT,"), "\(list.output)")
            // The same file from elsewhere begins where this one ended.
            let next = try server.fetch(try server.project("untagged"))
            #expect(next.code == 0, "\(next.errors)")
            #expect(server.isComplete)
            #expect(server.requests.last?.hasPrefix("untagged bytes=100000-") == true)
        }
    }

    @Test(
        "another file than the pinned one ends with 65, and nothing of it stays",
        arguments: [
            ("wrong", "this is another file: its SHA-256 is "),
            ("short", "the server announces a file of 199900 bytes, pinned are 200000"),
            ("long", "the server announces a file of 200100 bytes, pinned are 200000"),
            ("endless", "the server sends more than the 200000 bytes that the file may have"),
            ("empty", "the server announces a file of 0 bytes, pinned are 200000"),
        ]
    )
    func another(manner: String, reason: String) throws {
        let server = try DownloadServer()
        let run = try server.fetch(try server.project(manner))
        #expect(run.code == 65, "\(run.errors)")
        #expect(run.errors.contains(reason), "\(run.errors)")
        #expect(server.cached.isEmpty, "\(server.cached)")
        #expect(server.requests.count == 1)
        guard manner == "wrong" else { return }
        let wrong = SHA256.hexadecimal(of: DownloadServer.content.map { 255 - $0 })
        #expect(run.errors.contains("\(wrong), the pinned one \(DownloadServer.digest)"))
    }

    @Test("hosts that are not there, or do not listen, are told apart")
    func nobody() throws {
        let server = try DownloadServer()
        let digest = DownloadServer.digest
        for (url, reason) in [
            ("https://host.invalid/file.bin", "the host host.invalid is not found"),
            // Port 1 of loopback is nobody's.
            ("http://127.0.0.1:1/file.bin", "the server 127.0.0.1 cannot be connected to"),
        ] {
            let run = try server.fetch(try server.project(url: url, pin: (1, digest)))
            #expect(run.code == 66, "\(run.errors)")
            #expect(run.errors.contains("\(url): \(reason)"), "\(run.errors)")
        }
    }

    @Test("addresses that are not fetched from are refused with their row")
    func addresses() throws {
        let server = try DownloadServer()
        for url in [
            "file:///etc/passwd", "http://example.org/x", "ftp://example.org/x",
            "https://user:secret@example.org/x", "https://", "https://example.org/a b",
            "http://127.0.0.1@example.org/x", "http://127.0.0.1.example.org/x",
        ] {
            let run = try server.fetch(try server.project(url: url, pin: nil), ["--list"])
            #expect(run.code == 65, "\(url): \(run.errors)")
            #expect(run.errors.contains("downloads.csv: feature 1, line 2: "), "\(run.errors)")
            #expect(!run.errors.contains("secret"))
        }
    }
}
