import Planning

/// What became of the features of villages, core and zones while they were read.
struct InputAccount {
    /// What was noticed, each with the file.
    private(set) var notes: [LocalizedText] = []
    /// What was left out.
    private(set) var skipped: [Skip] = []

    init(_ register: VillageRegister? = nil, core: Core? = nil, zones: ZoneSet? = nil) {
        if let register {
            notes = register.notes
            skipped = register.tally.skipped
        }
        if let core { add(core.source, core.notes, core.skipped) }
        if let zones { add(zones.name, zones.notes, zones.skipped) }
    }

    private mutating func add(_ source: String, _ found: [String], _ left: [Skip]) {
        notes += found.map { LocalizedText(id: "\(source): \($0)", en: "\(source): \($0)") }
        skipped += left
    }
}
