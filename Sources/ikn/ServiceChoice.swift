import Planning

/// The services a command measures, and what is said of them.
enum ServiceChoice {
    static func services(named names: [String], of project: Project) throws -> [Service] {
        for name in names { try project.requireService(name) }
        let services = try project.services()
        return names.isEmpty ? services : services.filter { names.contains($0.name) }
    }

    static func terms(_ services: [Service]) -> [(key: String, value: String)] {
        services.map { ("service", "\($0.name): \($0.facilities.count) places (\($0.source))") }
    }

    /// Villages, or villages in zones, and places together.
    static func tally(_ villages: Tally, _ services: [Service]) -> Tally {
        var tally = villages
        for service in services {
            tally.read += service.tally.read
            tally.skipped += service.tally.skipped
        }
        return tally
    }

    static func notes(_ distances: ServiceDistances) -> [LocalizedText] {
        let ties = distances.rows.count { $0.isTied }
        var notes = [
            LocalizedText(
                id: "jarak geodesik garis lurus dari titik wakil desa, bukan jarak jalan",
                en: "geodesic straight-line distances from representative points, not by road"
            )
        ]
        if ties > 0 {
            notes.append(
                LocalizedText(
                    id: "\(ties) baris berjarak sama dengan tempat lain; urutan menurut tabel",
                    en: "\(ties) rows are exactly as far as another place; order by the table"
                )
            )
        }
        return notes
    }
}
