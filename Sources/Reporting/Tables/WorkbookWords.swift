import Inequality
import Layers
import Planning

/// The tables of a report in the words of those who open a spreadsheet.
///
/// Rows, their order and numbers are those of the tables for machines; names of sheets and columns,
/// and codes within cells, become words. A name that is not known stays as it is.
struct WorkbookWords {
    private let context: ReportContext
    private var words: Wording { context.words }

    init(_ context: ReportContext) { self.context = context }

    /// A table with its name, its columns and its codes in words.
    func table(_ layer: Layer) -> Layer {
        var table = layer
        table.name = name(ofTable: layer.name)
        table.columns = layer.columns.map { column in
            var column = column
            column.isName = column.isName || column.name == "year"
            column.name = name(ofColumn: column.name, in: layer.name)
            return column
        }
        let skips = layer.name == "skipped" ? ReportLayers.skips(context.snapshot) : []
        let readings = layer.columns.map { reading(of: $0.name, in: layer.name) }
        table.features = layer.features.enumerated().map { row, feature in
            var feature = feature
            if layer.name == "priorities", let column = layer.firstIndex(of: ["lacking"]) {
                let lacks = context.snapshot.priorities.entries[row].lacks
                let texts = lacks.map { PrioritySection.text(of: $0, context) }
                feature.values[column] = .text(texts.joined(separator: "; "))
            }
            if layer.name == "skipped", let column = layer.firstIndex(of: ["reason"]) {
                feature.values[column] = .text(words.reason(of: skips[row].skip))
            }
            if layer.name == "changes" { feature = change(feature, layer) }
            for (index, reading) in readings.enumerated() {
                if let reading, case .text(let code) = feature.values[index] {
                    feature.values[index] = .text(reading(code) ?? code)
                }
                // A village that zones split has none, which a reader must not take for a gap.
                if layer.columns[index].name == "zone", layer.name != "changes",
                    feature.values[index].isNull
                {
                    feature.values[index] = .text(context.label(ofZone: nil))
                }
            }
            return feature
        }
        return table
    }

    private func name(ofTable name: String) -> String {
        for prefix in ["inequality", "decomposition"] where name.hasPrefix(prefix + "_") {
            let indicator = String(name.dropFirst(prefix.count + 1))
            return "\(self.name(ofTable: prefix)) \(indicator)"
        }
        return switch name {
        case "villages": words("Desa", "Villages")
        case "zones": words("Desa menurut zona", "Villages by zone")
        case "summary": words("Rekap zona", "Zones by regency")
        case "distances": words("Jarak ke layanan", "Distances")
        case "distance_summary": words("Ringkasan jarak", "Summary of distances")
        case "access": words("Akses", "Access")
        case "inequality": words("Ketimpangan", "Inequality")
        case "decomposition": words("Dekomposisi", "Decomposition")
        case "regional": words("PDRB", "Regional product")
        case "priorities": words("Prioritas", "Priorities")
        case "skipped": words("Tidak dihitung", "Left out")
        case "changes": words("Perubahan", "Changes")
        case "profile": words("Profil", "Profile")
        default: name
        }
    }

    private func name(ofColumn name: String, in table: String) -> String {
        if let indicator = context.snapshot.indicators.first(where: { $0.name == name }) {
            return words(indicator.label)
        }
        if table == "regional", let name = self.name(ofRegional: name) { return name }
        if let name = placeNames(in: table)[name] ?? figureNames[name] { return words(name) }
        return name
    }

    /// `dukcapil`, `dukcapil_class` and `dukcapil_to_limit`.
    private func name(ofRegional name: String) -> String? {
        guard let product = context.snapshot.regionalProduct else { return nil }
        for basis in product.bases where name.hasPrefix(basis) {
            let text = words.capitalized(RegionalSection.basis(basis, words))
            switch name.dropFirst(basis.count) {
            case "": return words("Indeks Williamson: \(text)", "Williamson index: \(text)")
            case "_class": return words("Kelas: \(text)", "Class: \(text)")
            case "_to_limit":
                return words("Jarak ke batas kelas: \(text)", "Distance to a class limit: \(text)")
            default: continue
            }
        }
        return nil
    }

