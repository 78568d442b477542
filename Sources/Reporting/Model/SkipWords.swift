import Planning

extension Wording {
    /// Why a row was left out, by its code; the English reason where there are no words for it.
    func reason(of skip: Skip) -> String {
        switch skip.code {
        case "no_value" where skip.isExpected:
            self("kelurahan tidak memiliki indeks", "kelurahan have no index")
        case "no_value": self("tanpa nilai", "no value")
        case "no_weight": self("tanpa bobot", "no weight")
        case "no_place": self("tanpa koordinat", "no coordinates")
        case "no_geometry": self("tanpa geometri", "no geometry")
        case "excluded": exclusion(skip.reason).map { self($0) } ?? skip.reason
        default: skip.reason
        }
    }

    /// The words for `column is value`; `nil` for columns and values of other data.
    private func exclusion(_ reason: String) -> LocalizedText? {
        switch reason {
        case "quality is regency_mismatch":
            LocalizedText(
                id: "koordinat tidak cocok dengan kabupaten",
                en: "not in the stated regency"
            )
        case "quality is district_mismatch":
            LocalizedText(
                id: "koordinat tidak cocok dengan kecamatan",
                en: "not in the stated district"
            )
        case "status is planned": LocalizedText(id: "baru direncanakan", en: "only planned")
        case "status is under_construction":
            LocalizedText(id: "masih dibangun", en: "under construction")
        case "status is not_operating": LocalizedText(id: "tidak beroperasi", en: "not operating")
        case "status is closed": LocalizedText(id: "ditutup", en: "closed")
        default: nil
        }
    }
}
