import Planning

/// What the data lack, where they disagree, and what was left out.
enum DataQualitySection {
    static func make(_ context: ReportContext) -> ReportSection {
        let words = context.words
        var blocks: [ReportBlock] = [
            .list(points(context)),
            .table(accounts(context)),
        ]
        if let table = populations(context) {
            blocks.append(
                .heading(
                    words(
                        "Sumber penduduk yang berbeda",
                        "Sources of population that disagree"
                    )
                )
            )
            blocks += disagreement(context)
            blocks.append(.table(table))
        }
        return ReportSection(
            id: "quality",
            title: words("Catatan mutu data", "Notes on data quality"),
            blocks: blocks
        )
    }

    // MARK: Points

    private static func points(_ context: ReportContext) -> [String] {
        let words = context.words
        var points = missingValues(context)
        if context.snapshot.project.population == nil {
            points.append(
                words(
                    "Penduduk per desa tidak dipublikasikan terbuka. Kolom penduduk kosong, dan "
                        + "semua ukuran ketimpangan antardesa tidak dibobot.",
                    "Village populations are not openly published. Columns of population are "
                        + "empty, and all measures of inequality between villages are unweighted."
                )
            )
        }
        points.append(
            context.snapshot.cells.areThiessen
                ? words(
                    "Poligon desa tidak ada dalam data masukan: letak desa diwakili satu titik di "
                        + "dalam wilayahnya (bukan kantor desa), dan peta memakai sel Thiessen.",
                    "There are no village polygons in the input: a village is represented by one "
                        + "point inside it (not the village office), and maps use Thiessen cells."
                )
                : words("Batas desa indikatif.", "Village boundaries are indicative.")
        )
        if context.snapshot.distances.services.contains(where: { $0.family == "ports" }) {
            points.append(
                words(
                    "Koordinat pelabuhan umum ditulis tangan dan teliti sampai 1–2 km; terminal "
                        + "khusus tidak dipakai dalam jarak karena letaknya banyak yang tidak "
                        + "pasti. Puskesmas, rumah sakit, dan sekolah yang menyertai program ini "
                        + "berasal dari data 2019, beberapa rumah sakit dengan titik yang sama "
                        + "atau melenceng; pustu, posyandu, dan madrasah tidak tercakup.",
                    "Coordinates of public ports were typed by hand and are good to 1–2 km; "
                        + "private terminals are not used because many of their places are in "
                        + "doubt. Health centers, hospitals and schools that come with this "
                        + "program are of 2019, some hospitals with shared or misplaced points; "
                        + "auxiliary posts and madrasah are not covered."
                )
            )
        }
        if context.snapshot.indicator.name.hasPrefix("idm") {
            points.append(
                words(
                    "Mulai 2025 IDM diganti Indeks Desa dengan dimensi, skala, dan ambang lain; "
                        + "kedua deret tidak boleh disambung.",
                    "From 2025 on the IDM is replaced by the Indeks Desa, with other dimensions, "
                        + "scale and limits; the two series must not be joined."
                )
            )
        }
        let slivers = context.snapshot.zones.slivers
        if !slivers.isEmpty {
            let names = slivers.prefix(5).map {
                "\($0.village.name) (\(context.label(ofZone: $0.zone)))"
            }
            points.append(
                words(
                    "\(context.numbers.integer(slivers.count)) singgungan dengan zona di bawah "
                        + "ambang toleransi lahan tidak dihitung: ",
                    "\(context.numbers.integer(slivers.count)) contacts with zones below the "
                        + "tolerance of land are not counted: "
                ) + names.joined(separator: ", ") + (slivers.count > 5 ? ", …" : ".")
            )
        }
        return points
            + context.snapshot.register.notes.map {
                words.capitalized(words($0))
            }
    }

    private static func missingValues(_ context: ReportContext) -> [String] {
        let (words, numbers) = (context.words, context.numbers)
        let missing = context.snapshot.register.villages.filter { context.value(of: $0) == nil }
        guard !missing.isEmpty else { return [] }
        let kelurahan = missing.count { $0.kind == .kelurahan }
        var points: [String] = []
        if kelurahan > 0 {
            points.append(
                words(
                    "\(numbers.integer(kelurahan)) kelurahan tidak memiliki "
                        + "\(context.shortIndicator): indeks ini hanya untuk desa. Mereka dihitung "
                        + "dalam zona dan jarak, tetapi tidak dalam kelas dan ketimpangan; mereka "
                        + "bukan “tertinggal”.",
                    "\(numbers.integer(kelurahan)) kelurahan have no \(context.shortIndicator): "
                        + "the index is for desa only. They count in zones and distances but not "
                        + "in classes and inequality; they are not “lagging”."
                )
            )
        }
        let desa = missing.filter { $0.kind == .desa }
        if !desa.isEmpty {
            let names = desa.prefix(10).map { "\($0.name) (\($0.code))" }
            points.append(
                words(
                    "\(numbers.integer(desa.count)) desa tanpa nilai: ",
                    "\(numbers.integer(desa.count)) desa without a value: "
                )
                    + names.joined(separator: ", ") + (desa.count > 10 ? ", …" : ".")
            )
        }
        return points
    }

    // MARK: Accounts

