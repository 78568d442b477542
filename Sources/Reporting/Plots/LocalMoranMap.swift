import GeometryModel
import Inequality
public import Planning

/// Where high values lie together, and low ones, on a map.
public enum LocalMoranMap {
    /// A map of villages whose likeness to their neighbors is no chance, at a false discovery rate of
    /// 0.05.
    ///
    /// - Parameters:
    ///   - answer: An answer with a spatial pattern, of the villages of the register.
    ///   - memberships: The villages in the order of the answer's rows.
    /// - Returns: `nil` without a pattern.
    /// - Throws: An error of the overlay that draws villages without land.
    public static func figure(
        of answer: InequalityAnswer,
        _ memberships: [ZoneQuery.Membership],
        in register: VillageRegister,
        core: Core,
        language: Language,
        label: String,
        source: String
    ) throws -> MapFigure? {
        guard let pattern = answer.pattern, let local = pattern.local.value,
            let test = pattern.localTest.value
        else { return nil }
        let words = Wording(language)
        let fills = classes(words)
        let (chance, missing) = (fills.count - 2, fills.count - 1)
        var classOf: [VillageCode: Int] = [:]
        for (unit, row) in pattern.sample.rows.enumerated() {
            let code = memberships[Int(row)].village.code
            let quadrant = LocalMoran.Quadrant.allCases.firstIndex(of: local.quadrants[unit])
            classOf[code] = test.adjusted[unit] <= 0.05 ? quadrant ?? chance : chance
        }
        let cells = try VillageCells(of: register)
        return MapFigure(
            caption: FigureCaption(
                title: words("Kelompok nilai \(label)", "Clusters of \(label)"),
                description: words(
                    "Peta desa yang nilainya mirip atau berbeda dari tetangganya lebih dari kebetulan.",
                    "Map of villages whose values are like those of their neighbors, or unlike them, "
                        + "beyond chance."
                ),
                subtitle: words(
                    "Moran lokal, laju temuan keliru 5%",
                    "Local Moran, false discovery rate of 5%"
                ),
                source: source,
                note: cells.areThiessen
                    ? words(
                        "sel Thiessen titik wakil, bukan batas desa",
                        "Thiessen cells of representative points, not village boundaries"
                    ) : words("batas desa indikatif", "village boundaries are indicative")
            ),
            numbers: words.numbers,
            legendTitle: words("Desa dan tetangganya", "Village and neighbors"),
            classes: fills,
            areas: zip(register.villages, cells.areas).map { village, area in
                let index = classOf[village.code] ?? missing
                return MapArea(
                    geometry: area,
                    classIndex: index,
                    tooltip: "\(village.name), \(village.district): \(fills[index].label)"
                )
            },
            core: MapBoundary(geometry: core.geometry, label: core.name)
        )
    }

    /// The quadrants in order, what may be chance, and what has no value.
    private static func classes(_ words: Wording) -> [FillClass] {
        LocalMoran.Quadrant.allCases.map { quadrant in
            switch quadrant {
            case .highHigh:
                FillClass(
                    label: words("tinggi di antara tinggi", "high among high"),
                    fill: .solid(Color(0x2B6CA3))
                )
            case .lowHigh:
                FillClass(
                    label: words("rendah di antara tinggi", "low among high"),
                    fill: .solid(Color(0xF2C38B))
                )
            case .lowLow:
                FillClass(
                    label: words("rendah di antara rendah", "low among low"),
                    fill: .solid(Color(0x9C2F1D))
                )
            case .highLow:
                FillClass(
                    label: words("tinggi di antara rendah", "high among low"),
                    fill: .solid(Color(0xA9CFE6))
                )
            }
        } + [
            FillClass(
                label: words("mungkin kebetulan", "may be chance"),
                fill: .solid(Color(0xECECEC))
            ),
            FillClass(label: words("tanpa nilai", "without a value"), fill: Palette.missing),
        ]
    }
}
