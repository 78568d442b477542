import Planning
import Testing

@Suite struct VillageCodeTests {
    @Test(
        "a Kemendagri code is read dotted or as ten digits",
        arguments: [
            ("64.09.04.2004", "64.09.04.2004"), ("6409042004", "64.09.04.2004"),
            ("64.09.04.1006", "64.09.04.1006"),
        ]
    )
    func reads(text: String, dotted: String) {
        #expect(VillageCode(kemendagri: text)?.text == dotted)
    }

    @Test(
        "what is no Kemendagri village code is refused",
        arguments: [
            // BPS codes of Sepaku: no 1 or 2 in the seventh place (MFD 2018).
            "6409040004", "6409040012",
            // A district, a number that lost its zeros, blanks, letters, misplaced dots.
            "64.09.04", "6.409042004E9", "64.09.04.2004 ", "64.09.04.200x", "640.9.04.2004", "",
        ]
    )
    func refuses(text: String) {
        #expect(VillageCode(kemendagri: text) == nil)
    }

    @Test func `a code knows its district, regency and kind`() throws {
        let desa = try #require(VillageCode(kemendagri: "64.09.04.2004"))
        #expect(desa.district == "64.09.04")
        #expect(desa.regency == "64.09")
        #expect(desa.kind == .desa)
        #expect(VillageCode(kemendagri: "64.09.04.1006")?.kind == .kelurahan)
    }

    @Test func `a code lies in its province, regency and district and in no other`() throws {
        let code = try #require(VillageCode(kemendagri: "64.02.13.1001"))
        for region in ["64", "64.02", "64.02.13", "64.02.13.1001"] {
            #expect(code.isInRegion(region))
        }
        // 64.02.1 is no prefix of a part: 64.02.13 is another district than 64.02.1x.
        for region in ["6", "64.0", "64.02.1", "64.03"] { #expect(!code.isInRegion(region)) }
    }
}
