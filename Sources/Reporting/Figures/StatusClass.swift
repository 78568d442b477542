/// The development classes of a village by the IDM, best first, and the class without one.
public enum StatusClass: String, Hashable, Sendable, CaseIterable {
    /// Mandiri.
    case selfReliant = "mandiri"
    /// Maju.
    case advanced = "maju"
    /// Berkembang.
    case developing = "berkembang"
    /// Tertinggal.
    case lagging = "tertinggal"
    /// Sangat tertinggal.
    case veryLagging = "sangat_tertinggal"
    /// No index, as every kelurahan.
    case none = "tidak_ada"

    /// The fill of the class: pale blue for mandiri, darker and warmer toward sangat tertinggal.
    public var fill: Fill {
        switch self {
        case .selfReliant: .solid(Color(0xDBF0F3))
        case .advanced: .solid(Color(0x9CCBDF))
        case .developing: .solid(Color(0xD88E35))
        case .lagging: .solid(Color(0xA93D27))
        case .veryLagging: .solid(Color(0x560F2E))
        case .none: Palette.missing
        }
    }

    /// The name of the class in a legend.
    public func label(in language: Language) -> String {
        switch (self, language) {
        case (.selfReliant, .id): "Mandiri"
        case (.selfReliant, .en): "Self-reliant (mandiri)"
        case (.advanced, .id): "Maju"
        case (.advanced, .en): "Advanced (maju)"
        case (.developing, .id): "Berkembang"
        case (.developing, .en): "Developing (berkembang)"
        case (.lagging, .id): "Tertinggal"
        case (.lagging, .en): "Lagging (tertinggal)"
        case (.veryLagging, .id): "Sangat tertinggal"
        case (.veryLagging, .en): "Very lagging (sangat tertinggal)"
        case (.none, .id): "Tidak ada IDM (kelurahan)"
        case (.none, .en): "No IDM (kelurahan)"
        }
    }

    /// The class as an entry of a legend.
    public func fillClass(in language: Language) -> FillClass {
        FillClass(label: label(in: language), fill: fill)
    }
}
