/// One number of a run, under a name by which later runs and alerts find it again.
///
/// Names are those of ``RunFigureName``: `gini(idm_2024)`, `gap(core, outside).ratio`,
/// `class(tertinggal).count`, `distance(puskesmas).median`, `within(sd_3km).share`, `villages`.
public struct RunFigure: Hashable, Sendable, Codable {
    /// What is counted or measured.
    public var name: String
    /// The zone it is of; `nil` for all villages together.
    public var zone: String?
    /// The number; `nil` where it is not defined.
    public var value: Double?
    /// Its standard error; `nil` for counts and where there is none.
    public var standardError: Double?
    /// The ends of its interval of 95 percent; `nil` likewise.
    public var interval: [Double]?
    /// How many villages it is made of.
    public var count: Int
    /// The unit: `m`, `share`, that of the indicator, or empty.
    public var unit: String
    /// The settings it depends on: if one of them changes, the series breaks.
    public var basis: [String]

    /// What tells a figure from the others of its run.
    public struct Key: Hashable, Sendable, Comparable, Codable {
        /// What is counted or measured.
        public var name: String
        /// The zone; `nil` for all villages together.
        public var zone: String?

        /// Makes a key.
        public init(_ name: String, zone: String? = nil) {
            self.name = name
            self.zone = zone
        }

        /// The order by name, then by zone.
        public static func < (a: Key, b: Key) -> Bool {
            (a.name, a.zone ?? "") < (b.name, b.zone ?? "")
        }
    }

    /// What tells it from the others of its run.
    public var key: Key { Key(name, zone: zone) }
}
