public import GeometryModel

/// Some rows of a table of points: their bytes as they are written, and their positions.
public struct PointBlock: Sendable {
    /// The bytes of the rows, line ends included, and of what follows them.
    let bytes: [UInt8]
    /// Where each row stands in the bytes, without its line end; empty for a row that is left out.
    let rows: [Range<Int32>]
    /// The positions in degrees; not a number for a row with a fault.
    public let positions: [Coordinate]
    /// The rows with faults in order, up to a thousand of them.
    public let faults: [RowFault]
    /// How many rows have faults.
    public let faultCount: Int

    /// Whether a position is written with a decimal comma.
    public let hasDecimalCommas: Bool

    /// How many faults of a block are described.
    static let describedFaults = 1_000

    /// A block of one row that cannot be read.
    init(fault: String) {
        bytes = []
        rows = [0..<0]
        positions = [Coordinate(x: .nan, y: .nan)]
        faults = [.unreadable(0, fault)]
        faultCount = 1
        hasDecimalCommas = false
    }

    init(
        bytes: [UInt8],
        rows: [Range<Int32>],
        positions: [Coordinate],
        faults: [RowFault],
        faultCount: Int,
        hasDecimalCommas: Bool
    ) {
        self.bytes = bytes
        self.rows = rows
        self.positions = positions
        self.faults = faults
        self.faultCount = faultCount
        self.hasDecimalCommas = hasDecimalCommas
    }

    /// The bytes of a row as they are written, without its line end; none if it is left out.
    public func bytes(ofRow row: Int) -> ArraySlice<UInt8> {
        bytes[Int(rows[row].lowerBound)..<Int(rows[row].upperBound)]
    }
}
