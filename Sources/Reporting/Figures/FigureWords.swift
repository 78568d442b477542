/// The fixed words of figures in one language.
struct FigureWords: Sendable {
    let language: Language

    var source: String { pick("Sumber", "Source") }
    var note: String { pick("Catatan", "Note") }
    var north: String { pick("U", "N") }
    var legend: String { pick("Keterangan", "Legend") }
    var location: String { pick("Lokasi", "Location") }
    var category: String { pick("Kelas", "Class") }
    var count: String { pick("Jumlah", "Count") }
    var total: String { pick("Jumlah", "Total") }
    var share: String { pick("Bagian", "Share") }
    var zone: String { pick("Zona", "Zone") }
    var group: String { pick("Kelompok", "Group") }
    var gini: String { "Gini" }
    var series: String { pick("Kurva", "Curve") }
    var equality: String { pick("Pemerataan sempurna", "Perfect equality") }
    var poorestHalf: String { pick("Bagian 50% terbawah", "Share of the bottom 50%") }
    var upperTenth: String { pick("Bagian 10% teratas", "Share of the top 10%") }
    var points: String { pick("Titik", "Points") }
    var distanceBand: String { pick("Jarak", "Distance") }
    var number: String { "n" }
    var date: String { pick("Tanggal", "Date") }
    var median: String { "Median" }
    var least: String { pick("Terendah", "Lowest") }
    var greatest: String { pick("Tertinggi", "Highest") }
    var estimate: String { pick("Nilai", "Estimate") }
    var lowerLimit: String { pick("Batas bawah", "Lower limit") }
    var upperLimit: String { pick("Batas atas", "Upper limit") }
    var limit: String { pick("Standar", "Standard") }
    var binnedMedian: String { pick("Median per kelas jarak", "Median by distance bin") }

    /// The line under a map that says in which system it is drawn.
    func projection(parallel: String) -> String {
        pick(
            "WGS 84 (EPSG:4326), proyeksi ekuirektangular, paralel standar \(parallel)",
            "WGS 84 (EPSG:4326), equirectangular projection, standard parallel \(parallel)"
        )
    }

    /// A latitude with its hemisphere.
    func latitude(_ degrees: Double, numbers: NumberStyle) -> String {
        let text = numbers.decimal(degrees.magnitude, places: 2) + "°"
        return degrees < 0 ? pick("\(text) LS", "\(text) S") : pick("\(text) LU", "\(text) N")
    }

    /// The band of an axis beyond its last limit.
    func beyond(_ limit: String) -> String { "> \(limit)" }

    private func pick(_ indonesian: String, _ english: String) -> String {
        switch language {
        case .id: indonesian
        case .en: english
        }
    }
}
