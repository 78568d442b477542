import GeometryModel
import Layers

extension DataCheck {
    /// Notes codes of villages that are missing, of another form or scheme, out of use, unknown, or
    /// used twice, and names that the register does not know.
    mutating func checkCodes(_ layer: Layer) {
        guard let columns = try? VillageColumns(of: layer) else { return }
        let texts = layer.features.map { $0.values[columns.code].text }
        let isCode = texts.map {
            $0.map { VillageCode(kemendagri: $0) != nil || BPSCode($0) != nil }
        }
        // A column of the same name may hold codes of other things.
        guard isCode.count(where: { $0 == true }) * 2 > texts.count(where: { $0 != nil }) else {
            return
        }
        // A table may name a village many times, once a year or service; a layer of places may not.
        let isRegister = layer.hasGeometry
        var seen: [String: Place] = [:]
        for (feature, text) in zip(layer.features, texts) {
            guard let text else {
                add(layer, feature, "missing_code", "the code is missing")
                continue
            }
            let code = VillageCode(kemendagri: text)
            if let code {
                check(code, feature, columns, layer)
            } else if text.wholeMatch(of: #/\d\d(\.\d\d){0,2}/#) == nil {
                let isForeign = BPSCode(text) != nil
                add(
                    layer,
                    feature,
                    isForeign ? "foreign_code" : "bad_code",
                    isForeign
                        ? "'\(text)' looks like a code of BPS" : "'\(text)' is no Kemendagri code"
                )
            }
            guard isRegister else { continue }
            if feature.geometry?.isEmpty ?? true {
                add(layer, feature, "missing_place", "the village has no place")
            }
            if let earlier = seen.updateValue(feature.place, forKey: code?.text ?? text) {
                add(layer, feature, "duplicate_code", "the code was already used by \(earlier)")
            }
        }
    }

    /// Holds a code and its name against the register.
    private mutating func check(
        _ code: VillageCode,
        _ feature: Feature,
        _ columns: VillageColumns,
        _ layer: Layer
    ) {
        guard let register else { return }
        guard let village = register[code] else {
            if let successor = changes.successor(of: code) {
                add(
                    layer,
                    feature,
                    "superseded_code",
                    "the village has the code \(successor) now; it is read as that"
                )
            } else if register.villages.contains(where: { $0.code.regency == code.regency }) {
                add(layer, feature, "unknown_code", "no village of the project has the code")
            }
            return
        }
        guard let name = columns.name.flatMap({ feature.values[$0].text }) else { return }
        let known = [village.name] + changes.formerNames(of: code)
        guard !known.contains(where: { RegionName($0) == RegionName(name) }) else { return }
        add(
            layer,
            feature,
            "other_name",
            "the village is called '\(name)' here and '\(village.name)' in \(register.source)"
        )
    }
}
