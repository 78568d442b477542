import Layers
import Planning
import Reporting
import Testing

@Suite("Inequality as a table")
struct InequalityTablesTests {
    /// The values 1 and 2 of `far`, 3 and 4 of `near`.
    private func answer(
        gap: (a: String, b: String)? = nil,
        groups: [String?] = ["far", "far", "near", "near"]
    ) throws -> InequalityAnswer {
        try InequalityAnswer(
            InequalityAnswer.Question(indicator: "income", gap: gap),
            rows: zip([1.0, 2, 3, 4], groups).map {
                InequalityAnswer.Row(value: $0, group: $1)
            },
            groupOrder: ["near", "far", "none"],
            tally: Tally(read: 4)
        )
    }

    private func lines(_ answer: InequalityAnswer) -> [String] {
        CSVWriter.table(InequalityTables.layer(answer)).split(separator: "\n").map(String.init)
    }

    @Test("All come first, then the groups in order, then the decomposition, then the gap")
    func order() throws {
        let layer = InequalityTables.layer(try answer(gap: ("far", "near")))
        var groups: [String] = []
        for group in layer.features.compactMap(\.values[0].text) where group != groups.last {
            groups.append(group)
        }
        #expect(
            groups == [
                "all", "near", "far", "between", "within", "total", "between_share",
                "gap far:near",
            ]
        )
    }

    @Test("All and each group have the same measures")
    func measures() throws {
        let layer = InequalityTables.layer(try answer())
        let ofGroup = Dictionary(grouping: layer.features) { $0.values[0].text ?? "" }
            .mapValues { $0.compactMap(\.values[1].text) }
        #expect(ofGroup["all"]?.prefix(3) == ["mean", "cv", "gini"])
        #expect(ofGroup["near"] == ofGroup["all"])
        #expect(ofGroup["far"] == ofGroup["all"])
    }

    @Test("The numbers are those of the values")
    func values() throws {
        let lines = lines(try answer(gap: ("far", "near")))
        #expect(lines[0] == "group,measure,value,se,ci_lower,ci_upper,n,reason")
        for start in [
            "all,mean,2.500000,", "all,gini,0.250000,", "near,mean,3.500000,", "far,mean,1.500000,",
            "between,theil_l,0.087177,,,,4,", "between,theil_t,0.082283,,,,4,",
            // Means of 1.5 and 3.5 with a standard error of 0.5 each.
            "gap far:near,difference,-2.000000,0.707107,-3.385904,-0.614096,4,",
            "gap far:near,ratio,0.428571,,", "gap far:near,p,0.004678,,,,4,",
            "gap far:near,prob_superiority,0.000000,,,,4,",
        ] { #expect(lines.contains { $0.hasPrefix(start) }, "\(start)") }
    }

    @Test("Between and within make up the total, of rows that have a group")
    func decomposition() throws {
        let layer = InequalityTables.layer(try answer(groups: ["far", "far", "near", nil]))
        for measure in ["theil_l", "theil_t"] {
            let rows = layer.features.filter { $0.values[1].text == measure }
            func value(_ group: String) throws -> Double {
                let row = try #require(rows.first { $0.values[0].text == group })
                #expect(group == "all" || row.values[6] == .integer(3))
                return try #require(row.values[2].number)
            }
            let (between, within) = (try value("between"), try value("within"))
            #expect(abs(between + within - (try value("total"))) < 1e-15)
            #expect(abs(between / (between + within) - (try value("between_share"))) < 1e-15)
        }
    }

    @Test("A gap to a group without units is undefined, with the reason")
    func emptyGap() throws {
        let gap = lines(try answer(gap: ("far", "none"))).filter { $0.hasPrefix("gap ") }
        #expect(
            gap == [
                "gap far:none,difference,,,,,0,empty", "gap far:none,ratio,,,,,0,empty",
                "gap far:none,p,,,,,0,empty", "gap far:none,prob_superiority,,,,,0,empty",
            ]
        )
    }

    @Test("Without groups there is neither decomposition nor gap")
    func noGroups() throws {
        let layer = InequalityTables.layer(try answer(groups: [nil, nil, nil, nil]))
        #expect(layer.features.allSatisfy { $0.values[0] == "all" })
    }
}
