import Foundation
import Layers
import TestSupport
import Testing

@Suite("Reports for Word", .enabled(if: ProgramSearch.find("pandoc") != nil, "no pandoc"))
struct WordTests {
    /// A part of a package, well-formed or nothing.
    private static func part(_ name: String, of path: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            """
            import sys, zipfile, xml.dom.minidom
            text = zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode()
            xml.dom.minidom.parseString(text)
            sys.stdout.write(text)
            """,
            path, name,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
    }

    @Test("a document has our styles, numbered pages, and contents that list its sections")
    func document() throws {
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let output = folder.appending(path: "laporan").path
        let made = try CommandLineProgram.run([
            "report", "-o", output, "--lang", "id", "--formats", "docx", "--no-history",
        ])
        #expect(made.code == 0, "\(made.errors)")
        #expect(made.output == "\(output)/report.docx\n")
        let path = "\(output)/report.docx"
        let footer = try Self.part("word/footer1.xml", of: path)
        #expect(footer.contains("Zona penyangga Ibu Kota Nusantara"))
        #expect(footer.contains(" PAGE ") && footer.contains(" NUMPAGES "))
        #expect(try Self.part("word/styles.xml", of: path).contains("0B3C5D"))
        let document = try Self.part("word/document.xml", of: path)
        #expect(document.replacing("&quot;", with: "\"").contains("TOC \\o \"1-1\""))
        let heading = #/w:pStyle w:val="Heading1" \/><\/w:pPr>.*?<w:t[^>]*>Ringkasan</#
        #expect(document.firstMatch(of: heading) != nil)
    }
}
