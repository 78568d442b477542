/// The number that BPS gives a village: ten digits, `6409040004`.
///
/// Two digits for the province, two for the regency, three for the district and three for the
/// village (Master File Desa). It says neither desa nor kelurahan.
public struct BPSCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The ten digits.
    public let text: String

    /// Reads ten digits.
    ///
    /// - Returns: `nil` if the text is none, such as a dotted code of Kemendagri.
    public init?(_ text: String) {
        guard text.utf8.count == 10, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        self.text = text
    }

    /// The code of the district, `6409040`.
    public var district: String { String(text.prefix(7)) }

    /// The code of the regency or city, `6409`.
    public var regency: String { String(text.prefix(4)) }

    /// The ten digits.
    public var description: String { text }

    /// Orders codes by province, regency, district and village.
    public static func < (a: BPSCode, b: BPSCode) -> Bool { a.text < b.text }
}