    private func placeNames(in table: String) -> [String: LocalizedText] {
        let isSkip = table == "skipped"
        return [
            "code": isSkip ? .init(id: "Kode alasan", en: "Code") : .init(id: "Kode", en: "Code"),
            "name": .init(id: "Nama", en: "Name"), "kind": .init(id: "Jenis", en: "Kind"),
            "district": .init(id: "Kecamatan", en: "District"),
            "regency": .init(id: "Kabupaten/kota", en: "Regency or city"),
            "zone": .init(id: "Zona", en: "Zone"),
            "layer": isSkip ? .init(id: "Data", en: "Data") : .init(id: "Layanan", en: "Service"),
            "feature_id": .init(id: "Kode fasilitas", en: "Code of the facility"),
            "feature_name": .init(id: "Fasilitas terdekat", en: "Nearest facility"),
            "distance_m": table == "distances"
                ? .init(id: "Jarak (m)", en: "Distance (m)")
                : .init(
                    id: "Jarak dari \(context.core) (m)",
                    en: "Distance from \(context.core) (m)"
                ),
            "subject": isSkip ? .init(id: "Baris", en: "Row") : .init(id: "Hal", en: "Subject"),
            "place": .init(id: "Letak", en: "Place"),
            "villages": .init(id: "Desa dan kelurahan", en: "Villages"),
            "desa": .init(id: "Desa", en: "Desa"),
            "kelurahan": .init(id: "Kelurahan", en: "Kelurahan"),
            "population": .init(id: "Penduduk (jiwa)", en: "Population"),
            "area_km2": .init(id: "Luas (km²)", en: "Area (km²)"),
            "share": .init(id: "Bagian lahan", en: "Share of the land"),
        ]
    }

    private var figureNames: [String: LocalizedText] {
        [
            "rank": .init(id: "Urutan", en: "Rank"), "class": .init(id: "Kelas", en: "Class"),
            "lacks": .init(id: "Banyaknya kekurangan", en: "Number of lacks"),
            "lacking": .init(id: "Kekurangan", en: "Lacks"),
            "standard": .init(id: "Standar", en: "Standard"),
            "threshold_m": .init(id: "Batas (m)", en: "Limit (m)"),
            "within": .init(id: "Desa dalam batas", en: "Villages within"),
            "population_within": .init(id: "Penduduk dalam batas", en: "Population within"),
            "median_m": .init(id: "Median (m)", en: "Median (m)"),
            "p90_m": .init(id: "Persentil ke-90 (m)", en: "90th percentile (m)"),
            "max_m": .init(id: "Terjauh (m)", en: "Greatest (m)"),
            "group": .init(id: "Kelompok", en: "Group"),
            "measure": .init(id: "Ukuran", en: "Measure"),
            "part": .init(id: "Bagian", en: "Part"), "value": .init(id: "Nilai", en: "Value"),
            "se": .init(id: "Galat baku", en: "Standard error"),
            "ci_lower": .init(id: "Batas bawah 95%", en: "Lower end, 95%"),
            "ci_upper": .init(id: "Batas atas 95%", en: "Upper end, 95%"),
            "n": .init(id: "Banyaknya desa", en: "Number of villages"),
            "mean": .init(id: "Rata-rata", en: "Mean"),
            "entropy": .init(id: "Entropi", en: "Entropy"),
            "contribution": .init(id: "Sumbangan", en: "Contribution"),
            "reason": .init(id: "Alasan", en: "Reason"), "year": .init(id: "Tahun", en: "Year"),
            "series": .init(id: "Harga", en: "Prices"),
            "source": .init(id: "Sumber", en: "Source"),
            "regencies": .init(id: "Banyaknya kabupaten/kota", en: "Number of regencies"),
            "series_break": .init(id: "Putusnya seri", en: "Break of the series"),
            "what": .init(id: "Jenis perubahan", en: "What changed"),
            "standard_error": .init(id: "Galat baku", en: "Standard error"),
            "earlier": .init(id: "Sebelumnya", en: "Earlier"),
            "later": .init(id: "Sekarang", en: "Later"),
            "difference": .init(id: "Perubahan", en: "Change"),
            "note": .init(id: "Catatan", en: "Note"),
        ]
    }

    // MARK: Cells

