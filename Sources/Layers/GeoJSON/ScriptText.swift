/// GeoJSON that a script assigns to a variable, as qgis2web writes it: `var json_desa = {…};`.
enum ScriptText {
    /// The text with everything but the value made blank, so that places stay what they are.
    ///
    /// - Returns: `nil` if the text begins with no assignment.
    static func blanked(_ bytes: [UInt8]) -> [UInt8]? {
        guard let value = bytes.prefix(1_024).firstIndex(of: UInt8(ascii: "{")) else { return nil }
        let head = String(decoding: bytes[..<value], as: UTF8.self)
        guard head.wholeMatch(of: #/\x{FEFF}?\s*((var|let|const)\s+)?[\w.$]+\s*=\s*/#) != nil
        else { return nil }
        var text = bytes
        for index in 0..<value where text[index] != 0x0A { text[index] = 0x20 }
        if let last = text.lastIndex(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }),
            text[last] == UInt8(ascii: ";")
        {
            text[last] = 0x20
        }
        return text
    }
}
