public import Inequality
import Layers

/// Inequality of gross regional product per head between regencies (Williamson 1965).
public struct RegionalProduct: Sendable {
    /// One year with one source of product and one basis of population.
    public struct Row: Hashable, Sendable {
        /// The year.
        public var year: Int
        /// Constant or current prices, such as `grdp_constant_2010`.
        public var series: String
        /// Who published the product.
        public var source: String
        /// How people were counted, such as `dukcapil`.
        public var basis: String
        /// The number of regencies.
        public var regencies: Int
        /// Williamson's weighted index.
        public var williamson: Outcome<Double>
        /// Product per head by regency code, in thousand rupiah.
        public var perHead: [String: Double]
        /// People by regency code.
        public var population: [String: Double]
        /// A break of the series at this year; `nil` if there is none.
        public var breakNote: LocalizedText?
        /// What each regency adds to the index, by code; none if it is undefined.
        public var parts: [Part]
    }

    /// One regency's part in the index.
    public struct Part: Hashable, Sendable {
        /// The code of the regency.
        public var code: String
        /// Its share of the population.
        public var populationShare: Double
        /// Its product per head over the mean of all.
        public var relativeValue: Double
        /// Its share of the squared index; zero for all if the regencies are equal.
        public var contribution: Double
    }

    /// The rows by series, source, basis and year; only years in which every regency has both.
    public let rows: [Row]
    /// The bases of population that occur, in the order of their names.
    public var bases: [String] { Set(rows.map(\.basis)).sorted() }
    /// The rows of each year of each source, one for each basis, by series, source and year.
    public var years: [[Row]] {
        Dictionary(grouping: rows) { YearKey(series: $0.series, source: $0.source, year: $0.year) }
            .sorted { $0.key < $1.key }
            .map(\.value)
    }
    /// What became of the rows of the two tables: a figure whose year has no partner is left out.
    public let tally: Tally

    init(grdp: Layer, population: Layer, breaks: Layer?) throws {
        let people = try Self.columns(population, group: ["basis"], value: "population")
        let products = try Self.columns(grdp, group: ["series", "source"], value: "value")
        let breakNotes = try Self.breakNotes(breaks)
        let regencies = Set(people.keys.map(\.code))
        var rows: [Row] = []
        var usedProducts: Set<Key> = []
        var usedPeople: Set<Key> = []
        let groups = Set(products.keys.map { Group(names: $0.group, year: $0.year) })
        for group in groups where !group.names[0].contains("per_capita") {
            for basis in Set(people.keys.map { $0.group[0] }).sorted() {
                var perHead: [String: Double] = [:]
                var count: [String: Double] = [:]
                for code in regencies {
                    let product = products[Key(code: code, group: group.names, year: group.year)]
                    let persons = people[Key(code: code, group: [basis], year: group.year)]
                    guard let product, let persons, persons > 0 else { continue }
                    // Billions of rupiah by persons, in thousands of rupiah a head.
                    perHead[code] = product * 1_000_000 / persons
                    count[code] = persons
                }
                guard perHead.count == regencies.count else { continue }
                for code in regencies {
                    usedProducts.insert(Key(code: code, group: group.names, year: group.year))
                    usedPeople.insert(Key(code: code, group: [basis], year: group.year))
                }
                let codes = regencies.sorted()
                let sample = try Sample(
                    values: codes.map { perHead[$0] },
                    weights: codes.map { count[$0] }
                )
                rows.append(
                    Row(
                        year: group.year,
                        series: group.names[0],
                        source: group.names[1],
                        basis: basis,
                        regencies: codes.count,
                        williamson: sample.outcome(.williamson),
                        perHead: perHead,
                        population: count,
                        breakNote: breakNotes[group.names[0]]?[group.year],
                        parts: Self.parts(sample, codes)
                    )
                )
            }
        }
        self.rows = rows.sorted { a, b in
            (a.series, a.source, a.basis, a.year) < (b.series, b.source, b.basis, b.year)
        }
        var tally = Tally(read: grdp.features.count + population.features.count)
        tally.skipped =
            try Self.skips(grdp, group: ["series", "source"], used: usedProducts)
            + Self.skips(population, group: ["basis"], used: usedPeople)
        self.tally = tally
    }

