import Planning
import Testing

@testable import Reporting

@Suite("Reasons in words")
struct SkipWordsTests {
    private func words(_ code: String, _ reason: String, isExpected: Bool = false) -> [String] {
        let skip = Skip(
            code: code,
            subject: "1",
            reason: reason,
            place: "feature 1",
            isExpected: isExpected
        )
        return Language.allCases.map { Wording($0).reason(of: skip) }
    }

    @Test(
        "A code has words in both languages, whatever its reason says",
        arguments: [
            ("no_value", "tanpa nilai", "no value"), ("no_weight", "tanpa bobot", "no weight"),
            ("no_place", "tanpa koordinat", "no coordinates"),
            ("no_geometry", "tanpa geometri", "no geometry"),
        ]
    )
    func codes(code: String, indonesian: String, english: String) {
        #expect(Set(words(code, "for a reason")) == [indonesian, english])
    }

    @Test("A kelurahan without a value is no defect")
    func kelurahan() {
        let words = words("no_value", "kelurahan have no idm", isExpected: true)
        #expect(Set(words) == ["kelurahan tidak memiliki indeks", "kelurahan have no index"])
    }

    @Test("An exclusion has words by its column and value, not by its last word")
    func exclusions() {
        #expect(
            Set(words("excluded", "status is planned")) == ["baru direncanakan", "only planned"]
        )
        #expect(Set(words("excluded", "road is planned")) == ["road is planned"])
    }

    @Test("What has no words keeps its English reason")
    func fallback() {
        #expect(Set(words("too_far", "it is too far")) == ["it is too far"])
    }
}
