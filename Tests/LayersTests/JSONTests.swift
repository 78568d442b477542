import Layers
import TestSupport
import Testing

@Suite("Reading JSON")
struct JSONReadingTests {
    static func parse(_ text: String) throws -> JSON {
        try JSON(parsing: Array(text.utf8), path: "uji.json")
    }

    @Test(
        "values of every kind are read",
        arguments: [
            ("null", .null), ("true", .boolean(true)), (" false\n", .boolean(false)), ("0", 0),
            ("-0", 0), ("-12", -12), ("9007199254740991", .integer(9_007_199_254_740_991)),
            ("9007199254740993", .integer(9_007_199_254_740_993)),
            ("-9223372036854775808", .integer(.min)), ("9223372036854775807", .integer(.max)),
            ("9223372036854775808", .number(0x1p63)), ("1.0", .number(1)), ("1e3", .number(1_000)),
            ("-2.5E-3", .number(-0.0025)), ("1E+2", .number(100)), ("0.1", .number(0.1)),
            ("\"\"", ""), ("\"Muara Jawa\"", "Muara Jawa"), ("[]", []), ("[ ]", []), ("{}", [:]),
            ("[1,[2],{\"a\":null}]", [1, [2], ["a": .null]]),
            ("\t{ \"b\" : 1 , \"a\" : [ true ] }\r\n", ["b": 1, "a": [.boolean(true)]]),
            ("\u{FEFF}[1]", [1]),
        ] as [(String, JSON)]
    )
    func values(text: String, value: JSON) throws {
        #expect(try Self.parse(text) == value)
    }

    @Test(
        "escapes and any Unicode text are read",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u00E9""#, "Aéé"),
            (#""\ud83c\udf33 pohon""#, "🌳 pohon"), (#""\u0000""#, "\u{0}"),
            (#""Mu'ut, Étam, 村, 🌳""#, "Mu'ut, Étam, 村, 🌳"), (#""\uFFFF""#, "\u{FFFF}"),
            (#""a\u0301""#, "a\u{301}"), ("\"\u{7F}\"", "\u{7F}"),
        ]
    )
    func texts(text: String, value: String) throws {
        #expect(try Self.parse(text) == .string(value))
    }

    @Test(
        "what RFC 8259 does not allow is refused",
        arguments: [
            "", " ", "nul", "nulll", "True", "+1", "01", "-", "-01", "1.", ".5", "1e", "1e+", "0x1",
            "1_0",
            "NaN", "Infinity", "-Infinity", "1e400", "-1e400", "[", "[1", "[1,", "[1,]", "[,1]",
            "[1 2]",
            "]", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{a:1}",
            "{'a':1}",
            "{\"a\" 1}", "{1:2}", "\"", "\"a", "\"\\\"", #""\x""#, #""\u12""#, #""\u123g""#,
            #""\u+123""#, #""\u-000""#, #""\ud83c""#, #""\ud83cx""#, #""\ud83c\n""#,
            #""\ud83c\u0041""#,
            #""\udf33""#, #""\udf33\ud83c""#, "\"a\nb\"", "\"a\tb\"", "\"\u{0}\"", "'a'", "[1] x",
            "1 2",
            "{} {}", "/* */ 1", "[1}", "{\"a\":1]",
        ]
    )
    func refusals(text: String) throws {
        let error = try #require(throws: LayerError.self) { try Self.parse(text) }
        #expect(error.kind == .syntax)
        #expect(error.path == "uji.json")
        #expect(error.place.line != nil)
    }

    @Test(
        "bytes that are no UTF-8 are refused with their line",
        arguments: [
            [0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xE6, 0x9D],
        ] as [[UInt8]]
    )
    func encoding(bytes: [UInt8]) throws {
        for escape in ["", "\\n"] {
            let text = Array("[\n\"\(escape)".utf8) + bytes + Array("\"]".utf8)
            let error = try #require(throws: LayerError.self) {
                try JSON(parsing: text, path: "uji.json")
            }
            #expect(error.message.contains("UTF-8"))
            #expect(error.place.line == 2)
        }
    }

    @Test("members keep their order; of two with one name the first is found, and both are kept")
    func duplicates() throws {
        let value = try Self.parse(#"{"z":1,"a":2,"z":3}"#)
        #expect(value == .object([JSON.Member("z", 1), JSON.Member("a", 2), JSON.Member("z", 3)]))
        #expect(value["z"] == 1)
        #expect(value["b"] == nil)
        #expect(JSON.array([1])["z"] == nil)
    }

    @Test("256 levels are read, 257 are refused and do not crash")
    func depth() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(throws: Never.self) { try Self.parse(nested(256)) }
        let error = try #require(throws: LayerError.self) { try Self.parse(nested(257)) }
        #expect(error.message.contains("256"))
        #expect(throws: LayerError.self) {
            try Self.parse(String(repeating: "[", count: 1_000_000))
        }
        #expect(throws: LayerError.self) {
            try Self.parse(String(repeating: "{\"a\":", count: 1_000_000))
        }
    }

    @Test("an error names the line, what should be there and what is there instead")
    func message() throws {
        let error = try #require(throws: LayerError.self) {
            try Self.parse("{\n\"a\": 1,\n\"b\" 2}")
        }
        #expect(error.place == Place(line: 3))
        #expect(
            error.description
                == "uji.json: line 3: ':' should be where '2}' is. Correct the file there, or export it again."
        )
        let early = try #require(throws: LayerError.self) { try Self.parse("[1,\n") }
        #expect(early.place == Place(line: 2))
        #expect(early.remedy.contains("ends too early"))
        let large = try #require(throws: LayerError.self) { try Self.parse("[1e999]") }
        #expect(large.message.contains("1e999"))
    }

    static let document = Array(
        #"{"a":[1,-2.5e3,true,false,null],"é":"\u00e9\ud83c\udf33\n","b":{"c":{}, "d":[[]]}}"#.utf8
    )

    @Test("a text cut off anywhere is refused")
    func truncation() throws {
        #expect(throws: Never.self) { try JSON(parsing: Self.document, path: "") }
        for count in 0..<Self.document.count {
            #expect(throws: LayerError.self, "\(count) bytes") {
                try JSON(parsing: Array(Self.document.prefix(count)), path: "")
            }
        }
    }

    @Test("a text with bytes changed is read or refused", arguments: 1...20 as ClosedRange<UInt64>)
    func mutation(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            var bytes = Self.document
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
                    Bool.random(using: &generator)
                    ? .random(in: 0...255, using: &generator)
                    : Array("{}[]\",:\\u0-e".utf8).randomElement(using: &generator) ?? 0
            }
            guard let value = try? JSON(parsing: bytes, path: "") else { continue }
            // What was read can be written and read again.
            #expect(throws: Never.self, "seed \(seed)") { try Self.parse(value.compactText) }
        }
    }
}

