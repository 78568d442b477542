import GeometryModel
import Planning

/// What readers call the zones of a query.
struct ZoneNames {
    private let query: ZoneQuery
    private let words: Wording

    init(of query: ZoneQuery, _ words: Wording) {
        self.query = query
        self.words = words
    }

    /// The limits of rings; none for other zones.
    var limits: [Length] {
        if case .rings(let limits) = query.zones.definition { limits } else { [] }
    }

    /// A zone as tables and maps name it; `nil` is that of a village that lies in no single one.
    func label(of name: String?) -> String {
        guard let name else { return words("Tanpa zona (terbelah)", "No zone (split)") }
        let core = query.core.name
        switch name {
        case ZoneSet.core: return words("Inti (\(core))", "Core (\(core))")
        case ZoneSet.outside:
            guard let last = limits.last else { return words("Di luar zona", "Outside") }
            return words("Lebih dari \(kilometers(last))", "Beyond \(kilometers(last))")
        case "host": return words("Kabupaten tuan rumah", "Host regencies")
        case "buffer": return words("Daerah penyangga menurut daftar", "Listed buffer regencies")
        default:
            guard !limits.isEmpty else { return name }
            let range = name.dropLast(3).split(separator: "-").compactMap { Double($0) }
            guard range.count == 2 else { return name }
            return range.map(plain).joined(separator: "–") + " km"
        }
    }

    /// A limit with as few decimals as it needs.
    func kilometers(_ length: Length) -> String { plain(length.kilometers) + " km" }

    private func plain(_ value: Double) -> String {
        let places = (0...3).first { value * power(10, $0) == (value * power(10, $0)).rounded() }
        return words.numbers.decimal(value, places: places ?? 3)
    }

    private func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }
}
