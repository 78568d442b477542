import GeometryModel

/// Whole boxes of a grid that have one answer, found by looking at few cells.
///
/// Each level halves the one below; a cell of a level has the answer that all four below it have, or
/// none.
struct ZonePyramid: Sendable {
    private struct Level: Sendable {
        var columns: Int
        var rows: Int
        var cells: [UInt32]
    }

    private let levels: [Level]

    /// Marks a cell whose positions have several answers.
    private static let mixed = UInt32.max

    /// - Parameter cells: The answers of the lowest level in rows from the south; `nil` for a cell
    ///   that has several.
    init(columns: Int, rows: Int, cells: some Sequence<UInt32?>) {
        var level = Level(columns: columns, rows: rows, cells: cells.map { $0 ?? Self.mixed })
        var levels = [level]
        while level.columns > 1 || level.rows > 1 {
            level = Self.above(level)
            levels.append(level)
        }
        self.levels = levels
    }

    private static func above(_ level: Level) -> Level {
        let (columns, rows) = ((level.columns + 1) / 2, (level.rows + 1) / 2)
        var cells: [UInt32] = []
        cells.reserveCapacity(columns * rows)
        for row in 0..<rows {
            let (south, north) = (2 * row, min(2 * row + 1, level.rows - 1))
            for column in 0..<columns {
                let (west, east) = (2 * column, min(2 * column + 1, level.columns - 1))
                let first = level.cells[south * level.columns + west]
                let isOne =
                    first == level.cells[south * level.columns + east]
                    && first == level.cells[north * level.columns + west]
                    && first == level.cells[north * level.columns + east]
                cells.append(isOne ? first : mixed)
            }
        }
        return Level(columns: columns, rows: rows, cells: cells)
    }

    /// The answer that all cells of a block have; `nil` if they have several.
    func answer(columns: ClosedRange<Int>, rows: ClosedRange<Int>) -> UInt32? {
        let extent = max(columns.count, rows.count)
        // From the level where the block is two or three cells wide down to the lowest.
        var height = min(levels.count - 1, max(0, Int.bitWidth - extent.leadingZeroBitCount - 2))
        while true {
            let level = levels[height]
            if let answer = Self.answer(
                level,
                columns.lowerBound >> height...columns.upperBound >> height,
                rows.lowerBound >> height...rows.upperBound >> height
            ) {
                return answer
            }
            // Far finer cells are many, and most blocks that are mixed here are mixed there.
            guard height > 0 else { return nil }
            height = max(0, height - 2)
        }
    }

    private static func answer(
        _ level: Level,
        _ columns: ClosedRange<Int>,
        _ rows: ClosedRange<Int>
    ) -> UInt32? {
        let first = level.cells[rows.lowerBound * level.columns + columns.lowerBound]
        guard first != mixed else { return nil }
        for row in rows {
            for column in columns where level.cells[row * level.columns + column] != first {
                return nil
            }
        }
        return first
    }
}
