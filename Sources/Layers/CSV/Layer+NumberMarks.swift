extension Layer {
    /// Reads columns of numbers with decimal commas or thousands marks, and notes how.
    ///
    /// A column is read so if every value that is there is a number in one reading. Where two
    /// readings are possible, as of `1.500` beside `2,5`, values stay the texts they are, and whoever
    /// needs numbers refuses them by ``requireNumbers(in:)``.
    ///
    /// In a file of commas, a comma within a number is a thousands mark. A layer that was not read
    /// from separated text stays as it is.
    public mutating func readMarkedNumbers() {
        guard let separator else { return }
        var found: [(words: String, example: String, names: [String])] = []
        for column in columns.indices {
            let texts = features.compactMap { $0.values[column].text }
            guard !Self.holdsCodes(columns[column].name),
                let marks = NumberMarks(texts, separator: separator),
                // Digits that a number cannot hold are codes, or a mistake to be told of.
                texts.allSatisfy({ abs(marks.value(of: $0) ?? .infinity) < 0x1p53 })
            else { continue }
            for row in features.indices {
                guard let text = features[row].values[column].text else { continue }
                features[row].values[column] = Cell(marks.value(of: text))
            }
            let name = "'\(columns[column].name)'"
            if let index = found.firstIndex(where: { $0.words == marks.words }) {
                found[index].names.append(name)
            } else {
                let value = DecimalText.shortest(marks.value(of: marks.example) ?? 0)
                found.append((marks.words, "'\(marks.example)' as \(value)", [name]))
            }
        }
        noteMarks(found)
    }

    /// Whether a column is called after codes, which look like numbers and are none.
    private static func holdsCodes(_ name: String) -> Bool {
        ["kode", "code", "kd"].contains { name.lowercased().hasPrefix($0) }
            || name.lowercased().hasSuffix("code")
    }

    private mutating func noteMarks(_ found: [(words: String, example: String, names: [String])]) {
        for (words, example, names) in found {
            let shown = names.prefix(3).joined(separator: ", ")
            let rest = names.count > 3 ? " and \(names.count - 3) more" : ""
            notes.append("\(shown)\(rest): numbers are read with \(words), such as \(example)")
        }
    }
}

/// How the numbers of one column are written.
private struct NumberMarks {
    private let decimal: Character?
    private let thousands: Character?
    /// A value that shows it.
    let example: String

    init?(_ texts: [String], separator: Character) {
        var commaDecimals: String?
        var groupedByComma: String?
        var groupedByPoint: String?
        var hasBoth = false
        var hasPointDecimals = false
        for text in texts {
            switch NumberForm(text) {
            case .none: return nil
            case .decimalComma:
                commaDecimals = commaDecimals ?? text
                if text.contains(".") { hasBoth = true }
            case .grouped:
                if text.contains(",") {
                    groupedByComma = groupedByComma ?? text
                } else {
                    groupedByPoint = groupedByPoint ?? text
                }
            case .plain:
                guard text.contains(".") else { continue }
                if NumberForm.isGrouped(text[...].drop { "+-".contains($0) }, by: ".") {
                    groupedByPoint = groupedByPoint ?? text
                } else {
                    hasPointDecimals = true
                }
            }
        }
        switch (commaDecimals, groupedByComma, groupedByPoint) {
        case (let text?, nil, nil) where !(hasBoth && hasPointDecimals),
            (let text?, nil, _?) where hasBoth && !hasPointDecimals:
            (decimal, thousands, example) = (",", hasBoth ? "." : nil, text)
        case (nil, let text?, nil) where separator == ",":
            (decimal, thousands, example) = (".", ",", text)
        // Two groups and more, as in 1.234.567, are no decimals.
        case (nil, nil, let text?)
        where !hasPointDecimals
            && texts.contains { $0.count { $0 == "." } > 1 }:
            (decimal, thousands, example) = (nil, ".", text)
        default: return nil
        }
    }

    /// The marks in words.
    var words: String {
        switch (decimal, thousands) {
        case (",", nil): "a decimal comma"
        case (",", _): "a decimal comma and points as thousands marks"
        case (_, "."): "points as thousands marks"
        default: "commas as thousands marks"
        }
    }

    /// The number that a text writes.
    func value(of text: String) -> Double? {
        var plain = text
        if let thousands { plain = plain.replacing("\(thousands)", with: "") }
        if decimal == "," { plain = plain.replacing(",", with: ".") }
        return Cell.text(plain).number
    }
}
