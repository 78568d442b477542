import Foundation
import Planning
import Testing

@testable import Reporting

@Suite("The map of zones")
struct MapSectionTests {
    private func map(_ context: ReportContext) throws -> MapFigure {
        for case .figure(let figure) in MapSection.make(context).blocks
        where figure.id == "map-zones" {
            return try requireValue(figure.figure as? MapFigure)
        }
        throw MissingValue()
    }

    @Test(
        "Its table has as many villages in each zone as the table of zones",
        arguments: InclusionRule.allCases.filter { ![.share, .intersects].contains($0) }
    )
    func counts(rule: InclusionRule) throws {
        let context = ReportContext(try SampleReports.squares(rule), .en)
        var expected: [String: Int] = [:]
        for row in context.snapshot.summary.rows {
            expected[context.label(ofZone: row.zone), default: 0] += row.villages
        }
        let map = try map(context)
        for row in map.table.rows.prefix(map.classes.count) {
            #expect(row[1] == "\(expected[row[0], default: 0])", "\(row[0])")
        }
        #expect(expected.values.reduce(0, +) == map.areas.count)
    }

    @Test("Split villages are hatched, and have a class only where there are any")
    func splits() throws {
        let snapshot = try SampleReports.squares(.within)
        #expect(snapshot.zones.memberships.contains { $0.zone == nil })
        for (language, label) in [
            (Language.id, "Tanpa zona (terbelah)"), (.en, "No zone (split)"),
        ] {
            let classes = try map(ReportContext(snapshot, language)).classes
            #expect(classes.last == FillClass(label: label, fill: Palette.missing))
            let page = Report(
                of: snapshot,
                language: language,
                at: try requireValue(SampleReports.moment)
            ).files[0].text
            // Once in the figure's legend and tooltips, and in both tables of zones.
            #expect(page.components(separatedBy: label).count > 3)
        }
        let point = try map(ReportContext(try SampleReports.squares(.point), .en))
        #expect(!point.classes.contains { $0.fill == Palette.missing })
    }

    @Test("It says where a village of several zones is drawn", arguments: InclusionRule.allCases)
    func severalZones(rule: InclusionRule) throws {
        let context = ReportContext(try SampleReports.squares(rule), .en)
        #expect(
            try map(context).caption.note.contains("several zones")
                == [.share, .intersects].contains(rule)
        )
    }
}