    /// How codes of a column are read; `nil` for a column without codes.
    private func reading(of column: String, in table: String) -> ((String) -> String?)? {
        switch column {
        case "zone": { context.label(ofZone: $0) }
        case "class": label(ofClass:)
        case "earlier", "later":
            { text in
                context.zones.contains(text)
                    ? context.label(ofZone: text) : label(ofClass: text)
            }
        case "what": { changeWords[$0].map { words($0) } }
        case "group", "part": reading(ofGroup:)
        case "measure": reading(ofMeasure:)
        case "layer": name(ofData:)
        case "standard":
            { id in context.snapshot.standards.first { $0.id == id }.map { words($0.label) } }
        case "reason" where table != "skipped":
            { UndefinedReason(rawValue: $0).map(words.words(for:)) }
        case "series_break":
            { note in
                let notes = context.snapshot.regionalProduct?.rows.compactMap(\.breakNote) ?? []
                return notes.first { $0.en == note }.map { words($0) }
            }
        case "series": { RegionalSection.prices($0, words) }
        case "source": { context.sources.publishers($0) }
        case _ where column.hasSuffix("_class"):
            { code in
                [
                    "low": words("rendah", "low"), "moderate": words("sedang", "moderate"),
                    "high": words("tinggi", "high"),
                ][code]
            }
        default: nil
        }
    }

    private func label(ofClass name: String) -> String? {
        context.snapshot.classSets.joined().first { $0.name == name }.map { words($0.label) }
    }

    /// A change with its subject and its note in words; both are read as what has changed is.
    private func change(_ feature: Feature, _ layer: Layer) -> Feature {
        guard let what = layer.firstIndex(of: ["what"]), let note = layer.firstIndex(of: ["note"]),
            let subject = layer.firstIndex(of: ["subject"])
        else { return feature }
        var feature = feature
        let name = feature.values[subject].text ?? ""
        switch feature.values[what].text {
        case "figure": feature.values[subject] = .text(FigureNaming(context).name(ofFigure: name))
        case "setting": feature.values[subject] = .text(SettingWords.name(name, words))
        default: break
        }
        guard let text = feature.values[note].text else { return feature }
        let settings = text.hasPrefix("break: ") ? text.dropFirst(7).split(separator: ", ") : []
        if settings.isEmpty {
            feature.values[note] = .text(changeWords[text].map { words($0) } ?? text)
        } else {
            let names = settings.map { SettingWords.name(String($0), words) }
            feature.values[note] = .text(
                words("cara mengukur berubah: ", "what is measured changed: ")
                    + names.joined(separator: ", ")
            )
        }
        return feature
    }

    private var changeWords: [String: LocalizedText] {
        [
            "figure": .init(id: "angka", en: "figure"), "village": .init(id: "desa", en: "village"),
            "file": .init(id: "berkas", en: "file"), "setting": .init(id: "setelan", en: "setting"),
            "version": .init(id: "versi", en: "version"), "lost": .init(id: "hilang", en: "lost"),
            "new": .init(id: "baru", en: "new"), "gone": .init(id: "tidak ada lagi", en: "gone"),
            "class": .init(id: "pindah kelas", en: "class changed"),
            "zone": .init(id: "pindah zona", en: "zone changed"),
        ]
    }

    private func name(ofData name: String) -> String? {
        if name == "villages" { return words("desa", "villages") }
        if name == context.snapshot.indicator.name { return context.indicator }
        return context.snapshot.distances.services.first { $0.name == name }.map { words($0.label) }
    }

    private func reading(ofGroup code: String) -> String? {
        switch code {
        case "all", "total": return words("semua desa", "all villages")
        case "between": return words("antarzona", "between zones")
        case "within": return words("di dalam zona", "within zones")
        case "between_share": return words("bagian antarzona", "share between zones")
        default: break
        }
        if code.hasPrefix("gap ") {
            let zones = code.dropFirst(4).split(separator: ":").map {
                context.label(ofZone: "\($0)")
            }
            return words("kesenjangan ", "gap ") + zones.joined(separator: " – ")
        }
        return context.zones.contains(code) ? context.label(ofZone: code) : nil
    }

    private func reading(ofMeasure key: String) -> String? {
        switch key {
        case "difference": words("Selisih", "Difference")
        case "ratio": words("Rasio", "Ratio")
        case "p": words("Nilai p", "p value")
        case "prob_superiority": words("Peluang unggul", "Probability of superiority")
        default: Measure(key).map(words.name(of:))
        }
    }
}
