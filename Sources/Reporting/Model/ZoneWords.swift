import GeometryModel
import Planning

/// Zones and rules in words.
extension ReportContext {
    /// A zone as tables and maps name it.
    func label(ofZone name: String?) -> String { zoneNames.label(of: name) }

    /// What makes a place belong to a zone.
    func meaning(ofZone name: String?) -> String {
        guard let name else {
            return words("tidak seluruhnya di dalam satu zona", "not wholly inside one zone")
        }
        let zones = snapshot.zones.query.zones.zoneNames
        switch (name, snapshot.zones.query.zones.definition) {
        case (ZoneSet.core, _):
            return words("di dalam atau pada batas \(core)", "inside or on the boundary of \(core)")
        case (ZoneSet.outside, .rings(let limits)):
            let last = limits.last.map(kilometers) ?? ""
            return words("lebih jauh dari \(last)", "farther than \(last)")
        case (_, .rings(let limits)):
            guard let index = zones.firstIndex(of: name), limits.indices.contains(index - 1) else {
                return name
            }
            let upper = kilometers(limits[index - 1])
            let lower = index > 1 ? kilometers(limits[index - 2]) : "0 km"
            return words(
                "lebih dari \(lower) sampai dengan \(upper) dari batas \(core)",
                "more than \(lower) and at most \(upper) from the boundary of \(core)"
            )
        case (ZoneSet.outside, _):
            return words("selain yang disebut di atas", "all that is not named above")
        case (_, .areas):
            return words("di dalam poligon zona", "inside the polygon of the zone")
        case (_, .administrative(let lists)):
            let codes = lists.first { $0.name == name }?.regions ?? []
            return words("wilayah berkode ", "regions with the codes ")
                + words.list(codes.map { regencyNames[$0].map { "\($0)" } ?? $0 })
        }
    }

    /// The rule that puts villages into zones, as a sentence.
    var ruleSentence: String {
        if case .administrative = snapshot.zones.query.zones.definition {
            return words(
                "Sebuah desa masuk zona bila kode wilayahnya ada dalam daftar zona itu.",
                "A village belongs to a zone if its region code is on the zone's list."
            )
        }
        let rule = snapshot.zones.query.rule
        let sentence =
            switch rule {
            case .point:
                words(
                    "sebuah desa masuk zona tempat titik wakilnya berada, yaitu satu titik di "
                        + "dalam wilayah desa, bukan kantor desa.",
                    "A village belongs to the zone that holds its representative point (rule "
                        + "point): a point inside the village, not the village office."
                )
            case .nearest:
                words(
                    "sebuah desa masuk zona dari bagian wilayahnya yang paling dekat.",
                    "A village belongs to the zone of the nearest part of its land (rule nearest)."
                )
            case .majority:
                words(
                    "sebuah desa masuk zona yang memuat bagian terbesar wilayahnya.",
                    "A village belongs to the zone with the largest share of its land (rule "
                        + "majority)."
                )
            case .share:
                words(
                    "sebuah desa dihitung di setiap zona yang memuat wilayahnya, dengan bagiannya; "
                        + "jumlah desa antarzona karena itu dapat melebihi jumlah desa.",
                    "A village counts in every zone that holds part of its land, with the share "
                        + "(rule share); so the zones together may hold more villages than there "
                        + "are."
                )
            case .intersects:
                words(
                    "sebuah desa dihitung di setiap zona yang bersinggungan dengan wilayahnya; "
                        + "jumlah antarzona dapat melebihi jumlah desa.",
                    "A village counts in every zone that shares land with it (rule intersects); "
                        + "the zones together may hold more villages than there are."
                )
            case .within:
                words(
                    "sebuah desa masuk zona hanya bila seluruh wilayahnya di dalam zona itu; desa "
                        + "yang terbelah tidak masuk zona mana pun.",
                    "A village belongs to a zone only if all its land lies in it (rule within); a "
                        + "village that is cut through belongs to none."
                )
            }
        return words("Aturan \(words.name(of: rule)): ", "") + sentence
    }

    /// The inclusion rule in a few words, for lines below tables.
    var shortRule: String {
        if case .administrative = snapshot.zones.query.zones.definition {
            return words("daftar wilayah", "list of regions")
        }
        return words("aturan ", "rule ") + words.name(of: snapshot.zones.query.rule)
    }

    /// The names of regencies by code.
    var regencyNames: [String: String] { snapshot.register.regencyNames }

    /// All zones but the outside in a few words: `sampai 100 km dari IKN`.
    var reach: String { region.map { words("di \($0)", "in \($0)") } ?? ringReach }

    /// The same of the rings alone, whatever the report is on.
    var ringReach: String {
        guard let last = limits.last else { return words("di dalam zona", "inside the zones") }
        return words(
            "sampai \(kilometers(last)) dari \(core)",
            "within \(kilometers(last)) of \(core)"
        )
    }

    /// A limit with as few decimals as it needs.
    func kilometers(_ length: Length) -> String { zoneNames.kilometers(length) }
}

extension Wording {
    /// A rule by its code, in Indonesian with a name before it: `titik wakil (point)`.
    func name(of rule: InclusionRule) -> String {
        let name =
            switch rule {
            case .point: "titik wakil"
            case .nearest: "bagian terdekat"
            case .majority: "bagian terbesar"
            case .share: "pembagian lahan"
            case .intersects: "bersinggungan"
            case .within: "seluruhnya di dalam"
            }
        return self("\(name) (\(rule.rawValue))", rule.rawValue)
    }
}

extension ZoneQuery.Answer {
    /// Whether some village is in more than one zone.
    var hasSeveralZones: Bool {
        zip(memberships, memberships.dropFirst()).contains { $0.village.code == $1.village.code }
    }
}
