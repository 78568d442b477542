import GeometryModel

/// The rows of a table of points: which fields hold the position, and how they are read.
///
/// Separator, quotation marks, line ends and numbers are read as ``CSVReader`` reads them.
public struct PointRows: Sendable {
    let form: CSVForm
    let columns: [String]
    let longitude: Int
    let latitude: Int
    /// How many bytes a row may have.
    let limit: Int

    /// Readable bytes behind the rows, so that sixteen can be loaded at the last one.
    static let padding = 16

    /// Reads the rows of a piece of a table.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public func read(_ piece: PointTable.Piece) -> PointBlock {
        if let fault = piece.fault { return PointBlock(fault: fault) }
        var reading = Reading(capacity: piece.length / 24)
        piece.bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            let end = start + piece.length
            let bytes = UnsafeBufferPointer(start: start, count: piece.length)
            let hasNull = CSVForm.bytes(bytes, contain: 0)
            var cursor = start
            while cursor < end { read(&cursor, start, end, hasNull, &reading) }
        }
        return PointBlock(
            bytes: piece.bytes,
            rows: reading.rows,
            positions: reading.positions,
            faults: reading.faults,
            faultCount: reading.faultCount,
            hasDecimalCommas: reading.hasDecimalCommas
        )
    }

    /// What has been read of a piece.
    private struct Reading {
        var rows: [Range<Int32>] = []
        var positions: [Coordinate] = []
        var faults: [RowFault] = []
        var faultCount = 0
        var hasDecimalCommas = false

        init(capacity: Int) {
            rows.reserveCapacity(capacity)
            positions.reserveCapacity(capacity)
        }

        mutating func fail(_ fault: @autoclosure () -> RowFault) {
            faultCount += 1
            if faults.count < PointBlock.describedFaults { faults.append(fault()) }
        }
    }

    private typealias Cursor = CSVForm.Cursor

    /// Reads one row and its line end.
    ///
    /// Pointers, because a row takes tens of nanoseconds and checks of bounds would double them; every
    /// step stays before `end`, behind which ``padding`` bytes are readable.
    @inline(__always)
    private func read(
        _ cursor: inout Cursor,
        _ start: Cursor,
        _ end: Cursor,
        _ hasNull: Bool,
        _ reading: inout Reading
    ) {
        let first = cursor
        var field = 0
        var (x, y) = (Double.nan, Double.nan)
        var isWhole = true
        while true {
            if field == longitude {
                x = number(&cursor, end, &isWhole, &reading.hasDecimalCommas)
            } else if field == latitude {
                y = number(&cursor, end, &isWhole, &reading.hasDecimalCommas)
            } else if form.skipField(&cursor, end) != .whole {
                isWhole = false
                form.skipText(&cursor, end)
            }
            guard cursor < end, cursor.pointee == form.separator else { break }
            cursor += 1
            field += 1
        }
        let last = cursor
        form.skipLineEnd(&cursor, end)
        if last == first { return }
        let row = Int32(first - start)..<Int32(last - start)
        let isInRange = abs(x) <= 180 && abs(y) <= 90
        if isInRange, isWhole, field + 1 == columns.count, !hasNull, row.count <= limit {
            reading.rows.append(row)
            reading.positions.append(Coordinate(x: x, y: y))
        } else {
            fail(first, last, row, field + 1, isWhole, Coordinate(x: x, y: y), &reading)
        }
    }

    /// The number of a field, not a number if it is none; moves to the end of the field.
    @inline(__always)
    private func number(
        _ cursor: inout Cursor,
        _ end: Cursor,
        _ isWhole: inout Bool,
        _ hasComma: inout Bool
    ) -> Double {
        if let value = form.number(&cursor, end, &hasComma) { return value }
        let first = cursor
        guard form.skipField(&cursor, end) == .whole else {
            isWhole = false
            form.skipText(&cursor, end)
            return .nan
        }
        let field = UnsafeBufferPointer(start: first, count: cursor - first)
        return form.anyNumber(in: field, &hasComma)
    }

    /// Lists a row that has no usable position; one that only lacks it is kept.
    @inline(never)
    private func fail(
        _ first: Cursor,
        _ last: Cursor,
        _ range: Range<Int32>,
        _ count: Int,
        _ isWhole: Bool,
        _ position: Coordinate,
        _ reading: inout Reading
    ) {
        let row = reading.rows.count
        let bytes = UnsafeBufferPointer(start: first, count: last - first)
        var isLeftOut = true
        if !isWhole {
            reading.fail(
                .unreadable(row, "text follows the closing quotation mark of a field")
            )
        } else if count != columns.count {
            reading.fail(.fieldCount(row, count, header: columns.count))
        } else if range.count > limit {
            reading.fail(.unreadable(row, Self.tooLong(limit)))
        } else if bytes.contains(0) {
            reading.fail(.unreadable(row, "the row holds a NUL byte"))
        } else {
            isLeftOut = false
            if !(abs(position.x) <= 180 && abs(position.y) <= 90) {
                reading.fail(positionFault(row, Array(bytes), position))
            }
        }
        reading.rows.append(isLeftOut ? 0..<0 : range)
        let isUsable = !isLeftOut && abs(position.x) <= 180 && abs(position.y) <= 90
        reading.positions.append(isUsable ? position : Coordinate(x: .nan, y: .nan))
    }

    static func tooLong(_ limit: Int) -> String { "the row is longer than \(limit) bytes" }

    private func positionFault(
        _ row: Int,
        _ bytes: [UInt8],
        _ position: Coordinate
    ) -> RowFault {
        var scanner = CSVScanner(bytes, path: "", separator: form.separator)
        let fields = (try? scanner.readRecord()) ?? []
        func field(_ index: Int, _ value: Double) -> (name: String, text: String, value: Double) {
            let text = index < fields.count ? fields[index] ?? "" : ""
            return (columns[index], text.trimmingBlanks(), value)
        }
        return .position(row, [field(longitude, position.x), field(latitude, position.y)])
    }
}
