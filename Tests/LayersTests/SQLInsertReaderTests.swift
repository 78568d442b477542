import Foundation
import Layers
import TestSupport
import Testing

@Suite("Rows of dumps of databases")
struct SQLInsertReaderTests {
    static func read(_ text: String) throws -> [Layer] {
        try SQLInsertReader.read(Array(text.utf8), path: "dump.sql")
    }

    static func rows(_ text: String) throws -> [[Cell]] {
        try read(text).flatMap { $0.features.map(\.values) }
    }

    @Test("a dump with comments, tables and rows in several statements is one layer")
    func dump() throws {
        let layers = try Self.read(
            """
            /* INSERT INTO none; it's a comment */
            -- Provinsi
            DROP TABLE IF EXISTS wilayah;
            CREATE TABLE wilayah (kode varchar(13) NOT NULL, nama text, PRIMARY KEY (kode));
            INSERT INTO wilayah (kode, nama)
            VALUES
            ('11','Aceh'), # the north
            ('11.01','Aceh Selatan');
            insert into `wilayah`(`kode`,`nama`) values('64','Kalimantan Timur');
            """
        )
        try #require(layers.count == 1)
        #expect(layers[0].name == "wilayah")
        #expect(layers[0].columns.map(\.name) == ["kode", "nama"])
        #expect(
            layers[0].features.map(\.values)
                == [["11", "Aceh"], ["11.01", "Aceh Selatan"], ["64", "Kalimantan Timur"]]
        )
        #expect(
            layers[0].features.map(\.place)
                == [
                    Place(feature: 1, line: 7), Place(feature: 2, line: 8),
                    Place(feature: 3, line: 9),
                ]
        )
    }

    @Test("tables stay apart, in the order of the text")
    func tables() throws {
        let layers = try Self.read(
            "INSERT INTO b (x) VALUES (1);INSERT INTO a (y) VALUES (2);INSERT INTO b (x) VALUES (3);"
        )
        #expect(layers.map(\.name) == ["b", "a"])
        #expect(layers[0].features.map(\.values) == [[.integer(1)], [.integer(3)]])
    }

    /// What MySQL says of literals (Reference Manual 8.0, §9.1.1, table 9.1).
    @Test(
        "texts are read with doubled marks and escapes",
        arguments: [
            ("'Mu''ut'", "Mu'ut"), (#"'Mu\'ut'"#, "Mu'ut"), ("\"Mu'ut\"", "Mu'ut"),
            ("'a -- b; /* c */'", "a -- b; /* c */"),
            (#"'a\\b'"#, #"a\b"#), (#"'a\nb\tc'"#, "a\nb\tc"), (#"'100\%'"#, #"100\%"#),
            (#"'\q'"#, "q"), ("'Wrait ''U'''", "Wrait 'U'"),
            ("''", ""), ("'é\n'", "é\n"),
        ]
    )
    func texts(literal: String, text: String) throws {
        #expect(
            try Self.rows("INSERT INTO t (a) VALUES (\(literal));") == [[.text(text)]]
        )
    }

    @Test(
        "numbers and what is missing",
        arguments: [
            ("1", Cell.integer(1)), ("-0.28", .number(-0.28)), ("+2", .integer(2)),
            ("1e3", .number(1_000)), ("2.5E-1", .number(0.25)), (".5", .number(0.5)),
            ("-.5", .number(-0.5)), ("NULL", .null), ("null", .null),
        ]
    )
    func numbers(literal: String, cell: Cell) throws {
        #expect(try Self.rows("INSERT INTO t (a) VALUES (\(literal));") == [[cell]])
    }

    @Test("a text without statements has no layers")
    func empty() throws {
        for text in ["", " \n", "-- nothing", "/* */;;", "\u{FEFF}"] {
            #expect(try Self.read(text).isEmpty)
        }
    }

    @Test(
        "mistakes are refused with their line",
        arguments: [
            ("INSERT INTO t (a) VALUES\n(1),\n(2,3);", 3, "the row has 2 values for 1 columns"),
            ("INSERT INTO t (a) VALUES\n('x);\n", 2, "a quotation mark is never closed"),
            ("\n/* x", 2, "a comment is never closed"),
            ("INSERT INTO t VALUES (1);", 1, "a list of columns is missing, which begins with '('"),
            ("INSERT INTO t (a) VALUES (1)", 1, "the text ends within a statement"),
            ("INSERT INTO t (a) VALUES (1) (2);", 1, "a ',' or ';' is missing"),
            ("INSERT INTO t (a) VALUES (1),;", 1, "a row is missing, which begins with '('"),
            ("INSERT INTO t (a) VALUES (now());", 1, "'now' is no text, number or NULL"),
            ("INSERT INTO t (a) VALUES (0x41);", 1, "'0x41' is no number"),
            ("INSERT INTO t (a) VALUES (1.2.3);", 1, "'1.2.3' is no number"),
            ("INSERT INTO t (a) VALUES ();", 1, "a value is missing"),
            ("INSERT INTO t (a,a) VALUES (1,2);", 1, "the table 't' names a column twice"),
            (
                "INSERT INTO t (a) VALUES (1);\nINSERT INTO t (b) VALUES (1);", 2,
                "the table 't' has other columns than before"
            ),
            ("INSERT IGNORE INTO t (a) VALUES (1);", 1, "'INTO' is missing"),
            ("\nUPDATE t SET a = 1;", 2, "the statement 'UPDATE' is not read here, only INSERT is"),
            ("CREATE TABLE t (a int)", 1, "the last statement is not closed with ';'"),
            ("(1);", 1, "no statement begins here"),
        ]
    )
    func mistakes(text: String, line: Int, message: String) throws {
        let error = try #require(throws: LayerError.self) { try Self.read(text) }
        #expect(error.kind == .syntax)
        #expect(error.message == message)
        #expect(error.place.line == line)
        #expect(error.path == "dump.sql")
    }

    @Test("bytes that are no UTF-8 are refused")
    func encoding() throws {
        let bytes = Array("INSERT INTO t (a) VALUES ('".utf8) + [0xE9] + Array("');".utf8)
        let error = try #require(throws: LayerError.self) {
            try SQLInsertReader.read(bytes, path: "dump.sql")
        }
        #expect(error.message == "the text is not UTF-8")
    }

    @Test("dumps changed at random are read or refused, and their areas, too")
    func mutations() throws {
        var generator = SeededGenerator(seed: 9)
        let folder = Checkout.root.appending(path: "Tests/Corpus/sql")
        let letters = Array("'\"`\\\\()[],;-/*#0.eE\n x\u{FF}".utf8)
        for name in ["codes", "areas"] {
            let dump = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            #expect(try SQLInsertReader.read(dump, path: name).count == 1)
            for _ in 0..<2_000 {
                var bytes = dump
                for _ in 0..<Int.random(in: 1...4, using: &generator) {
                    let index = Int.random(in: bytes.indices, using: &generator)
                    let letter = letters.randomElement(using: &generator) ?? 0
                    switch Int.random(in: 0..<3, using: &generator) {
                    case 0: bytes[index] = letter
                    case 1: bytes.insert(letter, at: index)
                    default: bytes.remove(at: index)
                    }
                }
                let layers = (try? SQLInsertReader.read(bytes, path: name)) ?? []
                for text in layers.flatMap(\.features).compactMap({ $0.values.last?.text }) {
                    _ = try? LatitudeFirstAreas.read(text, path: name, place: Place(), of: "x")
                }
            }
        }
    }

    @Test("whatever is cut off is refused or read, and never traps")
    func prefixes() {
        let text = Array(
            "/* a */INSERT INTO `t`(a,b) VALUES\n('Mu''ut',-1.5e-3),('\\n',NULL);-- end\n".utf8
        )
        for count in 0...text.count {
            let layers = try? SQLInsertReader.read(Array(text[..<count]), path: "x")
            #expect((layers?.count ?? 0) <= 1)
        }
    }
}