@Suite("Writing JSON")
struct JSONWritingTests {
    @Test(
        "values are written on one line",
        arguments: [
            (.null, "null"), (.boolean(true), "true"), (-3, "-3"), (.number(1), "1"),
            (.number(0.1), "0.1"), (.number(-0.0), "0"), (.number(1e21), "1e+21"),
            (.number(.nan), "null"), (.number(-.infinity), "null"), (JSON(Double.nan), "null"),
            (JSON(nil as Double?), "null"), (JSON(nil as String?), "null"), (JSON(2.5), "2.5"),
            (.integer(.min), "-9223372036854775808"), ([], "[]"), ([:], "{}"),
            ([1, "a", ["b": .null, "a": []]], #"[1,"a",{"b":null,"a":[]}]"#),
            ("\"\\/\n\r\t\u{8}\u{C}\u{0}\u{1F}", #""\"\\/\n\r\t\u0008\u000c\u0000\u001f""#),
            ("Étam 村 🌳", "\"Étam 村 🌳\""), (["\"": 1], #"{"\"":1}"#),
        ] as [(JSON, String)]
    )
    func compact(value: JSON, text: String) {
        #expect(value.compactText == text)
    }

    @Test("the readable form has two blanks a level and a final newline")
    func pretty() {
        let value: JSON = ["a": [1, [:]], "b": [], "c": "x"]
        #expect(
            value.prettyText == """
                {
                  "a": [
                    1,
                    {}
                  ],
                  "b": [],
                  "c": "x"
                }

                """
        )
    }

    @Test("what is written is read again as it was", arguments: 1...50 as ClosedRange<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func text() -> String {
            var text = ""
            for _ in 0..<Int.random(in: 0..<6, using: &generator) {
                let code =
                    UInt32.random(in: 0...0x10FFFF, using: &generator)
                    >> Int.random(in: 0..<21, using: &generator)
                text.unicodeScalars.append(Unicode.Scalar(code) ?? "?")
            }
            return text
        }
        func value(_ depth: Int) -> JSON {
            switch Int.random(in: 0..<(depth > 4 ? 6 : 8), using: &generator) {
            case 0: return .null
            case 1: return .boolean(.random(using: &generator))
            case 2: return .integer(.random(in: .min ... .max, using: &generator))
            case 3:
                let number = Double(bitPattern: .random(in: 0...UInt64.max, using: &generator))
                // Whole numbers are read as integers.
                return number.isFinite && number != number.rounded() ? .number(number) : .null
            case 4, 5: return .string(text())
            case 6: return .array((0..<3).map { _ in value(depth + 1) })
            default: return .object((0..<3).map { _ in JSON.Member(text(), value(depth + 1)) })
            }
        }
        let written = value(0)
        #expect(try JSONReadingTests.parse(written.compactText) == written, "seed \(seed)")
        #expect(try JSONReadingTests.parse(written.prettyText) == written, "seed \(seed)")
    }
}
