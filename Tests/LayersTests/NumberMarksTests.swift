import Layers
import Testing

@Suite("Numbers as offices write them")
struct NumberMarksTests {
    static func column(_ text: String) throws -> ([Cell], [String]) {
        let layer = try readCSV(text)
        return (layer.features.map { $0.values[1] }, layer.notes)
    }

    @Test("decimal commas are read, with points as thousands marks and beside decimal points")
    func decimalComma() throws {
        let (plain, notes) = try Self.column("a;b\n1;9,73\n2;10\n3;-0,5\n4;\n")
        #expect(plain == [.number(9.73), .number(10), .number(-0.5), .null])
        #expect(notes == ["'b': numbers are read with a decimal comma, such as '9,73' as 9.73"])
        #expect(try Self.column("a;b\n1;1.234,5\n2;2.000\n").0 == [.number(1234.5), .number(2000)])
        #expect(try Self.column("a;b\n1;9,73\n2;5.70\n").0 == [.number(9.73), .number(5.7)])
    }

    @Test("thousands marks are read where nothing else can be meant")
    func thousands() throws {
        #expect(
            try Self.column("a,b\n1,\" 61,261 \"\n2,\"1,062,115\"\n3,7\n").0
                == [.number(61_261), .number(1_062_115), .number(7)]
        )
        #expect(
            try Self.column("a;b\n1;1.234.567\n2;2.345\n").0 == [
                .number(1_234_567), .number(2_345),
            ]
        )
    }

    @Test(
        "values that may mean two numbers, codes and words stay as they are, and numbers are refused",
        arguments: [
            "a;b\n1;1.500\n2;2,5\n", "a;b\n1;61,261\n2;62,387\n", "a;b\n1;1.234,5\n2;5.70\n",
            "a;b\n1;1,5\n2;tiada\n",
        ]
    )
    func ambiguous(text: String) throws {
        let layer = try readCSV(text)
        #expect(layer.notes.isEmpty)
        #expect(layer.features.allSatisfy { if case .text = $0.values[1] { true } else { false } })
        #expect(throws: LayerError.self) { try layer.requireNumbers(in: 1) }
    }

    @Test(
        "codes and plain numbers stay texts",
        arguments: ["64.10", "0064", "64.09.04.2001", "1.5", "7"]
    )
    func codes(code: String) throws {
        let (cells, notes) = try Self.column("a,b\n1,\(code)\n")
        #expect(cells == [.text(code)] && notes.isEmpty)
    }
}
