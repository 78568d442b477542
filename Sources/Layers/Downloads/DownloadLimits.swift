import Glibc

/// How patient fetching is; variables of the environment change it.
public struct DownloadLimits: Sendable {
    /// How long a server may send nothing, or not answer, before the transfer counts as stalled.
    public let stallSeconds: Int
    /// How long to wait before the second attempt; each wait after it is twice as long.
    public let pauseSeconds: Int
    /// How many attempts in a row may bring nothing new.
    public let attempts: Int
    /// How long a file without a pin may be.
    static let largest = 1 << 34

    /// The variables, for help texts.
    public static let names = (
        stall: "IKN_FETCH_SECONDS", pause: "IKN_FETCH_PAUSE_SECONDS",
        attempts: "IKN_FETCH_ATTEMPTS"
    )

    /// The limits as the environment sets them, or the usual ones.
    ///
    /// - Throws: ``LayerError`` of kind `value` for what is no number.
    public init() throws(LayerError) {
        stallSeconds = try Self.read(Self.names.stall, usual: 30, in: 1...86_400)
        pauseSeconds = try Self.read(Self.names.pause, usual: 1, in: 0...3_600)
        attempts = try Self.read(Self.names.attempts, usual: 4, in: 1...100)
    }

    private static func read(
        _ name: String,
        usual: Int,
        in range: ClosedRange<Int>
    ) throws(LayerError) -> Int {
        guard let text = getenv(name).map({ String(cString: $0) }) else { return usual }
        guard let number = Int(text), range.contains(number) else {
            throw LayerError(
                .value,
                path: name,
                message: "'\(text)' is no number from \(range.lowerBound) to \(range.upperBound)",
                remedy: "write a whole number, such as \(usual), or leave it out"
            )
        }
        return number
    }
}
