import Foundation
import Layers
import TestSupport
import Testing

@testable import Planning

@Suite("Tables held against villages")
struct VillageJoinTests {
    static let project: Project = {
        do { return try Project(path: Checkout.root.path + "/geodata/ikn.toml") } catch {
            fatalError("\(error)")
        }
    }()

    static func join(_ text: String, scheme: CodeScheme = .kemendagri) throws -> VillageJoin {
        let layer = try CSVReader.read(Array(text.utf8), path: "uji.csv")
        return try VillageJoin(
            layer,
            with: try project.villages(),
            changes: try project.codeChanges(),
            scheme: scheme
        )
    }

    @Test("codes join dotted or not, renumbered ones by the table of changes, and none joins twice")
    func codes() throws {
        // 64.02.13.1001 was Sungai Merdeka in Samboja until 2022, now 64.02.20.1001.
        let changes = try Self.project.codeChanges()
        let change = try #require(changes.changes.first { $0.code != $0.formerCode })
        let join = try Self.join(
            """
            kode,nama
            64.09.04.2001,Tengin Baru
            6409042001,Tengin Baru
            \(change.formerCode),\(change.formerName)
            64.99.01.2001,Entah
            6409040008,Tengin Baru
            """
        )
        let statuses = join.rows.filter { $0.place?.feature == nil ? false : true }
            .map { ($0.place?.feature ?? 0, $0.status) }
        let first = Dictionary(statuses) { earlier, _ in earlier }
        #expect(
            first == [1: .matched, 2: .duplicated, 3: .renumbered, 4: .unknownCode, 5: .noCode]
        )
        #expect(join.rows.first { $0.place?.feature == 3 }?.village?.code == change.code)
        #expect(join.count(.onlyInRegister) == 1_036)
    }

    @Test("a code of BPS joins nothing although its digits are a code of Kemendagri")
    func foreignScheme() throws {
        // Read as Kemendagri's, 6409041001 would be 64.09.04.1001.
        let join = try Self.join("kode,nama\n6409041001,Maridan\n", scheme: .bps)
        let row = try #require(join.rows.first)
        #expect(row.status == .noCode && row.score == 1)
        #expect(row.village?.name == "Maridan" && row.village?.code.text == "64.09.04.1007")
    }

    @Test(
        "other spellings and former names lead to the right candidate, and the district decides",
        arguments: [
            ("Sukaraja", "Sepaku", "64.09.04.2003"), ("WONO SARI", "SEPAKU", "64.09.04.2012"),
            ("Desa Suko-Mulyo", "Sepaku", "64.09.04.2011"),
            ("Samuranggau", "Batu Sopang", "64.01.01.2009"),
            ("Harapan Baru", "Kuaro", "64.01.05.2004"),
            ("Harapan Baru", "Loa Janan Ilir", "64.72.10.1004"),
            ("Melapeh Baru", "Linggang Bigung", "64.07.15.2001"),
        ]
    )
    func names(name: String, district: String, code: String) throws {
        let join = try Self.join("nama,kecamatan\n\(name),\(district)\n")
        let candidates = join.rows.filter { $0.place != nil }
        #expect(candidates.first?.village?.code.text == code, "\(candidates)")
        #expect(candidates.allSatisfy { $0.status == .noCode && $0.score != nil })
        // No candidate counts as the village's own row.
        #expect(join.count(.onlyInRegister) == 1_038)
    }

    /// Steps counted by hand; a part of a name counts 0.9.
    @Test(
        "names are as alike as the letters that stay",
        arguments: [
            ("kitten", "sitting", 3, 7), ("abcd", "abdc", 1, 4), ("Loa Ipuh", "loaipuh", 0, 1),
            ("Kératon", "Keraton", 0, 1), ("", "a", 1, 1), ("Sepaku Satu", "Sepaku", 1, 10),
            ("Kab. Paser", "Paser", 0, 1), ("Kampung Baru", "Kota Baru", 6, 11),
        ] as [(String, String, Int, Int)]
    )
    func similarity(a: String, b: String, steps: Int, length: Int) {
        let expected = 1 - Double(steps) / Double(length)
        #expect(abs(RegionName(a).similarity(to: RegionName(b)) - expected) < 1e-12)
        #expect(abs(RegionName(b).similarity(to: RegionName(a)) - expected) < 1e-12)
    }

    @Test("a register of former codes is carried to the new ones, and says so")
    func register() throws {
        let changes = try Self.project.codeChanges()
        let change = try #require(changes.changes.first { $0.code != $0.formerCode })
        let text = "kode,lon,lat\n\(change.formerCode),116.9,-1.0\n64.09.04.2001,116.7,-0.9\n"
        let layer = try CSVReader.read(Array(text.utf8), path: "uji.csv")
        let register = try VillageRegister(
            layer,
            joining: try Self.project.villages(),
            changes: changes
        )
        #expect(register.villages.map(\.code.text) == [change.code.text, "64.09.04.2001"])
        #expect(register.villages[0].name == change.name)
        #expect(register.notes.contains { $0.en.contains("1 former codes are carried") })
    }
}
