/// What identifies runs.
public enum RunIdentifier {
    /// An identifier that sorts by time, and that no other run has: `20261124T140500-k3f9qz`.
    public static func make(at time: CivilTime) -> String {
        let mark = String(UInt32.random(in: 36 * 36 * 36 * 36 * 36...(.max)), radix: 36)
        let day = "\(time.year.padded(to: 4))\(time.month.padded(to: 2))\(time.day.padded(to: 2))"
        let clock =
            "\(time.hour.padded(to: 2))\(time.minute.padded(to: 2))\(time.second.padded(to: 2))"
        return "\(day)T\(clock)-\(mark)"
    }
}
