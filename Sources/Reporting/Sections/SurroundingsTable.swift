import Inequality
import Planning

/// A region beside the ones it is part of: a district beside its regency and all villages.
struct SurroundingsTable {
    /// Villages that stand in one column.
    private struct Group {
        var name: String
        var villages: [Village]
        var distances: ServiceDistances
    }

    private let context: ReportContext
    private let groups: [Group]

    private var words: Wording { context.words }
    private var numbers: NumberStyle { context.numbers }

    /// Gathers the villages; `nil` for a report on all of them.
    init?(_ context: ReportContext) {
        guard let code = context.snapshot.region, let name = context.region,
            let (register, distances) = context.snapshot.surroundings
        else { return nil }
        self.context = context
        var groups = [
            Group(
                name: name,
                villages: context.snapshot.register.villages,
                distances: context.snapshot.distances
            )
        ]
        // A district has a regency above it.
        if code.utf8.count > 5 {
            let around = register.villages.filter { $0.code.isInRegion(String(code.prefix(5))) }
            let regency = around.first?.regency ?? ""
            groups.append(Group(name: regency, villages: around, distances: distances))
        }
        groups.append(
            Group(
                name: context.words("Semua desa dan kelurahan", "All villages"),
                villages: register.villages,
                distances: distances
            )
        )
        self.groups = groups
    }

    /// One row for each figure, one column for each group of villages.
    var table: ReportTable {
        ReportTable(
            caption: words(
                "\(groups[0].name) dibandingkan dengan wilayah di atasnya",
                "\(groups[0].name) beside the regions it is part of"
            ),
            header: [words("Ukuran", "Figure")] + groups.map(\.name),
            rows: [
                row(words("Desa dan kelurahan", "Villages")) { numbers.integer($0.villages.count) }
            ] + indicatorRows + serviceRows,
            source: ZonesSection.villageSource(context),
            note: words(
                "rata-rata dan koefisien Gini \(weights), hanya desa yang memiliki nilai; jarak garis "
                    + "lurus",
                "means and Gini coefficients are \(weights) between villages with a value; straight "
                    + "distances"
            )
        )
    }

    private var weights: String {
        context.snapshot.project.population == nil
            ? words("tanpa bobot", "unweighted")
            : words("dibobot jumlah penduduk", "weighted by people")
    }

    private func row(_ name: String, _ text: (Group) -> String) -> ReportTable.Row {
        .texts([name] + groups.map(text))
    }

    private var indicatorRows: [ReportTable.Row] {
        guard context.hasValues else { return [] }
        let name = context.shortIndicator
        func sample(_ group: Group) -> Sample? {
            try? Sample(
                values: group.villages.map { context.value(of: $0) },
                weights: context.snapshot.project.population.map { column in
                    group.villages.map { $0.values[column] }
                }
            )
        }
        var rows = [
            row(words("Rata-rata \(name)", "Mean \(name)")) {
                numbers.decimal(sample($0)?.outcome(.mean).value, places: 3)
            },
            row(words("Koefisien Gini \(name)", "Gini coefficient of \(name)")) {
                numbers.decimal(sample($0)?.outcome(.gini).value, places: 4)
            },
        ]
        let low = context.snapshot.classes.dropLast(2)
        if let good = context.snapshot.classes.dropFirst(low.count).first, !low.isEmpty {
            let title = words(good.label).lowercased()
            rows.append(
                row(
                    words("Desa di bawah status \(title)", "Desa below the class \(title)")
                ) { group in
                    let values = group.villages.compactMap { context.value(of: $0) }
                    let count = values.count { value in low.contains { $0.contains(value) } }
                    return values.isEmpty
                        ? NumberStyle.missing
                        : numbers.percent(Double(count) / Double(values.count))
                }
            )
        }
        return rows
    }

    private var serviceRows: [ReportTable.Row] {
        context.snapshot.distances.services.map { service in
            let label = words.inSentence(words(service.label))
            return row(words("Median jarak ke \(label) (km)", "Median distance to \(label) (km)")) {
                let nearest = $0.distances.nearest(service.name)
                let distances = $0.villages.compactMap { nearest[$0.code]?.distance }
                return numbers.decimal(
                    DistanceFigures(distances).median.map { $0 / 1_000 },
                    places: 1
                )
            }
        }
    }
}
