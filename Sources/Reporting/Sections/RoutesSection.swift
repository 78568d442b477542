import Inequality
import Planning

/// Products of villages, and how far the ports are that they look for a way to.
enum RoutesSection {
    /// The section; `nil` where no product is known.
    static func make(_ context: ReportContext) -> ReportSection? {
        let snapshot = context.snapshot
        let regencies = Set(snapshot.register.villages.map(\.code.regency))
        let routes = snapshot.products.filter { regencies.contains($0.regency) }
        guard !routes.isEmpty else { return nil }
        let words = context.words
        var blocks: [ReportBlock] = [
            .paragraph(
                words(
                    "Hasil desa yang disebut dalam sumber terbitan, dengan jalannya ke pasar bila "
                        + "diketahui. Daftar ini tidak lengkap: tidak ada pendataan terbuka per "
                        + "desa.",
                    "Products of villages that published sources name, with their way to a market "
                        + "where it is known. The list is not complete: there is no open survey by "
                        + "village."
                )
            ),
            .table(facts(routes, context)),
        ]
        if let ports = ports(routes, context) {
            blocks.append(.table(ports))
            blocks.append(
                .note(
                    words(
                        "Dermaga terdekat belum tentu jalan keluar: rumput laut Bontang, misalnya, "
                            + "diekspor lewat Palaran. Jarak adalah jarak lurus.",
                        "The nearest jetty is not always the way out: the seaweed of Bontang, for "
                            + "one, is exported by way of Palaran. Distances are straight lines."
                    )
                )
            )
        }
        return ReportSection(
            id: "routes",
            title: words(
                "Jalur pengangkutan hasil desa ke pelabuhan",
                "Routes of products to a port"
            ),
            blocks: blocks
        )
    }

    private static func facts(
        _ routes: [ProductRoute],
        _ context: ReportContext
    ) -> ReportTable {
        let words = context.words
        return ReportTable(
            caption: words("Hasil desa dan jalannya", "Products and their ways"),
            header: [
                words("Hasil", "Product"), words("Tempat", "Place"),
                words.regency, words("Keterangan", "What is known"), words("Jalan", "Way"),
                words("Tanggal", "Date"),
            ],
            rows: routes.map { route in
                .texts([
                    product(route.product, words), route.place,
                    context.regencyNames[route.regency] ?? route.regency, words(route.fact),
                    route.route.map { words($0) } ?? NumberStyle.missing, route.date,
                ])
            },
            textColumnCount: 6,
            source: Set(routes.map { context.sources.line($0.source) }).sorted()
                .joined(separator: "; ")
        )
    }

    /// How far the villages of those regencies are from ports; `nil` without ports.
    private static func ports(
        _ routes: [ProductRoute],
        _ context: ReportContext
    ) -> ReportTable? {
        let words = context.words
        let services = context.snapshot.distances.services.filter {
            $0.family == "ports" && context.nearest[$0.name]?.isEmpty == false
        }
        guard !services.isEmpty else { return nil }
        let codes = Set(routes.map(\.regency)).sorted()
        return ReportTable(
            caption: words(
                "Median jarak desa ke pelabuhan terdekat di kabupaten/kota itu (km)",
                "Median distance of the villages there to the nearest port (km)"
            ),
            header: [words.regency, words.village] + services.map { words($0.label) },
            rows: codes.map { code in
                let villages = context.snapshot.register.villages.filter {
                    $0.code.isInRegion(code)
                }
                return .texts(
                    [
                        context.regencyNames[code] ?? code,
                        context.numbers.integer(villages.count),
                    ]
                        + services.map { service in
                            let median = DistanceFigures(
                                context.distances(of: villages, to: service.name)
                            ).median
                            return context.numbers.decimal(median.map { $0 / 1_000 }, places: 1)
                        }
                )
            },
            source: Set(services.map { ReportContext.fileName($0.source) }).sorted()
                .joined(separator: ", "),
            file: "tables/distances.csv"
        )
    }

    private static func product(_ name: String, _ words: Wording) -> String {
        name == "seaweed" ? words("rumput laut", "seaweed") : name
    }
}
