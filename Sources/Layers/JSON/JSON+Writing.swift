extension JSON {
    /// The value as text on one line.
    public var compactText: String {
        var text = ""
        write(to: &text, indent: nil, depth: 0)
        return text
    }

    /// The value as text with two blanks a level and a final newline.
    public var prettyText: String {
        var text = ""
        write(to: &text, indent: "  ", depth: 0)
        text += "\n"
        return text
    }

    private func write(to text: inout String, indent: String?, depth: Int) {
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value): text += value.isFinite ? DecimalText.shortest(value) : "null"
        case .string(let value): Self.quote(value, to: &text)
        case .array(let values):
            Self.writeList(values, in: ("[", "]"), to: &text, indent, depth) { value, text in
                value.write(to: &text, indent: indent, depth: depth + 1)
            }
        case .object(let members):
            Self.writeList(members, in: ("{", "}"), to: &text, indent, depth) { member, text in
                Self.quote(member.key, to: &text)
                text += indent == nil ? ":" : ": "
                member.value.write(to: &text, indent: indent, depth: depth + 1)
            }
        }
    }

    private static func writeList<Element>(
        _ elements: [Element],
        in brackets: (String, String),
        to text: inout String,
        _ indent: String?,
        _ depth: Int,
        _ write: (Element, inout String) -> Void
    ) {
        text += brackets.0
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            if let indent { text += "\n" + String(repeating: indent, count: depth + 1) }
            write(element, &text)
        }
        if let indent, !elements.isEmpty { text += "\n" + String(repeating: indent, count: depth) }
        text += brackets.1
    }

    /// Writes a text in quotation marks, with the escapes JSON requires, as bytes.
    static func quote(_ value: String, to bytes: inout [UInt8]) {
        let isPlain = value.utf8.allSatisfy {
            $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        guard isPlain else {
            var text = ""
            quote(value, to: &text)
            bytes += text.utf8
            return
        }
        bytes.append(UInt8(ascii: "\""))
        bytes += value.utf8
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a text in quotation marks, with the escapes JSON requires.
    static func quote(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
