/// The colors of every figure, chosen for color-blind readers and for gray photocopies.
///
/// In each series lightness falls from step to step, so that the order survives without hue.
public enum Palette {
    /// Text and outlines.
    public static let ink = Color(0x1F2328)
    /// Secondary text; still 4.5 : 1 on paper.
    public static let mutedInk = Color(0x57606A)
    /// Grid lines and frames.
    public static let rule = Color(0xD5DAE0)
    /// The ground of a figure.
    public static let paper = Color(0xFFFFFF)
    /// The ground of a map: sea and neighboring provinces.
    public static let sea = Color(0xF3F6F8)
    /// Everything beyond the last zone.
    public static let outside = Color(0xE4E4E4)
    /// What has no value.
    public static let missing = Fill.hatched(ground: Color(0xF4F4F4), line: Color(0x9DA3A9))
    /// The outline of the core.
    public static let core = Color(0x111827)
    /// Limits and standards drawn across a chart.
    public static let limit = Color(0x8C2D04)

    /// Colors for unordered series, dark enough to be lines on paper (after Okabe and Ito).
    public static let series = [
        Color(0x0072B2), Color(0xC04F00), Color(0x007A5A), Color(0xA3427F), Color(0x4D4D4D),
        Color(0x7A5C00),
    ]

    /// Fills for the zones of a ring set, from the core outward: dark to pale.
    ///
    /// - Parameter count: How many zones, the core included and `outside` excluded.
    public static func zones(count: Int) -> [Fill] {
        (0..<max(count, 0)).map { index in
            let position = count > 1 ? Double(index) / Double(count - 1) : 0
            let scaled = position * Double(zoneAnchors.count - 1)
            let lower = min(Int(scaled), zoneAnchors.count - 2)
            return .solid(
                zoneAnchors[lower].mixed(
                    with: zoneAnchors[lower + 1],
                    fraction: scaled - Double(lower)
                )
            )
        }
    }

    private static let zoneAnchors = [
        Color(0x0B3C5D), Color(0x2E7BA6), Color(0x86BFD6), Color(0xD3E9EE),
    ]
}
