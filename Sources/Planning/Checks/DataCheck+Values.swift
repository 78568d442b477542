import Layers

extension DataCheck {
    /// Notes values that are not of the type of their column, not written as numbers are here, out of
    /// range or missing among numbers.
    mutating func checkValues(_ layer: Layer) {
        for (column, description) in layer.columns.enumerated() {
            let name = description.name
            var missing: [Feature] = []
            var padded: [Feature] = []
            var forms: [(feature: Feature, text: String, form: NumberForm)] = []
            for feature in layer.features {
                let cell = feature.values[column]
                guard let text = cell.text else {
                    missing.append(feature)
                    continue
                }
                if case .text(let raw) = cell, raw != text { padded.append(feature) }
                forms.append((feature, text, NumberForm(text)))
            }
            note(padded, of: layer, "blanks", "values in '\(name)' have blanks around them")
            let others = forms.filter { $0.form == .none }
            guard !forms.isEmpty, others.count * 5 < forms.count, !Self.isCode(name) else {
                continue
            }
            note(missing, of: layer, "missing", "values in '\(name)' are missing")
            for other in others {
                add(
                    layer,
                    other.feature,
                    "not_a_number",
                    "'\(other.text)' in '\(name)', where the other values are numbers"
                )
            }
            for (form, code, words) in [
                (NumberForm.decimalComma, "decimal_comma", "a decimal comma"),
                (.grouped, "thousands_marks", "thousands marks"),
            ] {
                let found = forms.filter { $0.form == form }
                guard let first = found.first else { continue }
                note(
                    found.map(\.feature),
                    of: layer,
                    code,
                    "values in '\(name)' have \(words), such as '\(first.text)'"
                )
            }
            checkRange(
                forms.compactMap { entry in entry.form.value.map { (entry.feature, $0) } },
                name,
                layer
            )
        }
    }

    /// Codes look like numbers and are none.
    private static func isCode(_ name: String) -> Bool {
        let lowered = name.lowercased()
        return ["kode", "code", "npsn", "id", "kd"].contains { lowered.hasPrefix($0) }
            || lowered.hasSuffix("id") || lowered.hasSuffix("_kode") || lowered.hasSuffix("_code")
    }

    /// Notes that some features of a column share a defect, in one row.
    private mutating func note(
        _ features: [Feature],
        of layer: Layer,
        _ code: String,
        _ words: String
    ) {
        guard let first = features.first else { return }
        add(
            file: layer.source,
            code,
            "\(features.count) of \(layer.features.count) \(words)",
            at: "first at \(first.place)"
        )
    }

    /// Notes shares beyond 0 to 100, years that are none, and negative numbers among others.
    private mutating func checkRange(
        _ values: [(feature: Feature, value: Double)],
        _ name: String,
        _ layer: Layer
    ) {
        let lowered = name.lowercased()
        let isPosition =
            layer.firstIndex(of: [lowered]).map { column in
                layer.positionColumns.map { $0.longitude == column || $0.latitude == column }
                    ?? false
            } ?? false
        guard !isPosition else { return }
        let range: ClosedRange<Double>?
        if ["persen", "percent", "%"].contains(where: lowered.contains) {
            range = 0...100
        } else if ["tahun", "year"].contains(where: { lowered == $0 || lowered.hasSuffix("_\($0)") }
        ) {
            range = 1_500...2_100
        } else {
            let isUsuallyPositive = values.count { $0.value < 0 } * 20 < values.count
            range = isUsuallyPositive ? 0...Double.infinity : nil
        }
        guard let range else { return }
        for (feature, value) in values where !range.contains(value) {
            let words =
                range.upperBound == .infinity
                ? "is negative, where the others are not"
                : "lies outside \(DecimalText.shortest(range.lowerBound)) to "
                    + DecimalText.shortest(range.upperBound)
            add(
                layer,
                feature,
                "out_of_range",
                "\(DecimalText.shortest(value)) in '\(name)' \(words)"
            )
        }
    }
}
