public import GeometryModel

/// A table of points in separated text that is read block by block, in bounded memory.
///
/// Records are kept as they are written; only the two fields of the position are read, correctly
/// rounded. Separator, header, quotation marks, line ends and numbers are read as ``CSVReader``
/// reads them.
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
    private let recordLimit: Int
    private let longitude: Int
    private let latitude: Int
    private var pending: [UInt8]
    private var isAtEnd = false
    private var recordCount = 0

    /// How much is read at once; a block holds a little more or less.
    private static let blockSize = 1 << 20

    /// Opens a file, or standard input for the path `-`, and reads its header.
    ///
    /// - Parameter recordLimit: How many bytes a record may have before it is refused, so that a
    ///   quotation mark that is never closed does not fill the memory; up to 512 MiB.
    /// - Throws: ``LayerError`` that names the file and what is missing.
    public init(_ path: String, recordLimit: Int = 64 << 20) throws(LayerError) {
        // Twice the limit may be pending, and offsets into it have 32 bits.
        precondition(recordLimit <= 512 << 20, "a limit of \(recordLimit) bytes is too large")
        let name = InputFile.name(of: path)
        let source = try FileSource(path)
        var bytes: [UInt8] = []
        var isAtEnd = false
        var head = 0..<0
        repeat {
            isAtEnd = try source.append(max(Self.blockSize, bytes.count), to: &bytes)
            head = try Self.header(of: bytes, name, isAtEnd: isAtEnd)
            guard head.upperBound - head.lowerBound <= recordLimit else {
                throw Self.tooLong(name, Place(line: 1), recordLimit)
            }
        } while head.upperBound == bytes.count && !isAtEnd
        let header = Array(bytes[head])
        // Refuses faulty headers with the words of the reader of whole tables.
        let table = try CSVReader.read(header, path: name)
        guard let (longitude, latitude) = CSVReader.positionColumns(of: table) else {
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
        self.recordLimit = recordLimit
        self.isAtEnd = isAtEnd
        self.longitude = longitude
        self.latitude = latitude
        separator = form.separator
        columns = table.columns.map(\.name)
        pending = Array(bytes[form.lineEnd(in: bytes, at: head.upperBound)...])
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

    /// The next records; `nil` at the end.
    ///
    /// - Throws: ``LayerError`` that names the record if it has not as many fields as the header,
    ///   if its quotation marks are wrong, or if it is longer than the limit; or if the file
    ///   cannot be read on.
    public mutating func next() throws(LayerError) -> Block? {
        let form = CSVForm(separator: separator)
        while true {
            if let end = form.lastRecordEnd(in: pending, isAtEnd: isAtEnd) {
                let rest = Array(pending[end...])
                pending.removeSubrange(end...)
                let block = try block(of: pending, form)
                recordCount += block.positions.count
                pending = rest
                return block
            }
            guard pending.count <= recordLimit else {
                throw Self.tooLong(path, Place(feature: recordCount + 1), recordLimit)
            }
            guard !isAtEnd else {
                guard pending.isEmpty else {
                    throw failure("a quotation mark is never closed", record: recordCount + 1)
                }
                return nil
            }
            isAtEnd = try source.append(max(Self.blockSize, pending.count), to: &pending)
        }
    }

    private func block(of bytes: [UInt8], _ form: CSVForm) throws(LayerError) -> Block {
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
                let fieldStart = index
                let isPosition = field == longitude || field == latitude
                let number = isPosition ? form.number(span, at: &index) : nil
                guard form.skipField(span, at: &index) == .whole else {
                    throw failure(
                        "text follows the closing quotation mark of a field",
                        record: recordCount + positions.count + 1
                    )
                }
                if isPosition {
                    let value = number ?? form.anyNumber(in: bytes[fieldStart..<index])
                    if field == longitude { x = value } else { y = value }
                }
                guard index < count, span[index] == separator else { break }
                field += 1
                index += 1
            }
            let end = index
            index = form.lineEnd(in: bytes, at: end)
            if end == start { continue }
            let record = recordCount + positions.count + 1
            guard field + 1 == columns.count else {
                throw LayerError(
                    .syntax,
                    path: path,
                    place: Place(feature: record),
                    message: "the row has \(field + 1) fields, the header \(columns.count)",
                    remedy: "put fields that hold the separator in quotation marks"
                )
            }
            guard end - start <= recordLimit else {
                throw Self.tooLong(path, Place(feature: record), recordLimit)
            }
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

    private func failure(_ message: String, record: Int) -> LayerError {
        LayerError(
            .syntax,
            path: path,
            place: Place(feature: record),
            message: message,
            remedy: "correct the file there, or export it again"
        )
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
