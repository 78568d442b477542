/// The key of a village: its Kemendagri code as dotted text, `64.09.04.2004`.
///
/// The first digit of the last part is 1 for a kelurahan and 2 for a desa. A BPS code has the same
/// ten digits as an undotted Kemendagri code and means another village: a code is only read under
/// the scheme that its column declares.
public struct VillageCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The dotted text of thirteen characters.
    public let text: String

    /// Reads a Kemendagri code, dotted or as ten digits.
    ///
    /// - Returns: `nil` if the text is no Kemendagri code of a village.
    public init?(kemendagri text: String) {
        let digits = text.utf8.filter { $0 != UInt8(ascii: ".") }
        let isDotted = text.utf8.count == 13
        guard digits.count == 10, digits.allSatisfy({ (48...57).contains($0) }),
            isDotted || text.utf8.count == 10,
            digits[6] == UInt8(ascii: "1") || digits[6] == UInt8(ascii: "2")
        else { return nil }
        let parts = [digits[0..<2], digits[2..<4], digits[4..<6], digits[6..<10]]
        let dotted = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
        guard !isDotted || dotted == text else { return nil }
        self.text = dotted
    }

    /// The code of the district, `64.09.04`.
    public var district: String { String(text.prefix(8)) }

    /// The code of the regency or city, `64.09`.
    public var regency: String { String(text.prefix(5)) }

    /// Whether the code is that of a desa or a kelurahan.
    public var kind: Village.Kind { text.utf8.dropFirst(9).first == 49 ? .kelurahan : .desa }

    /// The dotted text.
    public var description: String { text }

    /// Orders codes as text, which is by province, regency, district and village.
    public static func < (a: VillageCode, b: VillageCode) -> Bool { a.text < b.text }

    /// Whether the village lies in a region of that code: a province, regency or district.
    public func isInRegion(_ region: String) -> Bool {
        text == region || text.hasPrefix(region + ".")
    }
}
