import FoundationEssentials
import Glibc
import Layers

/// Programs that make other formats of our pages, as processes of their own.
struct ForeignRenderer {
    /// What could not be made, and what to do.
    struct Lack: Error {
        let text: String
    }

    /// The time that files say they were made at, for bytes that are the same for the same report.
    let secondsSince1970: Int

    private static let seconds = 600

    /// Sets a page on paper by WeasyPrint, or by Chromium where that is not installed.
    ///
    /// - Throws: ``Lack`` if neither is installed, or the one that is fails.
    func pdf(of page: String, to target: String) throws(Lack) {
        // Chromium reports success for a page it did not find.
        unlink(target)
        if let weasyprint = ProgramSearch.find("weasyprint") {
            try run(
                weasyprint,
                "WeasyPrint",
                ["--quiet", "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", page, target],
                writing: target
            )
        } else if let chromium = Self.chromium {
            let here = FileManager.default.currentDirectoryPath
            try run(
                chromium,
                "Chromium",
                [
                    "--headless", "--disable-gpu", "--no-pdf-header-footer",
                    "--generate-pdf-document-outline",
                    "--print-to-pdf=\(target.hasPrefix("/") ? target : "\(here)/\(target)")",
                    // Its sandbox does not start for root.
                    getuid() == 0 ? "--no-sandbox" : "--disable-extensions",
                    page.hasPrefix("/") ? page : "\(here)/\(page)",
                ],
                writing: target
            )
        } else {
            throw Lack(
                text: "pdf: neither WeasyPrint nor Chromium is installed; "
                    + "apt-get install weasyprint"
            )
        }
        guard access(target, R_OK) == 0 else { throw Lack(text: "pdf: no file was written") }
    }

    private static var chromium: String? {
        ["chromium", "chromium-browser", "google-chrome"].lazy.compactMap(ProgramSearch.find).first
    }

    /// Makes a picture of a drawing by librsvg, twice as large as it is drawn.
    ///
    /// - Throws: ``Lack`` if it is not installed, or fails.
    func png(of drawing: String, to target: String) throws(Lack) {
        guard let program = ProgramSearch.find("rsvg-convert") else {
            throw Lack(
                text: "png: rsvg-convert is not installed; apt-get install librsvg2-bin"
            )
        }
        try run(
            program,
            "rsvg-convert",
            ["--zoom=2", "--background-color=white", "--output=\(target)", drawing],
            writing: target
        )
    }

    /// Makes a text of Markdown by pandoc, with pictures from a folder.
    ///
    /// - Throws: ``Lack`` if it is not installed, or fails.
    func docx(
        of markdown: String,
        beside folder: String,
        language: Language,
        title: String,
        to target: String
    ) throws(Lack) {
        guard let program = ProgramSearch.find("pandoc") else {
            throw Lack(text: "docx: pandoc is not installed; apt-get install pandoc")
        }
        let reference = "\(markdown).reference.docx"
        let paper = Data(WordPaper.archive(title: title).bytes)
        guard FileManager.default.createFile(atPath: reference, contents: paper) else {
            throw Lack(text: "docx: the folder cannot be written")
        }
        try run(
            program,
            "pandoc",
            [
                // Names are escaped for Markdown; nothing else is to be taken for a mark.
                "--from=markdown-raw_html-raw_tex-tex_math_dollars-citations-yaml_metadata_block"
                    + "-smart-example_lists-footnotes-inline_notes-superscript-subscript",
                "--to=docx", "--resource-path=\(folder)", "--reference-doc=\(reference)", "--toc",
                // Sections are of the second level in the text, whose first is the title.
                "--toc-depth=1", "--shift-heading-level-by=-1",
                "--metadata=lang:\(language.rawValue)",
                "--metadata=toc-title:\(Wording(language).contents)",
                "--metadata=title:\(title)", "--metadata=author:Penyangga",
                "--output=\(target)", markdown,
            ],
            writing: target
        )
    }

    /// Runs a program that writes a file; one that fails leaves none.
    private func run(
        _ program: String,
        _ name: String,
        _ arguments: [String],
        writing target: String
    ) throws(Lack) {
        var isWritten = false
        defer { if !isWritten { unlink(target) } }
        do {
            let ending = try ChildProcess(program, seconds: Self.seconds).run(
                arguments,
                environment: ["SOURCE_DATE_EPOCH": "\(secondsSince1970)"]
            )
            guard ending.isSuccess else {
                let reason =
                    ending.isOutOfTime
                    ? "it was stopped after \(Self.seconds) s"
                    : ending.messages.last ?? "it gave no reason"
                throw Lack(text: "\(name) failed: \(reason)")
            }
            isWritten = true
        } catch let lack as Lack {
            throw lack
        } catch {
            throw Lack(text: "\(name) cannot be started: \(error)")
        }
    }
}
