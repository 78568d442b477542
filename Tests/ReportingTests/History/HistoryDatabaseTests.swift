import Foundation
import GRDB
import Testing

@testable import Reporting

@Suite("History")
struct HistoryDatabaseTests {
    @Test("a run is read as it was stored, in as much detail as is asked for")
    func roundTrip() throws {
        try SampleRuns.withFolder { folder in
            let history = try HistoryDatabase(writing: folder + "/deep/history.sqlite")
            let run = SampleRuns.run("a", figures: ["mean(score)": 0.5, "gini(score)": nil])
            try history.store(run)
            #expect(try history.run("a", detail: .villages) == run)
            #expect(try history.run("latest", detail: .villages) == run)
            let figures = try history.run("a", detail: .figures)
            #expect(figures.figures == run.figures)
            #expect(figures.villages.isEmpty)
            #expect(try history.runs().map(\.id) == ["a"])
            #expect(try history.runs(of: "other").isEmpty)
            // SQLite keeps the rollback journal, which works on network shares too.
            #expect(!FileManager.default.fileExists(atPath: history.path + "-wal"))
        }
    }

    @Test("a run is stored anew in place of its earlier state")
    func replacing() throws {
        try SampleRuns.withFolder { folder in
            let history = try HistoryDatabase(writing: folder + "/history.sqlite")
            var run = SampleRuns.run("a", figures: ["mean(score)": 0.5])
            run.outcome = .running
            try history.store(run)
            run.outcome = .failed
            run.message = "no data"
            run.figures = []
            try history.store(run)
            #expect(try history.run("a", detail: .villages) == run)
            #expect(try history.runs().count == 1)
        }
    }

    @Test("a beginning names a run if it is that of one only")
    func names() throws {
        try SampleRuns.withFolder { folder in
            let history = try HistoryDatabase(writing: folder + "/history.sqlite")
            for id in ["20260701-a", "20261001-b", "20261001-c"] {
                try history.store(SampleRuns.run(id))
            }
            #expect(try history.run("202607", detail: .head).id == "20260701-a")
            let error = #expect(throws: HistoryError.self) {
                try history.run("202610", detail: .head)
            }
            #expect(error?.kind == .missing)
            #expect(error?.message.contains("2 runs") == true)
            #expect(throws: HistoryError.self) { try history.run("x", detail: .head) }
        }
    }

    @Test("what is removed is gone with all that belongs to it")
    func removal() throws {
        try SampleRuns.withFolder { folder in
            let history = try HistoryDatabase(writing: folder + "/history.sqlite")
            try history.store(SampleRuns.run("a"))
            try history.store(SampleRuns.run("b"))
            let notice = NoticeOutcome(
                receiver: "a@b.id",
                sent: "2026",
                isDelivered: false,
                detail: "no"
            )
            try history.store(notice, of: "b")
            #expect(try history.notices(of: "b") == [notice])
            try history.remove(["b"])
            #expect(try history.runs().map(\.id) == ["a"])
            let villages = try history.read {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM village")
            }
            #expect(villages == 2)
            let notices = try history.read {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM notice")
            }
            #expect(notices == 0)
        }
    }

    @Test("a damaged history is set aside and made anew from the folders of the runs")
    func damaged() throws {
        try SampleRuns.withFolder { folder in
            let directory = StateDirectory(folder)
            let (history, said) = try HistoryRecovery.open(directory, mark: "m0")
            #expect(said.isEmpty)
            var run = SampleRuns.run("a", figures: ["mean(score)": 0.5])
            run.folder = directory.runs(of: "tri") + "/a"
            try history.store(run)
            try StateDirectory.make(directory.runs(of: "tri") + "/a")
            try run.text().write(
                toFile: directory.runs(of: "tri") + "/a/record.json",
                atomically: true,
                encoding: .utf8
            )
            try Data(repeating: 7, count: 5_000).write(to: URL(filePath: directory.database))
            #expect(throws: HistoryError.self) {
                try HistoryDatabase(reading: directory.database)
            }
            let (again, told) = try HistoryRecovery.open(directory, mark: "m1")
            #expect(try again.run("a", detail: .villages) == run)
            #expect(told.contains { $0.contains("made anew from the folders of 1 runs") })
            #expect(FileManager.default.fileExists(atPath: directory.database + ".m1.damaged"))
        }
    }

    @Test("a history of a later version is refused and left alone")
    func newer() throws {
        try SampleRuns.withFolder { folder in
            let path = folder + "/history.sqlite"
            let history = try HistoryDatabase(writing: path)
            try history.write {
                try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 of a later version')")
            }
            let error = #expect(throws: HistoryError.self) { try HistoryDatabase(writing: path) }
            #expect(error?.kind == .newer)
        }
    }

    @Test("what was forgotten is not brought back by its folder")
    func forgotten() throws {
        try SampleRuns.withFolder { folder in
            let directory = StateDirectory(folder)
            let (history, _) = try HistoryRecovery.open(directory, mark: "m")
            let run = SampleRuns.run("a", period: "2026-10-01T00:00:00+08:00")
            try history.store(run)
            let place = directory.runs(of: "tri") + "/a"
            try StateDirectory.make(place)
            let file = place + "/record.json"
            try run.text().write(toFile: file, atomically: true, encoding: .utf8)
            try history.remove(["a"])
            #expect(try HistoryRecovery.settle("tri", directory, history).isEmpty)
            #expect(try history.runs().isEmpty)
        }
    }

    @Test("a sound history is not set aside when it is rebuilt, and a later one is refused")
    func soundRebuild() throws {
        try SampleRuns.withFolder { folder in
            let directory = StateDirectory(folder)
            let (history, _) = try HistoryRecovery.open(directory, mark: "m")
            try history.store(SampleRuns.run("a"))
            #expect(try HistoryRecovery.rebuild(directory, mark: "n").count == 1)
            #expect(try history.runs().count == 1)
            try history.write {
                try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 of a later version')")
            }
            let error = #expect(throws: HistoryError.self) {
                try HistoryRecovery.rebuild(directory, mark: "n")
            }
            #expect(error?.kind == .newer)
            #expect(FileManager.default.fileExists(atPath: directory.database))
        }
    }

    @Test("many that open a new history at once all find it whole")
    func race() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("penyangga-race-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let directory = StateDirectory(folder)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let (history, said) = try HistoryRecovery.open(directory, mark: "m\(number)")
                    #expect(said.isEmpty)
                    try history.store(SampleRuns.run("run \(number)"))
                }
            }
            try await group.waitForAll()
        }
        let history = try #require(try HistoryDatabase(reading: directory.database))
        #expect(try history.runs().count == 8)
    }

    @Test("only names that runs give are cleared away, and a manual run is none of a schedule's")
    func leftovers() throws {
        try SampleRuns.withFolder { folder in
            let directory = StateDirectory(folder)
            let (history, _) = try HistoryRecovery.open(directory, mark: "m")
            var manual = SampleRuns.run("manual")
            manual.outcome = .running
            try history.store(manual)
            let runs = directory.runs(of: "tri")
            for name in [".htaccess", ".x.part", ".y.gone", ".latest.7"] {
                try StateDirectory.make("\(runs)/\(name)")
            }
            let said = try HistoryRecovery.settle("tri", directory, history)
            #expect(said.count == 3)
            let left = try FileManager.default.contentsOfDirectory(atPath: runs)
            #expect(left == [".htaccess"])
            #expect(try history.run("manual", detail: .head).outcome == .running)
        }
    }
}
