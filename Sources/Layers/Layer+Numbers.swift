extension Layer {
    /// Refuses a column that should hold numbers if a value is none, or may mean two numbers.
    ///
    /// Missing and blank values pass. A text with a decimal comma or with thousands marks is no
    /// number. Points are ambiguous if each has exactly three digits after it and some value has
    /// none or several, as in `1.500`, `750`, `12.345`; a value such as `0.125` or `1250.125`,
    /// which no thousands marks give, settles the matter.
    ///
    /// - Parameter column: The position of the column.
    /// - Throws: ``LayerError`` of kind `value` that names the first such row, the value, and how
    ///   to write it.
    /// - Complexity: O(*n*) in the number of features.
    public func requireNumbers(in column: Int) throws(LayerError) {
        var firstPointed: (row: Int, text: String)?
        var firstGrouped: (row: Int, text: String)?
        var other: String?
        var isDecimal = false
        for (row, feature) in features.enumerated() {
            let cell = feature.values[column]
            guard let text = cell.text else { continue }
            if cell.number == nil {
                guard case .text = cell, NumberText.isGrouped(text, by: ".") else {
                    throw noNumber(text, row, column)
                }
                firstGrouped = firstGrouped ?? (row, text)
            } else if case .text = cell, text.utf8.contains(UInt8(ascii: ".")) {
                if NumberText.isGrouped(text, by: ".") {
                    firstPointed = firstPointed ?? (row, text)
                } else {
                    isDecimal = true
                }
            } else {
                other = other ?? text
            }
        }
        if let (row, text) = firstGrouped, isDecimal { throw noNumber(text, row, column) }
        let first = [firstPointed, firstGrouped].compactMap(\.self).min { $0.row < $1.row }
        guard !isDecimal, let (row, text) = first, let second = firstGrouped?.text ?? other else {
            return
        }
        throw marks(text, second, isCertain: firstGrouped != nil, row, column)
    }

    private func noNumber(_ text: String, _ row: Int, _ column: Int) -> LayerError {
        LayerError(
            .value,
            path: source,
            place: place(ofRow: row),
            message: "'\(text)' in the column '\(columns[column].name)' is no number",
            remedy: NumberText.remedy(for: text)
        )
    }

    private func marks(
        _ text: String,
        _ other: String,
        isCertain: Bool,
        _ row: Int,
        _ column: Int
    ) -> LayerError {
        let plain = NumberText.plain(text)
        let meaning = isCertain ? "are thousands marks" : "may be thousands marks or decimal points"
        let example = other == text ? "'\(text)'" : "'\(text)' beside '\(other)'"
        return LayerError(
            .value,
            path: source,
            place: place(ofRow: row),
            message: "the points in the column '\(columns[column].name)' \(meaning): \(example)",
            remedy: isCertain
                ? "leave out the thousands marks, such as in \(plain)"
                : "write \(plain) if they are thousands marks, and give every value the same "
                    + "count of decimals if they are decimal points"
        )
    }

    private func place(ofRow row: Int) -> Place {
        var place = features[row].place
        place.feature = place.feature ?? row + 1
        return place
    }
}

/// How people write numbers.
private enum NumberText {
    /// Whether a text is groups of three digits set off by a mark, after its sign.
    static func isGrouped(_ text: String, by mark: Character) -> Bool {
        NumberForm.isGrouped(unsigned(text), by: mark)
    }

    /// What to do about a text that is no number.
    static func remedy(for text: String) -> String {
        let parts = unsigned(text).split(separator: ",", omittingEmptySubsequences: false)
        if parts.count == 2, NumberForm.isDigits(parts[1]),
            NumberForm.isDigits(parts[0]) || NumberForm.isGrouped(parts[0], by: ".")
        {
            let decimal = plain(text).replacing(",", with: ".")
            guard isGrouped(text, by: ",") else {
                return "write decimal points and no thousands marks, such as \(decimal)"
            }
            let whole = plain(text).replacing(",", with: "")
            return "write \(decimal) if the comma is a decimal comma, "
                + "\(whole) if it is a thousands mark"
        }
        if isGrouped(text, by: ".") || isGrouped(text, by: ",") {
            let whole = plain(text).replacing(",", with: "")
            return "leave out the thousands marks, such as in \(whole)"
        }
        return "correct the value, or leave it empty"
    }

    /// The text without points.
    static func plain(_ text: String) -> String { text.replacing(".", with: "") }

    private static func unsigned(_ text: String) -> Substring {
        text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    }
}
