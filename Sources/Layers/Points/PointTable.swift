/// A table of points in separated text that is read piece by piece, in bounded memory.
///
/// Pieces are cut here, one after the other; ``rows`` reads them, on any thread.
public struct PointTable: ~Copyable {
    /// Whole rows, as bytes that are not yet read.
    public struct Piece: Sendable {
        let bytes: [UInt8]
        /// How many of the bytes belong to rows.
        let length: Int
        /// Why the piece is one row that cannot be read.
        var fault: String?
    }

    /// The file, as messages name it.
    public let path: String
    /// The names of the columns.
    public let columns: [String]
    /// The header as it is written, without line end and byte order mark.
    public let header: [UInt8]
    /// How pieces are read.
    public let rows: PointRows

    private let source: FileSource
    private var pending: [UInt8]
    private var isAtEnd = false
    /// Whether the row that is pending is too long and what is left of it is thrown away.
    private var isDiscarding = false

    /// The byte between fields.
    public var separator: UInt8 { rows.form.separator }

    /// How much is read at once: little enough to stay in the cache until it is written again.
    private static let pieceLength = 1 << 18

    /// Opens a file, or standard input for the path `-`, and reads its header.
    ///
    /// - Parameter rowLimit: How many bytes a row may have, so that a quotation mark that is never
    ///   closed does not fill the memory; up to 512 MiB.
    /// - Throws: ``LayerError`` that names the file and what is missing.
    public init(_ path: String, rowLimit: Int = 8 << 20) throws(LayerError) {
        // Twice the limit may be pending, and offsets into it have 32 bits.
        precondition(rowLimit <= 512 << 20, "a limit of \(rowLimit) bytes is too large")
        try self.init(FileSource(path), [], isAtEnd: false, InputFile.name(of: path), rowLimit)
    }

    init(
        _ source: consuming FileSource,
        _ start: [UInt8],
        isAtEnd: Bool,
        _ name: String,
        _ rowLimit: Int = 8 << 20
    ) throws(LayerError) {
        var bytes = start
        var isAtEnd = isAtEnd
        var head = 0..<0
        repeat {
            if !isAtEnd {
                isAtEnd = try source.append(max(Self.pieceLength, bytes.count), to: &bytes)
            }
            head = try Self.header(of: bytes, name, isAtEnd: isAtEnd)
            guard head.upperBound - head.lowerBound <= rowLimit else {
                throw Self.tooLong(name, Place(line: 1), rowLimit)
            }
        } while head.upperBound == bytes.count && !isAtEnd
        let header = Array(bytes[head])
        // Refuses faulty headers with the words of the reader of whole tables.
        let table = try CSVReader.read(header, path: name)
        guard let (longitude, latitude) = table.positionColumns else {
            throw LayerError(
                .missingColumn,
                path: name,
                message: "no columns hold longitude and latitude; the columns are "
                    + table.columns.map(\.name).joined(separator: ", "),
                remedy: "name the two columns longitude and latitude"
            )
        }
        let form = CSVForm(separator: CSVScanner(header, path: name).separator)
        self.source = source
        self.path = name
        self.header = header
        self.isAtEnd = isAtEnd
        columns = table.columns.map(\.name)
        rows = PointRows(
            form: form,
            columns: columns,
            longitude: longitude,
            latitude: latitude,
            limit: rowLimit
        )
        let lineEnd = bytes.withUnsafeBufferPointer { buffer in
            guard var cursor = buffer.baseAddress else { return 0 }
            let end = cursor + buffer.count
            cursor += head.upperBound
            form.skipLineEnd(&cursor, end)
            return buffer.count - (end - cursor)
        }
        pending = Array(bytes[lineEnd...])
    }

    /// Where the header stands, up to the end of the bytes if they do not hold all of it.
    private static func header(
        of bytes: [UInt8],
        _ name: String,
        isAtEnd: Bool
    ) throws(LayerError) -> Range<Int> {
        var scanner = CSVScanner(bytes, path: name)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        do {
            let record = try scanner.readRecord()
            // At the end of the bytes a line feed may follow on a carriage return.
            let isWhole = record != nil && (isAtEnd || !scanner.isAtEnd)
            return start..<(isWhole ? scanner.recordEnd : bytes.count)
        } catch {
            guard scanner.isAtEnd, !isAtEnd else { throw error }
            return start..<bytes.count
        }
    }

    /// The next rows; `nil` at the end.
    ///
    /// A row that is too long, or whose quotation mark is never closed, is a piece of its own; what
    /// follows on the next line is read again.
    /// - Throws: ``LayerError`` if the file cannot be read on.
    public mutating func next() throws(LayerError) -> Piece? {
        while true {
            if isDiscarding {
                if let count = firstLine() {
                    pending.removeSubrange(..<count)
                    isDiscarding = false
                    continue
                }
                pending.removeAll(keepingCapacity: true)
            } else if let count = wholeRows() {
                return piece(count)
            } else if pending.count > rows.limit || (isAtEnd && !pending.isEmpty) {
                return fault()
            }
            guard !isAtEnd else { return nil }
            isAtEnd = try source.append(max(Self.pieceLength, pending.count), to: &pending)
        }
    }

    /// Cuts rows from what is pending.
    private mutating func piece(_ count: Int) -> Piece {
        let rest = Array(pending[count...])
        pending.removeSubrange(count...)
        pending.append(contentsOf: repeatElement(0, count: PointRows.padding))
        defer { pending = rest }
        return Piece(bytes: pending, length: count)
    }

    /// Cuts the first line from what is pending, which no row ends.
    private mutating func fault() -> Piece {
        let count = firstLine()
        let isLong = (count ?? pending.count) > rows.limit
        if let count {
            pending.removeSubrange(..<count)
        } else {
            pending.removeAll()
            isDiscarding = true
        }
        let fault =
            isLong ? PointRows.tooLong(rows.limit) : "a quotation mark is never closed"
        return Piece(bytes: [], length: 0, fault: fault)
    }

    private mutating func wholeRows() -> Int? {
        let (form, isAtEnd) = (rows.form, isAtEnd)
        return padded { form.wholeRecords(of: $0, isAtEnd: isAtEnd) }
    }

    private mutating func firstLine() -> Int? {
        let (form, isAtEnd) = (rows.form, isAtEnd)
        return padded { form.firstLine(of: $0, isAtEnd: isAtEnd) }
    }

    /// Looks at what is pending with readable bytes behind it.
    private mutating func padded(_ look: (UnsafeBufferPointer<UInt8>) -> Int?) -> Int? {
        let count = pending.count
        pending.append(contentsOf: repeatElement(0, count: PointRows.padding))
        defer { pending.removeLast(PointRows.padding) }
        return pending.withUnsafeBufferPointer { look(UnsafeBufferPointer(rebasing: $0[..<count])) }
    }

    private static func tooLong(_ path: String, _ place: Place, _ limit: Int) -> LayerError {
        LayerError(
            .syntax,
            path: path,
            place: place,
            message: "the record is longer than \(limit) bytes",
            remedy: "close the quotation mark that opens there, or export the file again"
        )
    }
}
