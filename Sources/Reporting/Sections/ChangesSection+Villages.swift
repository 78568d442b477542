import Planning

/// The villages that rose, fell, moved, came or went.
extension ChangesSection {
    static func moves(_ past: ReportPast, _ context: ReportContext) -> [ReportBlock] {
        let words = context.words
        let comparison = past.comparison
        let order = Dictionary(
            context.snapshot.classes.enumerated().map { ($1.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        func rank(_ village: StoredRun.Village?) -> Int? {
            village?.className.flatMap { order[$0] }
        }
        func label(_ village: StoredRun.Village?) -> String {
            let found = context.snapshot.classes.first { $0.name == village?.className }
            return found.map { words($0.label) } ?? words("tanpa nilai", "no value")
        }
        let column = context.snapshot.indicator.name
        func value(_ village: StoredRun.Village?) -> String {
            words.numbers.decimal(village?.values[column], places: 4)
        }
        var rows: [[String]] = []
        for move in comparison.classMoves.sorted(by: { fall($0, column) > fall($1, column) }) {
            let (then, now) = (rank(move.earlier), rank(move.later))
            let way =
                then.flatMap { then in
                    now.map { now in
                        now > then ? words("naik kelas", "rose") : words("turun kelas", "fell")
                    }
                } ?? words("data", "data")
            rows.append(
                cells(
                    move,
                    "\(label(move.earlier)) (\(value(move.earlier)))",
                    "\(label(move.later)) (\(value(move.later)))",
                    way,
                    context
                )
            )
        }
        for move in comparison.zoneMoves {
            rows.append(
                cells(
                    move,
                    context.label(ofZone: move.earlier?.zone),
                    context.label(ofZone: move.later?.zone),
                    words("pindah zona", "another zone"),
                    context
                )
            )
        }
        for move in comparison.comings {
            let (there, absent) = (words("ada", "there"), words("tidak ada", "absent"))
            rows.append(
                cells(
                    move,
                    move.earlier == nil ? absent : there,
                    move.later == nil ? absent : there,
                    move.earlier == nil ? words("baru", "new") : words("hilang", "gone"),
                    context
                )
            )
        }
        guard !rows.isEmpty else { return [] }
        let left = rows.count - rowLimit
        return [
            .heading(words("Desa yang berubah", "Villages that changed")),
            .paragraph(counts(comparison, rank, words)),
            .table(
                ReportTable(
                    caption: words(
                        "Desa yang berpindah kelas atau zona",
                        "Villages of another class or zone"
                    ),
                    header: [
                        words("Kode", "Code"), words.village,
                        words("Kecamatan, kabupaten/kota", "District, regency"),
                        words("Lalu", "Then"), words("Kini", "Now"), words("Arah", "Way"),
                    ],
                    rows: rows.prefix(rowLimit).map { .texts($0) },
                    textColumnCount: 6,
                    source: words(
                        "riwayat laporan, \(comparison.ids.earlier)",
                        "history of reports, \(comparison.ids.earlier)"
                    ),
                    note: left > 0
                        ? words(
                            "yang turun paling banyak lebih dahulu; \(left) lainnya di tabel changes",
                            "those that fell most come first; \(left) more are in the table changes"
                        ) : "",
                    file: "tables/changes.csv"
                )
            ),
        ]
    }

    /// How far the indicator of a village fell.
    private static func fall(_ move: RunComparison.Move, _ column: String) -> Double {
        guard let then = move.earlier?.values[column], let now = move.later?.values[column] else {
            return 0
        }
        return then - now
    }

    private static func counts(
        _ comparison: RunComparison,
        _ rank: (StoredRun.Village?) -> Int?,
        _ words: Wording
    ) -> String {
        let moves = comparison.classMoves.compactMap { move in
            rank(move.earlier).flatMap { then in rank(move.later).map { $0 - then } }
        }
        let (rose, fell) = (moves.count { $0 > 0 }, moves.count { $0 < 0 })
        let numbers = words.numbers
        return words(
            "\(numbers.integer(rose)) desa naik kelas, \(numbers.integer(fell)) turun kelas, "
                + "\(numbers.integer(comparison.zoneMoves.count)) pindah zona.",
            "\(numbers.integer(rose)) desa rose to a higher class, \(numbers.integer(fell)) fell, "
                + "\(numbers.integer(comparison.zoneMoves.count)) are in another zone."
        )
    }

    private static func cells(
        _ move: RunComparison.Move,
        _ then: String,
        _ now: String,
        _ way: String,
        _ context: ReportContext
    ) -> [String] {
        let found = VillageCode(kemendagri: move.village.code)
            .flatMap { context.snapshot.register[$0] }
        let place = found.map { "\($0.district), \($0.regency)" } ?? NumberStyle.missing
        return [move.village.code, move.village.name, place, then, now, way]
    }
}
