import Foundation
import Glibc
import Layers
import TestSupport
import Testing

@Suite("Hostile names")
struct HostileNamesTests {
    /// Names for villages near IKN, where reports speak of them.
    private static let names = [
        "64.09.04.2001": "<script>alert(1)</script>",
        "64.09.04.2002": "=HYPERLINK(\"http://x.example\",\"y\")",
        "64.09.04.2004": String(repeating: "panjang", count: 1_429),
        "64.09.04.2009": "\u{202E}قرية الاختبار",
        "64.09.04.2010": "Desa 🌴👩🏽‍🌾 | `x` *y* &lt;b&gt;",
        "64.09.04.2011": "\"; DROP TABLE run; --",
    ]

    private static func project() throws -> ScheduledProject {
        let project = try ScheduledProject()
        let path = project.folder.appending(path: "data/villages.csv")
        var layer = try LayerReader.read(path.path)
        let (code, name) = (
            try #require(layer.firstIndex(of: ["code"])),
            try #require(layer.firstIndex(of: ["name"]))
        )
        for index in layer.features.indices {
            if let hostile = names[layer.features[index].values[code].text ?? ""] {
                layer.features[index].values[name] = .text(hostile)
            }
        }
        try CSVWriter.table(layer).write(to: path, atomically: true, encoding: .utf8)
        return project
    }

    @Test("names with markup, formulas and marks of direction are texts in every format")
    func names() throws {
        let project = try Self.project()
        defer { project.remove() }
        let folder = project.folder.appending(path: "report").path
        let toml = project.folder.appending(path: "data/ikn.toml").path
        let made = try project.run([
            "report", "-o", folder, "--project", toml, "--for", "64.09", "--lang", "id", "--quiet",
            "--formats", "html,md,csv,geojson,svg,xlsx,gpkg",
        ])
        try #require(made.code == 0, "\(made.errors)")
        func text(_ name: String) throws -> String {
            try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        }
        let page = try text("index.html")
        #expect(!page.contains("<script"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(page.contains("DROP TABLE run"))
        // A mark that turns the direction of writing ends where the name ends.
        for part in page.components(separatedBy: "\u{202E}").dropFirst() {
            let end = part.firstRange(of: "\u{2069}")?.lowerBound
            let cell = part.firstRange(of: "<")?.lowerBound
            let isIsolated = end.map { end in cell.map { end <= $0 } ?? true } ?? false
            #expect(isIsolated)
        }
        #expect(page.utf8.count < 2_000_000)
        #expect(!page.contains(String(repeating: "panjang", count: 40)))
        let markdown = try text("report.md")
        #expect(!markdown.replacing("\\<", with: "").replacing("](<", with: "").contains("<"))
        #expect(markdown.contains("\\<script\\>alert(1)\\</script\\>"))
        // Every row of a table has as many cells as its head.
        var width = 0
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("| ") else {
                width = 0
                continue
            }
            let cells = line.replacing("\\|", with: "").count { $0 == "|" }
            #expect(width == 0 || cells == width, "\(line.prefix(80))")
            width = cells
        }
        // Tables for machines keep names whole.
        for path in ["tables/villages.csv", "villages.geojson", "map.gpkg|layername=villages"] {
            let layer = try LayerReader.read("\(folder)/\(path)")
            let column = try #require(layer.firstIndex(of: ["name"]))
            let found = Set(layer.features.compactMap { $0.values[column].text })
            #expect(Self.names.values.allSatisfy(found.contains), "\(path)")
        }
        let sheet = try LayerReader.read("\(folder)/report.xlsx|layername=Desa")
        let column = try #require(sheet.firstIndex(of: ["nama"]))
        #expect(sheet.features.contains { $0.values[column].text == Self.names["64.09.04.2002"] })
        // The history holds them too, and what a name says is not done.
        let rows = try project.run(["history", "show", "latest", "--villages", "--format", "csv"])
        #expect(rows.output.contains("DROP TABLE run"))
    }
}
