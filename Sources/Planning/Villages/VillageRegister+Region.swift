extension VillageRegister {
    /// The names of the regencies and cities by code.
    public var regencyNames: [String: String] {
        Dictionary(
            villages.map { ($0.code.regency, $0.regency) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The villages of a region.
    ///
    /// - Parameter code: The Kemendagri code of a province, regency, district or village: `64.09`.
    /// - Throws: ``PlanningError`` if no village has a code that begins with it.
    public func villages(in code: String) throws(PlanningError) -> VillageRegister {
        let found = villages.filter { $0.code.isInRegion(code) }
        guard !found.isEmpty else {
            let regencies = Set(villages.map { "\($0.code.regency) (\($0.regency))" }).sorted()
            throw PlanningError(
                .usage,
                "no village has a code of the region '\(code)'",
                remedy: "name a regency, district or village by its Kemendagri code; the "
                    + "regencies are \(regencies.joined(separator: ", "))"
            )
        }
        return VillageRegister(
            found,
            source: source,
            tally: Tally(read: found.count),
            notes: notes
        )
    }

    /// The codes of all regions of a level that have villages, in order.
    public func regions(_ level: RegionLevel) -> [String] {
        Set(villages.map { level.code(of: $0.code) }).sorted()
    }
}

/// A level of regions that reports are made for.
public enum RegionLevel: String, Hashable, Sendable, CaseIterable {
    /// Regencies and cities.
    case regency
    /// Districts.
    case district
    /// Villages.
    case village

    func code(of village: VillageCode) -> String {
        switch self {
        case .regency: village.regency
        case .district: village.district
        case .village: village.text
        }
    }
}
