public import GeometryModel

/// A table of points in separated text that is read block by block, in bounded memory.
///
/// Records are kept as they are written; only the two fields of the position are read, correctly
/// rounded. The separator and the names of the two columns are found as ``CSVReader`` finds them.
public struct PointTable: ~Copyable {
    /// Whole records with their positions.
    public struct Block: Sendable {
        /// The bytes of the records, line ends included.
        public let bytes: [UInt8]
        /// For each record where its line end starts in the bytes.
        public let ends: [Int32]
        /// For each record where it starts in the bytes.
        public let starts: [Int32]
        /// The positions; not a number where a field is empty or no number.
        public let positions: [Coordinate]
        /// The number of the first record, from 1.
        public let firstRecord: Int
    }

    /// The file, as messages name it.
    public let path: String
    /// The names of the columns.
    public let columns: [String]
    /// The header as it is written, without line end and byte order mark.
    public let header: [UInt8]
    /// The byte between fields.
    public let separator: UInt8

    private let source: FileSource
    private let longitude: Int
    private let latitude: Int
    private var pending: [UInt8]
    private var isAtEnd = false
    private var recordCount = 0

    /// How much is read at once; a block holds a little more or less.
    private static let blockSize = 1 << 20

    /// Opens a file, or standard input for the path `-`, and reads its header.
    ///
    /// - Throws: ``LayerError`` that names the file and what is missing.
    public init(_ path: String) throws(LayerError) {
        let name = InputFile.name(of: path)
        let source = try FileSource(path)
        var bytes: [UInt8] = []
        var isAtEnd = false
        while !isAtEnd, !bytes.contains(Self.newline) {
            isAtEnd = try source.append(Self.blockSize, to: &bytes)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let end = bytes.firstIndex(of: Self.newline) ?? bytes.count
        let head = bytes[..<end].last == Self.carriageReturn ? bytes[..<(end - 1)] : bytes[..<end]
        let table = try CSVReader.read(Array(head), path: name)
        let columns = table.columns.map(\.name)
        let separator = CSVScanner(Array(head), path: name).separator
        guard let (longitude, latitude) = CSVReader.positionColumns(of: table) else {
            throw LayerError(
                .missingColumn,
                path: name,
                message: "no columns hold longitude and latitude; the columns are "
                    + columns.joined(separator: ", "),
                remedy: "name the two columns longitude and latitude"
            )
        }
        self.source = source
        self.path = name
        header = Array(head)
        self.columns = columns
        self.separator = separator
        self.longitude = longitude
        self.latitude = latitude
        pending = Array(bytes[min(end + 1, bytes.count)...])
        self.isAtEnd = isAtEnd
    }

    /// The next records; `nil` at the end.
    ///
    /// - Throws: ``LayerError`` if the file cannot be read on or a quotation mark is never closed.
    public mutating func next() throws(LayerError) -> Block? {
        while true {
            if let end = Self.lastRecordEnd(in: pending, isAtEnd: isAtEnd) {
                let rest = Array(pending[end...])
                pending.removeSubrange(end...)
                let block = block(of: pending)
                recordCount += block.positions.count
                pending = rest
                return block
            }
            guard !isAtEnd else {
                guard pending.isEmpty else {
                    throw LayerError(
                        .syntax,
                        path: path,
                        place: Place(feature: recordCount + 1),
                        message: "a quotation mark is never closed",
                        remedy: "correct the file there, or export it again"
                    )
                }
                return nil
            }
            isAtEnd = try source.append(Self.blockSize, to: &pending)
        }
    }

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// The end of the last whole record; `nil` if there is none.
    private static func lastRecordEnd(in bytes: [UInt8], isAtEnd: Bool) -> Int? {
        guard !bytes.isEmpty else { return nil }
        var isQuoted = false
        var end: Int?
        if bytes.contains(quote) {
            for (index, byte) in bytes.enumerated() {
                if byte == quote { isQuoted.toggle() }
                if byte == newline, !isQuoted { end = index + 1 }
            }
        } else {
            end = bytes.lastIndex(of: newline).map { $0 + 1 }
        }
        return isAtEnd && !isQuoted ? bytes.count : end
    }

    private func block(of bytes: [UInt8]) -> Block {
        var ends: [Int32] = []
        var starts: [Int32] = []
        var positions: [Coordinate] = []
        let span = bytes.span
        let count = span.count
        var index = 0
        while index < count {
            let start = index
            var field = 0
            var x = Double.nan
            var y = Double.nan
            while true {
                if field == longitude {
                    x = number(span, at: &index)
                } else if field == latitude {
                    y = number(span, at: &index)
                }
                skipField(span, at: &index)
                guard index < count, span[index] == separator else { break }
                field += 1
                index += 1
            }
            let end = index > start && span[index - 1] == Self.carriageReturn ? index - 1 : index
            index += 1
            if end == start { continue }
            starts.append(Int32(start))
            ends.append(Int32(end))
            positions.append(Coordinate(x: x, y: y))
        }
        return Block(
            bytes: bytes,
            ends: ends,
            starts: starts,
            positions: positions,
            firstRecord: recordCount + 1
        )
    }

    /// The number that a field consists of, or not a number if it is anything else.
    ///
    /// Blanks and quotation marks around it do not count. The index stays within the field.
    @inline(__always)
    private func number(_ bytes: Span<UInt8>, at index: inout Int) -> Double {
        var cursor = index
        let isQuoted = cursor < bytes.count && bytes[cursor] == Self.quote
        if isQuoted { cursor += 1 }
        while cursor < bytes.count, bytes[cursor] == 0x20 { cursor += 1 }
        guard let value = DecimalText.scan(bytes, at: &cursor) else { return .nan }
        while cursor < bytes.count, bytes[cursor] == 0x20 { cursor += 1 }
        if isQuoted {
            guard cursor < bytes.count, bytes[cursor] == Self.quote else { return .nan }
            cursor += 1
        }
        guard
            cursor == bytes.count || bytes[cursor] == separator || bytes[cursor] == Self.newline
                || bytes[cursor] == Self.carriageReturn
        else { return .nan }
        index = cursor
        return value
    }

    /// Moves to the separator or line end after a field.
    @inline(__always)
    private func skipField(_ bytes: Span<UInt8>, at index: inout Int) {
        var isQuoted = false
        while index < bytes.count {
            let byte = bytes[index]
            if byte == Self.quote {
                isQuoted.toggle()
            } else if !isQuoted, byte == separator || byte == Self.newline {
                return
            }
            index += 1
        }
    }
}
