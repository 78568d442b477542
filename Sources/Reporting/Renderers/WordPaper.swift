/// The paper of a Word document: A4 with the title and the page number at its foot, and styles.
///
/// It is a document without text, as pandoc takes it for a reference.
enum WordPaper {
    static let schemas = "http://schemas.openxmlformats.org"

    /// The file.
    ///
    /// - Parameter title: What stands at the foot of every page.
    static func archive(title: String) -> ZipArchive {
        var archive = ZipArchive()
        archive.add("word/document.xml", Array(document.utf8))
        archive.add("word/_rels/document.xml.rels", Array(relations.utf8))
        archive.add("word/footer1.xml", Array(footer(title).utf8))
        archive.add("word/styles.xml", Array(WordStyles.xml.utf8))
        return archive
    }

    private static let document = """
        <?xml version="1.0" encoding="UTF-8"?>\
        <w:document xmlns:w="\(schemas)/wordprocessingml/2006/main" \
        xmlns:r="\(schemas)/officeDocument/2006/relationships"><w:body><w:sectPr>\
        <w:footerReference w:type="default" r:id="footer"/>\
        <w:pgSz w:w="11906" w:h="16838"/>\
        <w:pgMar w:top="1134" w:right="1021" w:bottom="1134" w:left="1021" w:header="567" \
        w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>
        """

    private static let relations = """
        <?xml version="1.0" encoding="UTF-8"?>\
        <Relationships xmlns="\(schemas)/package/2006/relationships">\
        <Relationship Id="footer" Type="\(schemas)/officeDocument/2006/relationships/footer" \
        Target="footer1.xml"/></Relationships>
        """

    private static func footer(_ title: String) -> String {
        let small = "<w:rPr><w:color w:val=\"57606A\"/><w:sz w:val=\"16\"/></w:rPr>"
        func run(_ text: String) -> String {
            "<w:r>\(small)<w:t xml:space=\"preserve\">\(SVGEscaping.text(text))</w:t></w:r>"
        }
        func field(_ name: String) -> String {
            "<w:fldSimple w:instr=\" \(name) \">\(run("1"))</w:fldSimple>"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>\
            <w:ftr xmlns:w="\(schemas)/wordprocessingml/2006/main"><w:p><w:pPr>\
            <w:tabs><w:tab w:val="right" w:pos="9864"/></w:tabs></w:pPr>\
            \(run(title))<w:r><w:tab/></w:r>\(field("PAGE"))\(run(" / "))\(field("NUMPAGES"))\
            </w:p></w:ftr>
            """
    }
}
