import Glibc

/// A file that is brought into the cache, from the web or from a folder, and verified there.
public struct Download {
    /// Where files come from.
    public enum Source: Sendable {
        /// Their addresses.
        case web
        /// A folder that holds them under their names, or in a folder named after the dataset.
        case folder(String)
    }

    /// What is to be told while a file comes.
    public enum Event: Sendable {
        /// How many bytes there are by now.
        case received(Int)
        /// Something a user should know.
        case notice(String)
    }

    /// A file that is in the cache, with the right digest.
    public struct Result: Hashable, Sendable {
        /// Where it stands.
        public let path: String
        /// Its length and digest.
        public let digest: FileDigest
    }

    let file: PinnedFile
    let dataset: String
    let cache: DownloadCache
    private let limits: DownloadLimits
    let tell: (Event) -> Void

    /// Prepares to bring a file.
    ///
    /// - Parameters:
    ///   - dataset: What the file belongs to.
    ///   - tell: What is called with what there is to tell.
    public init(
        _ file: PinnedFile,
        of dataset: String,
        into cache: DownloadCache,
        _ limits: DownloadLimits,
        telling tell: @escaping (Event) -> Void
    ) {
        self.file = file
        self.dataset = dataset
        self.cache = cache
        self.limits = limits
        self.tell = tell
    }

    /// Brings the file, unless the cache has it; what the cache has is verified again.
    ///
    /// - Throws: ``LayerError`` of kind `missing` or `unreadable` for what cannot be had, `syntax`
    ///   for a file that is not the one that is pinned, `unwritable` for the cache.
    public func run(from source: Source) throws(LayerError) -> Result {
        try cache.make()
        let lock = try FileLock(cache.lock(of: file)) {
            tell(.notice("\(file.name): waiting for another fetch of it"))
        }
        defer { withExtendedLifetime(lock) {} }
        if let cached = try cached() { return cached }
        switch source {
        case .web: return try fetch()
        case .folder(let folder): return try copy(from: folder)
        }
    }

    private func cached() throws(LayerError) -> Result? {
        guard let pin = file.pin, DownloadCache.size(of: cache.path(of: pin)) != nil else {
            return nil
        }
        let path = cache.path(of: pin)
        if try FileDigest(of: path) == pin { return Result(path: path, digest: pin) }
        tell(.notice("\(file.name): its copy in the cache is damaged, so it is fetched anew"))
        unlink(path)
        return nil
    }

    private func fetch() throws(LayerError) -> Result {
        let part = cache.part(of: file)
        var most = DownloadCache.size(of: part) ?? 0
        var fruitless = 0
        var mayStartOver = true
        while true {
            var isPieced = false
            do throws(TransferFailure) {
                isPieced = try transfer()
                return try verified()
            } catch {
                if error.error.kind == .syntax {
                    forget()
                    // The pieces may be of two versions of the file.
                    guard isPieced, mayStartOver else { throw error.error }
                    mayStartOver = false
                    most = 0
                    tell(.notice("\(file.name): its parts do not fit together; it is fetched anew"))
                    continue
                }
                let count = DownloadCache.size(of: part) ?? 0
                fruitless = count > most ? 0 : fruitless + 1
                most = max(most, count)
                guard error.isPassing, fruitless < limits.attempts else {
                    throw error.error
                }
                let pause = limits.pauseSeconds << max(0, fruitless - 1)
                tell(
                    .notice("\(file.name): \(error.error.message); next attempt in \(pause) s")
                )
                if pause > 0 { sleep(UInt32(pause)) }
            }
        }
    }

    /// Brings what is missing.
    ///
    /// - Returns: Whether the file consists of parts of several answers.
    private func transfer() throws(TransferFailure) -> Bool {
        let part = cache.part(of: file)
        var offset = DownloadCache.size(of: part) ?? 0
        let tag = readTag()
        if let pin = file.pin {
            if offset == pin.bytes { return true }
            if offset > pin.bytes { offset = 0 }
        } else if tag == nil {
            // Nothing would tell whether the rest is of the same version.
            offset = 0
        }
        let curl = try passing { () throws(LayerError) in
            try CurlTransfer(for: file, stallSeconds: limits.stallSeconds)
        }
        var answer = DownloadAnswer(to: file, from: offset, of: tag, cache, tell)
        let ending = try curl.run(from: offset, tag: tag) { head, bytes throws(TransferFailure) in
            try answer.take(head, bytes)
        }
        guard ending.code == 0 else {
            throw .curl(
                ending.code,
                ending.message,
                file,
                received: received(answer.total),
                stall: limits.stallSeconds
            )
        }
        guard answer.hasBegun else {
            throw .curl(52, nil, file, received: received(nil), stall: limits.stallSeconds)
        }
        return answer.isPieced
    }

    private func received(_ total: Int?) -> String {
        let count = DownloadCache.size(of: cache.part(of: file)) ?? 0
        return (total ?? file.pin?.bytes).map { "\(count) of \($0) bytes" } ?? "\(count) bytes"
    }

    private func readTag() -> String? {
        guard let bytes = try? InputFile.read(cache.tag(of: file)) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private func forget() {
        unlink(cache.part(of: file))
        unlink(cache.tag(of: file))
    }

    private func verified() throws(TransferFailure) -> Result {
        let part = cache.part(of: file)
        let digest = try passing { () throws(LayerError) in try FileDigest(of: part) }
        guard digest.bytes > 0 else { throw .wrong(file.url, "the server sends an empty file") }
        if let pin = file.pin, digest != pin {
            throw .wrong(file.url, Self.difference(digest, pin) + "; it is deleted")
        }
        let result = try passing { () throws(LayerError) in try keep(part, digest) }
        forget()
        return result
    }

    /// Puts a verified file in its place.
    func keep(_ draft: String, _ digest: FileDigest) throws(LayerError) -> Result {
        let path = cache.path(of: digest)
        try FileSink.move(draft, to: path)
        return Result(path: path, digest: digest)
    }

    /// How a file differs from the one that is pinned.
    static func difference(_ found: FileDigest, _ pin: FileDigest) -> String {
        found.bytes == pin.bytes
            ? "this is another file: its SHA-256 is \(found.sha256), the pinned one \(pin.sha256)"
            : "this is another file: it has \(found.bytes) bytes and the SHA-256 \(found.sha256), "
                + "pinned are \(pin.bytes) bytes and \(pin.sha256)"
    }

    private func passing<Value>(
        _ body: () throws(LayerError) -> Value
    ) throws(TransferFailure) -> Value {
        do {
            return try body()
        } catch {
            throw TransferFailure(error)
        }
    }
}