    private struct YearKey: Hashable, Comparable {
        var series: String
        var source: String
        var year: Int

        static func < (a: YearKey, b: YearKey) -> Bool {
            (a.series, a.source, a.year) < (b.series, b.source, b.year)
        }
    }

    private static func parts(_ sample: Sample, _ codes: [String]) -> [Part] {
        let index: WilliamsonIndex? = sample.williamson.value
        return (index?.parts ?? []).map { part in
            Part(
                code: codes[part.row],
                populationShare: part.populationShare,
                relativeValue: part.relativeValue,
                contribution: part.contribution
            )
        }
    }

    /// The rows of a table that entered no index.
    private static func skips(
        _ table: Layer,
        group: [String],
        used: Set<Key>
    ) throws -> [Skip] {
        let keys = try keys(table, group: group)
        var seen: Set<Key> = []
        var skips: [Skip] = []
        // Of several figures for one year the last row holds.
        for (feature, key) in zip(table.features, keys).reversed() {
            if let key, used.contains(key), seen.insert(key).inserted { continue }
            let isTwice = key.map { seen.contains($0) } ?? false
            skips.append(
                Skip(
                    code: isTwice ? "superseded" : "no_partner",
                    subject: key?.code ?? "",
                    reason: isTwice ? "a later row holds" : "no product or population that year",
                    place: "\(table.source): \(feature.place)",
                    isExpected: true
                )
            )
        }
        return skips.reversed()
    }

    /// The regency, group and year of each row; `nil` where one of them is missing.
    private static func keys(_ table: Layer, group: [String]) throws -> [Key?] {
        let code = try table.requiredIndex(of: "code")
        let year = try table.requiredIndex(of: "year")
        let groups = try group.map { name throws in try table.requiredIndex(of: name) }
        return table.features.map { feature in
            guard let number = feature.values[year].number, let year = Int(exactly: number),
                let code = feature.values[code].text
            else { return nil }
            let names = groups.map { feature.values[$0].text ?? "" }
            return Key(code: code, group: names, year: year)
        }
    }

    private struct Key: Hashable {
        var code: String
        var group: [String]
        var year: Int
    }

    private struct Group: Hashable {
        var names: [String]
        var year: Int
    }

    /// Values by regency, group and year; of several in one year the last row holds.
    private static func columns(
        _ table: Layer,
        group: [String],
        value: String
    ) throws -> [Key: Double] {
        let valueColumn = try table.requiredIndex(of: value)
        var values: [Key: Double] = [:]
        for (feature, key) in zip(table.features, try keys(table, group: group)) {
            guard let key, let number = feature.values[valueColumn].number else { continue }
            values[key] = number
        }
        return values
    }

    /// What breaks a series of product in a year, by series and year.
    private static func breakNotes(_ table: Layer?) throws -> [String: [Int: LocalizedText]] {
        guard let table else { return [:] }
        let year = try table.requiredIndex(of: "year")
        let what = try LocalizedColumn("what", of: table)
        let series = try table.requiredIndex(of: "series")
        var notes: [String: [Int: LocalizedText]] = [:]
        for feature in table.features {
            guard let number = feature.values[year].number, let year = Int(exactly: number),
                let name = feature.values[series].text
            else { continue }
            let text = what.text(of: feature)
            if !text.en.isEmpty { notes[name, default: [:]][year] = text }
        }
        return notes
    }

    /// The usual label of Williamson's index in Indonesian planning: below 0.35 low, up to 0.5
    /// moderate, above high (Matolla 1985, as quoted by BPS offices).
    public static func label(_ index: Double) -> LocalizedText {
        switch index {
        case ..<0.35: LocalizedText(id: "rendah", en: "low")
        case ...0.5: LocalizedText(id: "sedang", en: "moderate")
        default: LocalizedText(id: "tinggi", en: "high")
        }
    }

    /// How far an index lies above the nearest limit between two labels; negative below it.
    public static func distanceToLimit(_ index: Double) -> Double {
        let distances = [index - 0.35, index - 0.5]
        return abs(distances[0]) <= abs(distances[1]) ? distances[0] : distances[1]
    }
}
