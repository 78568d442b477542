import Inequality
import Planning

/// Figures of runs in words.
struct FigureNaming {
    private let words: Wording
    private let zoneLabel: (String?) -> String
    private let indicators: [String: String]
    private let services: [String: String]
    private let standards: [String: String]
    private let classes: [String: String]

    init(_ context: ReportContext) {
        words = context.words
        let words = context.words
        zoneLabel = { $0 == nil ? words("Semua desa", "All villages") : context.label(ofZone: $0) }
        let snapshot = context.snapshot
        func named(_ pairs: [(String, LocalizedText)]) -> [String: String] {
            Dictionary(pairs.map { ($0.0, words($0.1)) }, uniquingKeysWith: { a, _ in a })
        }
        indicators = named(snapshot.indicators.map { ($0.name, $0.label) })
        services = named(snapshot.distances.services.map { ($0.name, $0.label) })
        standards = named(snapshot.standards.map { ($0.id, $0.label) })
        classes = named(snapshot.classSets.joined().map { ($0.name, $0.label) })
    }

    /// The zone of a figure.
    func zone(of figure: RunFigure) -> String { zoneLabel(figure.zone) }

    /// What a figure is called in a table.
    func name(of figure: RunFigure) -> String { self.name(ofFigure: figure.name) }

    /// What the figure of a name is called in a table.
    func name(ofFigure name: String) -> String {
        switch name {
        case RunFigureName.villages: return words("Desa dan kelurahan", "Villages")
        case RunFigureName.priorities:
            return words("Desa dengan kekurangan", "Villages that lack something")
        default: break
        }
        guard let open = name.firstIndex(of: "("), let close = name.lastIndex(of: ")") else {
            return name
        }
        let head = String(name[..<open])
        let inside = String(name[name.index(after: open)..<close])
        let part = String(name[name.index(after: close)...].drop { $0 == "." })
        switch head {
        case "gap":
            let zones = inside.split(separator: ", ").map { zoneLabel(String($0)) }
            let between = zones.joined(separator: words(" terhadap ", " against "))
            return part == "ratio"
                ? words("Rasio \(between)", "Ratio, \(between)")
                : words("Selisih \(between)", "Gap, \(between)")
        case "class":
            let label = classes[inside] ?? inside
            return part == "share"
                ? words("Bagian desa \(label.lowercased())", "Share of desa \(label.lowercased())")
                : words("Desa \(label.lowercased())", "Desa \(label.lowercased())")
        case "distance":
            let service = words.inSentence(services[inside] ?? inside)
            return switch part {
            case "median": words("Median jarak ke \(service)", "Median distance to \(service)")
            case "p90":
                words(
                    "Persentil ke-90 jarak ke \(service)",
                    "90th percentile of distance to \(service)"
                )
            default: words("Jarak terjauh ke \(service)", "Greatest distance to \(service)")
            }
        case "within":
            let standard = String(inside.split(separator: ", ").first ?? "")
            return words("Dalam standar: ", "Within: ") + (standards[standard] ?? standard)
        default:
            let indicator = indicators[inside] ?? inside
            if part == "between" {
                return words(
                    "Bagian ketimpangan antarzona, \(indicator)",
                    "Share of inequality between zones, \(indicator)"
                )
            }
            let measure = Measure(head).map(words.name) ?? head
            return "\(measure), \(indicator)"
        }
    }

    /// A number of a figure in its unit.
    func text(_ value: Double?, of figure: RunFigure) -> String {
        switch figure.unit {
        case "m": return words.numbers.kilometers(meters: value)
        case "share": return words.numbers.percent(value)
        default:
            return isCount(figure)
                ? words.numbers.integer(value.map { Int($0) })
                : words.numbers.decimal(value, places: 4)
        }
    }

    /// A difference of a figure in its unit: percentage points for shares.
    func difference(_ value: Double?, of figure: RunFigure) -> String {
        let numbers = words.numbers
        switch figure.unit {
        case "m":
            guard let value else { return NumberStyle.missing }
            return numbers.signed(value / 1_000, places: 1) + " km"
        case "share": return numbers.percentagePoints(value)
        default: return numbers.signed(value, places: isCount(figure) ? 0 : 4)
        }
    }

    private func isCount(_ figure: RunFigure) -> Bool {
        figure.name == RunFigureName.villages || figure.name == RunFigureName.priorities
            || figure.name.hasSuffix(".count")
    }
}
