/// What became of the rows of a question: every row read was used or skipped.
public struct Tally: Hashable, Sendable {
    /// How many rows were read.
    public var read: Int
    /// The rows left out, each with its reason.
    public var skipped: [Skip]
    /// How many more rows were left out than are listed, of inputs too long to list them all.
    public var unlistedCount = 0

    /// Makes an account of rows.
    public init(read: Int = 0, skipped: [Skip] = []) {
        self.read = read
        self.skipped = skipped
    }

    /// How many rows the answer rests on.
    public var used: Int { read - skippedCount }

    /// How many rows were left out.
    public var skippedCount: Int { skipped.count + unlistedCount }

    /// Lists a row that was left out, or counts it once there are a thousand.
    public mutating func skip(_ skip: Skip) {
        if skipped.count < 1_000 { skipped.append(skip) } else { unlistedCount += 1 }
    }

    /// The account with rows of other inputs that were left out.
    public func counting(_ skips: [Skip]) -> Tally {
        var tally = self
        for skip in skips {
            tally.read += 1
            tally.skip(skip)
        }
        return tally
    }

    /// The rows left out although they should have counted.
    public var defects: [Skip] { skipped.filter { !$0.isExpected } }
}

/// A row that was left out.
public struct Skip: Hashable, Sendable {
    /// Why, in one word for machines, such as `no_value`.
    public var code: String
    /// Which row: a village code or a feature identifier.
    public var subject: String
    /// Why, in words.
    public var reason: String
    /// Where it stands.
    public var place: String
    /// Whether the absence lies in the nature of the row, such as a kelurahan without IDM.
    public var isExpected: Bool

    /// Names a row and the reason it was left out.
    public init(
        code: String,
        subject: String,
        reason: String,
        place: String,
        isExpected: Bool = false
    ) {
        self.code = code
        self.subject = subject
        self.reason = reason
        self.place = place
        self.isExpected = isExpected
    }
}
