/// What a server says before it sends a file: status and headers.
struct HTTPHead: Equatable {
    /// The number of the status, such as 404.
    var status: Int
    /// The words of the status; servers of HTTP/2 have none.
    var reason: String
    private var headers: [String: String] = [:]

    /// Reads the lines of a head, without the blank one at its end.
    ///
    /// - Returns: `nil` if the first line is no status of HTTP.
    init?(_ lines: some Sequence<Substring>) {
        var lines = lines.makeIterator()
        guard let first = lines.next(), first.hasPrefix("HTTP/") else { return nil }
        let words = first.split(separator: " ", maxSplits: 2)
        guard words.count >= 2, words[1].count == 3, let status = Int(words[1]) else { return nil }
        self.status = status
        reason = words.count > 2 ? String(words[2]) : ""
        while let line = lines.next() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let name = line[..<colon].lowercased()
            headers[name] = String(line[line.index(after: colon)...]).trimmingBlanks()
        }
    }

    /// Whether another head follows, that of the place the file moved to.
    var isProvisional: Bool {
        (100..<200).contains(status)
            || [301, 302, 303, 307, 308].contains(status) && headers["location"] != nil
    }

    /// How many bytes the server says will follow; `nil` if it does not say.
    var length: Int? {
        headers["transfer-encoding"] == nil ? headers["content-length"].flatMap { Int($0) } : nil
    }

    /// Where the part that is sent begins, and how long the whole is; `nil` if that is not said.
    var range: (start: Int, total: Int?)? {
        guard let match = headers["content-range"]?.wholeMatch(of: #/bytes (\d+)-\d+/(\d+|\*)/#),
            let start = Int(match.1)
        else { return nil }
        return (start, Int(match.2))
    }

    /// The server's name of this version of the file; `nil` if it has none that is the same only for
    /// the same bytes.
    var entityTag: String? {
        headers["etag"].flatMap { tag in
            tag.wholeMatch(of: #/"[!#-~]*"/#) == nil ? nil : tag
        }
    }
}

/// Takes heads off the front of what curl writes, up to that of the file itself.
struct HTTPHeadReader {
    private var pending: [UInt8] = []
    /// The head of the file; `nil` until it is read.
    private(set) var head: HTTPHead?

    /// Longer heads are no heads.
    private static let limit = 1 << 18

    /// Takes the next bytes, and returns those that belong to the file.
    ///
    /// - Returns: `nil` if what comes is no HTTP.
    mutating func take(_ bytes: [UInt8]) -> [UInt8]? {
        guard head == nil else { return bytes }
        pending += bytes
        while head == nil, let end = pending.firstRange(of: [13, 10, 13, 10]) {
            let text = String(decoding: pending[..<end.lowerBound], as: UTF8.self)
            pending.removeSubrange(..<end.upperBound)
            guard let found = HTTPHead(text.split(separator: "\r\n")) else { return nil }
            if !found.isProvisional { head = found }
        }
        guard head != nil else { return pending.count > Self.limit ? nil : [] }
        defer { pending = [] }
        return pending
    }
}
