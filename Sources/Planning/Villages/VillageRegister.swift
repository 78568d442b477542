import GeometryModel

/// All villages of a question, with their account.
public struct VillageRegister: Sendable {
    /// The villages, by code.
    public let villages: [Village]
    /// The file they were read from.
    public let source: String
    /// What became of the rows of that file.
    public let tally: Tally
    /// What a user should know of the reading.
    public let notes: [LocalizedText]

    private let positions: [VillageCode: Int]

    /// Makes a register; the codes must be distinct.
    init(_ villages: [Village], source: String, tally: Tally, notes: [LocalizedText]) {
        self.villages = villages.sorted { $0.code < $1.code }
        self.source = source
        self.tally = tally
        self.notes = notes
        positions = Dictionary(
            uniqueKeysWithValues: self.villages.enumerated().map { ($1.code, $0) }
        )
    }

    /// The village of a code; `nil` if the register has none.
    public subscript(_ code: VillageCode) -> Village? { positions[code].map { villages[$0] } }

    /// The villages whose name, district, regency or code holds a text, best first.
    ///
    /// Letter case, blanks and hyphens do not count: `sukaraja` finds `Suka Raja`.
    public func search(_ text: String) -> [Village] {
        let wanted = Self.folded(text)
        guard !wanted.isEmpty else { return [] }
        func rank(_ village: Village) -> Int? {
            let name = Self.folded(village.name)
            if name == wanted || village.code.text == text { return 0 }
            if name.hasPrefix(wanted) { return 1 }
            if name.contains(wanted) { return 2 }
            if village.code.text.hasPrefix(text) { return 3 }
            let area = Self.folded(village.district) + " " + Self.folded(village.regency)
            return area.contains(wanted) ? 4 : nil
        }
        return
            villages
            .compactMap { village in rank(village).map { (rank: $0, village: village) } }
            .sorted { ($0.rank, $0.village.code) < ($1.rank, $1.village.code) }
            .map(\.village)
    }

    private static func folded(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// Whether every village has its land as polygons.
    public var hasLand: Bool { villages.allSatisfy { $0.land != nil } }
}
