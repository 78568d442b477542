import GeometryModel
import Planning

/// What a zone is here, and what lies in each.
enum ZonesSection {
    static func make(_ context: ReportContext) -> ReportSection {
        let words = context.words
        return ReportSection(
            id: "zones",
            title: words("Apa yang disebut zona di sini", "What a zone is here"),
            blocks: [
                .paragraph(definition(context)),
                .paragraph(context.ruleSentence),
                .table(totals(context)),
                .note(legal(context)),
                .heading(words("Zona menurut kabupaten/kota", "Zones by regency")),
                .table(byRegency(context)),
            ]
        )
    }

    private static func definition(_ context: ReportContext) -> String {
        let words = context.words
        switch context.snapshot.zones.query.zones.definition {
        case .rings(let limits):
            let list = words.list(limits.map { context.kilometers($0) })
            return words(
                "Zona adalah cincin jarak di sekeliling \(context.core). Batasnya \(list), diukur "
                    + "di atas elipsoid WGS 84 dari garis batas \(context.core) yang digunakan; "
                    + "batas atas termasuk dalam zona. Yang berjarak 0 adalah inti.",
                "Zones are rings of distance around \(context.core). Their limits are \(list), "
                    + "measured on the WGS 84 ellipsoid from the boundary of \(context.core) as "
                    + "used here; upper limits belong to the zone. Distance 0 is the core."
            )
        case .areas:
            return words(
                "Zona adalah poligon dari sebuah layer, menurut urutan pengutamaannya: sebuah "
                    + "tempat termasuk poligon pertama yang memuatnya.",
                "Zones are polygons of a layer in order of precedence: a place belongs to the "
                    + "first polygon that covers it."
            )
        case .administrative:
            return words(
                "Zona adalah daftar wilayah administrasi yang pernah diterbitkan (kumpulan zona "
                    + "“\(context.snapshot.zones.query.zones.name)”). Jarak ke \(context.core) "
                    + "tetap dihitung untuk setiap desa.",
                "Zones are a published list of administrative regions (zone set "
                    + "“\(context.snapshot.zones.query.zones.name)”). The distance to "
                    + "\(context.core) is still given for each village."
            )
        }
    }

    private static func legal(_ context: ReportContext) -> String {
        context.words(
            "Tidak ada undang-undang yang mendefinisikan “daerah penyangga” atau menetapkan "
                + "radiusnya; istilah hukumnya “daerah mitra”, dan daftar yang beredar berbeda-"
                + "beda. Garis batas IKN yang menyertai program ini adalah generalisasi dari "
                + "deliniasi UU 3/2022 (sekitar 256.142 ha); UU 21/2023 mengurangi daratannya "
                + "menjadi sekitar 252.660 ha, tetapi batas barunya tidak dipublikasikan terbuka. "
                + "Jumlah desa di dalam inti karena itu bukan daftar resmi wilayah IKN.",
            "No law defines a buffer region (daerah penyangga) or sets its radius; the statutory "
                + "term is “daerah mitra”, and published lists differ. The outline of IKN that "
                + "comes with this program is generalized from the delineation of UU 3/2022 "
                + "(about 256,142 ha); UU 21/2023 reduced the land to about 252,660 ha, but its "
                + "outline is not openly published. The villages counted inside the core are "
                + "therefore not an official list of IKN."
        )
    }

    // MARK: Tables

    private static func totals(_ context: ReportContext) -> ReportTable {
        let (words, rows) = (context.words, context.snapshot.summary.rows)
        var names: [String?] = context.snapshot.zones.query.zones.zoneNames
        if context.hasVillagesWithoutZone { names.append(nil) }
        var lines: [ReportTable.Row] = names.map { name in
            let sum = Sum(rows.filter { $0.zone == name })
            return .texts(
                [context.label(ofZone: name), context.meaning(ofZone: name)]
                    + sum.texts(context)
            )
        }
        if !context.snapshot.zones.hasSeveralZones {
            lines.append(
                .total(([words.total, ""] + Sum(rows).texts(context)).map { ReportTable.Cell($0) })
            )
        }
        return ReportTable(
            caption: words(
                "Desa, kelurahan, dan luas menurut zona",
                "Villages and land by zone"
            ),
            header: [words.zone, words("Arti", "Meaning")] + columns(words),
            rows: lines,
            textColumnCount: 2,
            source: villageSource(context),
            note: populationNote(context),
            file: "tables/zones.csv"
        )
    }

    private static func byRegency(_ context: ReportContext) -> ReportTable {
        let words = context.words
        var lines: [ReportTable.Row] = []
        let groups = Dictionary(grouping: context.snapshot.summary.rows) { $0.zone ?? "" }
        for name in context.snapshot.zones.query.zones.zoneNames + [""] {
            guard let rows = groups[name] else { continue }
            lines.append(.group(context.label(ofZone: name.isEmpty ? nil : name)))
            lines += rows.map { .texts([$0.regency] + Sum([$0]).texts(context)) }
        }
        return ReportTable(
            caption: words(
                "Desa, kelurahan, dan luas menurut zona dan kabupaten/kota",
                "Villages and land by zone and regency"
            ),
            header: [words.regency] + columns(words),
            rows: lines,
            source: villageSource(context),
            note: populationNote(context),
            file: "tables/summary.csv"
        )
    }

    private static func columns(_ words: Wording) -> [String] {
        [
            words("Desa dan kelurahan", "Villages"), "Desa", "Kelurahan",
            words("Penduduk (jiwa)", "Population"), words("Luas (km²)", "Area (km²)"),
        ]
    }

    /// The source line of everything that counts villages.
    static func villageSource(_ context: ReportContext) -> String {
        let file = ReportContext.fileName(context.snapshot.register.source)
        return context.words(
            "daftar desa dan kelurahan \(file); \(context.shortRule)",
            "list of villages \(file); \(context.shortRule)"
        )
    }

    private static func populationNote(_ context: ReportContext) -> String {
        guard context.snapshot.project.population == nil else { return "" }
        return context.words(
            "penduduk tidak diisi (–) karena penduduk per desa tidak dipublikasikan terbuka; "
                + "– bukan nol",
            "population is left empty (–) because village populations are not openly published; "
                + "– is not zero"
        )
    }

    /// Rows of a summary put together; a sum with a missing part is missing.
    private struct Sum {
        var villages = 0
        var desa = 0
        var kelurahan = 0
        var population: Double? = 0
        var area: Double? = 0

        init(_ rows: [ZoneSummary.Row]) {
            for row in rows {
                villages += row.villages
                desa += row.desa
                kelurahan += row.kelurahan
                population = Self.add(population, row.population)
                area = Self.add(area, row.area?.squareMeters)
            }
            if rows.isEmpty { (population, area) = (nil, nil) }
        }

        private static func add(_ a: Double?, _ b: Double?) -> Double? {
            a.flatMap { a in b.map { a + $0 } }
        }

        func texts(_ context: ReportContext) -> [String] {
            let numbers = context.numbers
            return [villages, desa, kelurahan].map(numbers.integer) + [
                numbers.decimal(population, places: 0),
                numbers.decimal(area.map { $0 / 1_000_000 }, places: 1),
            ]
        }
    }
}
