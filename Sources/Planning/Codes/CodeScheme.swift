/// Who numbers a region.
///
/// The schemes share digits and mean other regions by them: `6402` is Kutai Barat to BPS and Kutai
/// Kartanegara to Kemendagri. A column of codes is only read under the scheme that is declared.
public enum CodeScheme: String, Hashable, Sendable, CaseIterable, Decodable {
    /// The Ministry of Home Affairs: `64.09.04.2004`.
    case kemendagri
    /// Statistics Indonesia: `6409040004`.
    case bps
}
