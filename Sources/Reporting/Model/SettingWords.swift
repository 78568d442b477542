/// Settings of runs in words.
enum SettingWords {
    /// What a setting is called: `indikator idm_2024` for `indicator idm_2024`.
    static func name(_ setting: String, _ words: Wording) -> String {
        let parts = setting.split(separator: " ", maxSplits: 1).map(String.init)
        let name =
            switch parts.first ?? "" {
            case "core": words("inti", "core")
            case "zones": words("zona", "zones")
            case "rule": words("aturan", "rule")
            case "tolerance": words("toleransi", "tolerance")
            case "weight": words("bobot", "weight")
            case "region": words("wilayah", "region")
            case "rules": words("cara hitung", "rules of computing")
            case "indicator": words("indikator", "indicator")
            case "classes": words("kelas", "classes of")
            case "service": words("layanan", "service")
            case "standard": words("standar", "standard")
            default: parts.first ?? ""
            }
        return parts.count > 1 ? "\(name) \(parts[1])" : name
    }
}
