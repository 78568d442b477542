import Layers
import Planning
import TestSupport
import Testing

@Suite("The table of downloads")
struct DownloadTableTests {
    static let header = "dataset,file,url,bytes,sha256,license,source,note\n"
    static let digest = String(repeating: "0123456789abcdef", count: 4)

    static func read(_ rows: String) throws -> DownloadTable {
        let bytes = Array((header + rows).utf8)
        return try DownloadTable(
            try CSVReader.read(bytes, path: "downloads.csv", readsMarks: false)
        )
    }

    @Test("the table that comes along is read, and only what was measured is pinned")
    func own() throws {
        let table = try SampleProject.load().downloads()
        #expect(table.datasets == ["ikn_outline", "osm_kalimantan", "region_codes", "villages"])
        #expect(table.pinnedDatasets == ["ikn_outline"])
        #expect(try table.rows(of: "villages").count == 10)
        #expect(table.rows.allSatisfy { $0.file.url.hasPrefix("https://") })
    }

    @Test("every source of the table is named among the sources")
    func sources() throws {
        let table = try LayerReader.read(SampleProject.geodata + "/downloads.csv")
        let source = try table.requiredIndex(of: "source")
        let known = Set(try SampleProject.load().sources().map(\.id))
        for feature in table.features {
            #expect(known.contains(feature.values[source].text ?? ""), "\(feature.place)")
        }
    }

    @Test(
        "the pins of the outline are the lengths and digests of its files",
        .enabled(if: SampleProject.shared != nil, "IKN_SHARED is not set")
    )
    func outline() throws {
        let folder = try #require(SampleProject.shared) + "/ikn_shapefile"
        for row in try SampleProject.load().downloads().rows(of: "ikn_outline") {
            #expect(try FileDigest(of: "\(folder)/\(row.file.name)") == row.file.pin)
        }
    }

    @Test("a dataset is pinned when all its files are, and unknown ones are named")
    func datasets() throws {
        let table = try Self.read(
            """
            a,1.sql,https://example.org/1,5,\(Self.digest),MIT,,
            b,1.sql,https://example.org/2,5,\(Self.digest),MIT,,
            a,2.sql,https://example.org/3,,,MIT,,
            """
        )
        #expect(table.datasets == ["a", "b"])
        #expect(table.pinnedDatasets == ["b"])
        #expect(try table.rows(of: "a").map(\.file.name) == ["1.sql", "2.sql"])
        let error = try #require(throws: PlanningError.self) { try table.rows(of: "c") }
        #expect(error.kind == .usage)
        #expect(error.description.contains("a, b"))
        let row = try #require(try table.rows(of: "a").last)
        let refusal = try #require(throws: LayerError.self) { try table.requirePin(row) }
        #expect(refusal.place == Place(feature: 3, line: 4))
        #expect(refusal.remedy.contains("--record"))
    }

    @Test("the table with measured pins changes nothing else")
    func recording() throws {
        let rows = """
            a,1.sql,https://example.org/1,5,\(Self.digest),MIT,,"a, b"
            a,2.sql,https://example.org/2,,,MIT,,
            a,3.sql,https://example.org/3,,,MIT,,

            """
        let table = try Self.read(rows)
        let row = try table.rows(of: "a")[1]
        let digest = FileDigest(bytes: 7, sha256: Self.digest)
        #expect(
            table.text(pinning: [(row, digest)])
                == Self.header + rows.replacing("org/2,,", with: "org/2,7,\(Self.digest)")
        )
    }

    @Test(
        "rows that mean nothing are refused",
        arguments: [
            ("a,1.sql,https://example.org/1,5,,,,", "are no length and SHA-256"),
            ("a,1.sql,https://example.org/1,,\(digest),,,", "are no length and SHA-256"),
            ("a,1.sql,https://example.org/1,0,\(digest),,,", "are no length and SHA-256"),
            ("a,1.sql,https://example.org/1,5,ABC,,,", "are no length and SHA-256"),
            (",1.sql,https://example.org/1,,,,,", "'' is no name of a dataset or file"),
            ("a,../1.sql,https://example.org/1,,,,,", "'../1.sql' is no name"),
            ("a,.hidden,https://example.org/1,,,,,", "'.hidden' is no name"),
            ("a,1.sql,,,,,,", "the address names no server"),
            ("a,1.sql,example.org/1,,,,,", "the address names no server"),
            ("a,1.sql,http://example.org/1,,,,,", "only for servers on this machine"),
            ("a,1.sql,https://me@example.org/1,,,,,", "holds a user or a password"),
            (
                "a,1.sql,https://example.org/1,,,,,\na,1.sql,https://example.org/2,,,,,",
                "the file '1.sql' of 'a' stands in the table twice"
            ),
        ]
    )
    func mistakes(rows: String, message: String) throws {
        let error = try #require(throws: LayerError.self) { try Self.read(rows) }
        #expect(error.kind == .value)
        #expect(error.message.contains(message), "\(error.message)")
        #expect(error.place.line == (rows.contains("\n") ? 3 : 2))
    }

    @Test("servers on this machine need no encryption")
    func local() throws {
        for host in ["127.0.0.1:80", "localhost", "[::1]:8080", "127.1.2.3"] {
            #expect(try Self.read("a,1.sql,http://\(host)/1,,,,,").rows.count == 1)
        }
    }
}