    private static func accounts(_ context: ReportContext) -> ReportTable {
        let (words, numbers) = (context.words, context.numbers)
        func row(_ name: String, _ file: String, _ tally: Tally) -> ReportTable.Row {
            let reasons = Dictionary(grouping: tally.skipped) { words.reason(of: $0) }
                .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
                .map { "\($0.key): \(numbers.integer($0.value.count))" }
            return .texts([
                name, ReportContext.fileName(file), numbers.integer(tally.read),
                numbers.integer(tally.used), numbers.integer(tally.skipped.count),
                reasons.joined(separator: "; "),
            ])
        }
        let snapshot = context.snapshot
        return ReportTable(
            caption: words(
                "Baris yang dibaca, dipakai, dan dilewati",
                "Rows read, used and skipped"
            ),
            header: [
                words("Data", "Data"), words("Berkas", "File"), words("Dibaca", "Read"),
                words("Dipakai", "Used"), words("Dilewati", "Skipped"),
                words("Sebab", "Reason"),
            ],
            rows: [
                row(
                    words("Desa dan kelurahan", "Villages"),
                    snapshot.register.source,
                    snapshot.register.tally
                ),
                row(context.shortIndicator, snapshot.register.source, snapshot.inequality.tally),
            ] + snapshot.distances.services.map { row(words($0.label), $0.source, $0.tally) },
            textColumnCount: 2,
            laterTextColumns: [5],
            source: words("berkas masukan; lihat Lampiran", "input files; see Appendix"),
            note: words("dibaca = dipakai + dilewati", "read = used + skipped"),
            file: "tables/skipped.csv"
        )
    }

    // MARK: Populations

    /// The latest complete counts of people by basis.
    private static func latestCounts(_ context: ReportContext) -> [RegionalProduct.Row] {
        let rows = context.snapshot.regionalProduct?.rows ?? []
        let bases = Dictionary(grouping: rows, by: \.basis).compactMap { _, rows in
            rows.max { $0.year < $1.year }
        }
        let last = bases.map(\.year).max() ?? 0
        return bases.filter { $0.year >= last - 1 }.sorted {
            ($0.year, $0.basis) < ($1.year, $1.basis)
        }
    }

    private static func ratio(_ code: String, _ counts: [RegionalProduct.Row]) -> Double? {
        let values = counts.compactMap { $0.population[code] }
        guard values.count > 1, let most = values.max(), let least = values.min(), least > 0 else {
            return nil
        }
        return most / least
    }

    private static func populations(_ context: ReportContext) -> ReportTable? {
        let (words, numbers) = (context.words, context.numbers)
        let counts = latestCounts(context)
        guard counts.count > 1 else { return nil }
        let codes = Set(counts.flatMap(\.population.keys)).sorted {
            (ratio($1, counts) ?? 0, $0) < (ratio($0, counts) ?? 0, $1)
        }
        return ReportTable(
            caption: words(
                "Penduduk kabupaten/kota menurut sumber",
                "Population of regencies by source"
            ),
            header: [words.regency]
                + counts.map {
                    "\(words.capitalized(RegionalSection.basis($0.basis, words))), \($0.year)"
                }
                + [words("Terbesar terhadap terkecil", "Largest over smallest")],
            rows: codes.map { code in
                .texts(
                    [context.regencyNames[code] ?? code]
                        + counts.map { numbers.decimal($0.population[code], places: 0) }
                        + [numbers.times(ratio(code, counts), places: 2)]
                )
            },
            source: words(
                "Dukcapil: registrasi; BPS: proyeksi, dihitung dari PDRB dibagi PDRB per kapita",
                "Dukcapil: registration; BPS: projection, computed as GRDP over GRDP per head"
            )
        )
    }

    /// What follows where two counts of people differ by half or more.
    private static func disagreement(_ context: ReportContext) -> [ReportBlock] {
        let (words, numbers) = (context.words, context.numbers)
        let counts = latestCounts(context)
        guard let latest = RegionalSection.latest(context.snapshot.regionalProduct) else {
            return []
        }
        let codes = Set(counts.flatMap(\.population.keys)).sorted()
        return codes.compactMap { code in
            guard let factor = ratio(code, counts), factor >= 1.5,
                let perHead = latest.perHead[code],
                let people = latest.population[code]
            else { return nil }
            let name = context.regencyNames[code] ?? code
            let listed = counts.map { row in
                "\(numbers.decimal(row.population[code], places: 0)) "
                    + "(\(RegionalSection.basis(row.basis, words)), \(row.year))"
            }
            let products = counts.map { row in
                numbers.decimal(
                    row.population[code].map { perHead * people / $0 / 1000 },
                    places: 1
                )
            }
            return .note(
                words(
                    "Penduduk \(name) berbeda \(numbers.times(factor)) menurut sumber: "
                        + words.list(listed) + ". PDRB per kapita \(latest.year) karena itu "
                        + products.joined(separator: " atau ") + " juta rupiah. Semua angka per "
                        + "kapita dan indeks Williamson mengikuti pilihan ini.",
                    "The population of \(name) differs by a factor of "
                        + "\(numbers.decimal(factor, places: 1)) between sources: "
                        + words.list(listed) + ". GRDP per head of \(latest.year) is therefore "
                        + products.joined(separator: " or ") + " million rupiah. All figures per "
                        + "head and the Williamson index follow this choice."
                )
            )
        }
    }
}
