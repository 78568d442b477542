/// A zone in which a schedule may be stated: one of the three of Indonesia, or UTC.
///
/// There are only these because none of them has daylight saving time, and none has changed its
/// offset since 1988. A constant is therefore exact for every moment that a schedule can mean, and
/// no time zone database is needed, which would differ from machine to machine.
public enum CivilZone: String, CaseIterable, Hashable, Sendable {
    /// Western Indonesia Time (WIB) as kept on Java and Sumatra.
    case jakarta = "Asia/Jakarta"
    /// Western Indonesia Time (WIB) as kept in West and Central Kalimantan.
    case pontianak = "Asia/Pontianak"
    /// Central Indonesia Time (WITA), which is that of IKN.
    case makassar = "Asia/Makassar"
    /// Eastern Indonesia Time (WIT).
    case jayapura = "Asia/Jayapura"
    /// Coordinated Universal Time.
    case utc = "UTC"

    /// How many seconds the clocks of the zone are ahead of UTC.
    public var offset: Int {
        switch self {
        case .jakarta, .pontianak: 7 * 3600
        case .makassar: 8 * 3600
        case .jayapura: 9 * 3600
        case .utc: 0
        }
    }
}
