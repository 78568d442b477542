import Planning

/// The words of a report in one language, and how it writes numbers.
struct Wording: Sendable {
    /// The language.
    let language: Language
    /// How numbers are written.
    let numbers: NumberStyle

    /// The wording of a language.
    init(_ language: Language) {
        self.language = language
        numbers = NumberStyle(language)
    }

    /// The text of the language.
    func callAsFunction(_ indonesian: String, _ english: String) -> String {
        self(LocalizedText(id: indonesian, en: english))
    }

    /// The text of the language.
    func callAsFunction(_ text: LocalizedText) -> String { language.words(of: text) }

    /// Names in a row with the last joined by a word: `a, b dan c`.
    func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        let joint = items.count > 2 ? self(", dan ", ", and ") : self(" dan ", " and ")
        return items.dropLast().joined(separator: ", ") + joint + last
    }

    /// A word with its first letter large.
    func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// A name as it stands in a sentence: `rumah sakit`, but `SD`.
    func inSentence(_ name: String) -> String {
        guard let second = name.dropFirst().first, second.isLowercase else { return name }
        return name.prefix(1).lowercased() + name.dropFirst()
    }

    var source: String { self("Sumber", "Source") }
    var note: String { self("Catatan", "Note") }
    var table: String { self("Tabel", "Table") }
    var figure: String { self("Gambar", "Figure") }
    var alerts: String { self("Peringatan", "Alerts") }
    var contents: String { self("Daftar isi", "Contents") }
    var zone: String { self("Zona", "Zone") }
    var village: String { self("Desa/kelurahan", "Village") }
    var district: String { self("Kecamatan", "District") }
    var regency: String { self("Kabupaten/kota", "Regency or city") }
    var total: String { self("Jumlah", "Total") }
}
