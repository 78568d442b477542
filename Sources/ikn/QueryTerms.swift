import Planning

/// The terms that are printed with every answer about zones.
enum QueryTerms {
    static func of(_ query: ZoneQuery, _ register: VillageRegister) -> [(
        key: String, value: String
    )] {
        var rule = query.rule.rawValue
        if case .administrative = query.zones.definition { rule = "administrative" }
        return [
            ("villages", register.source),
            ("core", "\(query.core.name) (\(query.core.source))"),
            ("zones", "\(query.zones.name): \(query.zones.zoneNames.joined(separator: ", "))"),
            ("rule", rule),
        ]
    }

    static func notes(
        _ query: ZoneQuery,
        _ answer: ZoneQuery.Answer,
        _ register: VillageRegister
    ) -> [LocalizedText] {
        var notes = InputAccount(register, core: query.core, zones: query.zones).notes
        if !answer.slivers.isEmpty {
            let names = answer.slivers.prefix(5).map { sliver in
                "\(sliver.village.name) (\(sliver.zone))"
            }
            let list = names.joined(separator: ", ") + (answer.slivers.count > 5 ? ", …" : "")
            notes.append(
                LocalizedText(
                    id:
                        "\(answer.slivers.count) singgungan di bawah 0,1 % lahan tidak dihitung: \(list)",
                    en:
                        "\(answer.slivers.count) contacts below 0.1 % of the land are no hits: \(list)"
                )
            )
        }
        let unplaced = answer.memberships.count { $0.zone == nil }
        if unplaced > 0 {
            notes.append(
                LocalizedText(
                    id: "\(unplaced) desa tidak terletak seluruhnya di satu zona",
                    en: "\(unplaced) villages do not lie wholly in one zone"
                )
            )
        }
        return notes
    }

    static let noPopulation = LocalizedText(
        id: "penduduk kosong: penduduk per desa tidak dipublikasikan terbuka; tambahkan kolom dan "
            + "sebutkan di [villages] population",
        en: "population is empty: village populations are not openly published; add a column and "
            + "name it in [villages] population"
    )
}
