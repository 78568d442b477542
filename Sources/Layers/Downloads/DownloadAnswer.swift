import Glibc

/// What becomes of a server's answer: bytes of the file, or the reason why they are none.
struct DownloadAnswer: ~Copyable {
    private let file: PinnedFile
    private let offset: Int
    private let tag: String?
    private let cache: DownloadCache
    private let tell: (Download.Event) -> Void
    private var part: PartFile?
    /// Whether the bytes go on from those of an earlier answer.
    private(set) var isPieced = false
    /// Whether there was an answer at all.
    var hasBegun: Bool { part != nil }
    /// How long the whole file is; `nil` if the server does not say.
    private(set) var total: Int?

    /// Expects the answer to a request.
    ///
    /// - Parameters:
    ///   - offset: From which byte on the file was asked for.
    ///   - tag: The version of what there is, if the server named it.
    init(
        to file: PinnedFile,
        from offset: Int,
        of tag: String?,
        _ cache: DownloadCache,
        _ tell: @escaping (Download.Event) -> Void
    ) {
        self.file = file
        self.offset = offset
        self.tag = tag
        self.cache = cache
        self.tell = tell
    }

    /// Appends bytes of the file.
    mutating func take(_ head: HTTPHead, _ bytes: [UInt8]) throws(TransferFailure) {
        do {
            if part == nil { part = try begin(head) }
            try part?.write(bytes)
        } catch let error as TransferFailure {
            throw error
        } catch let error as LayerError {
            throw TransferFailure(error)
        } catch {
            preconditionFailure("only these two are thrown")
        }
        let count = part?.count ?? 0
        guard count <= file.pin?.bytes ?? DownloadLimits.largest else {
            throw .wrong(
                file.url,
                "the server sends more than the \(file.pin?.bytes ?? DownloadLimits.largest) bytes "
                    + "that the file may have"
            )
        }
        tell(.received(count))
    }

    /// Opens the part of the file that an answer belongs to.
    private mutating func begin(_ head: HTTPHead) throws -> PartFile {
        switch head.status {
        case 200:
            total = head.length
            try requirePinned(total)
            let path = cache.tag(of: file)
            unlink(path)
            let part = try PartFile(cache.part(of: file), isAnew: true)
            if let tag = head.entityTag { try OutputFile.write(tag, to: path) }
            return part
        case 206 where offset > 0:
            guard let range = head.range, range.start == offset else {
                throw startingOver("the server sends another part than it was asked for")
            }
            // Some servers do not heed the condition of the request.
            if let tag, let other = head.entityTag, other != tag {
                throw startingOver("the file has changed since its beginning came")
            }
            total = range.total
            try requirePinned(total)
            isPieced = true
            return try PartFile(cache.part(of: file), isAnew: false)
        case 416 where offset > 0:
            throw startingOver("the server has no such part any more")
        default: throw TransferFailure.status(head, file)
        }
    }

    private func requirePinned(_ total: Int?) throws(TransferFailure) {
        guard let total, let pin = file.pin, total != pin.bytes else { return }
        throw .wrong(
            file.url,
            "the server announces a file of \(total) bytes, pinned are \(pin.bytes)"
        )
    }

    private func startingOver(_ message: String) -> TransferFailure {
        unlink(cache.part(of: file))
        unlink(cache.tag(of: file))
        return TransferFailure(
            LayerError(
                .unreadable,
                path: file.url,
                message: message,
                remedy: "run the command again, which starts anew"
            ),
            isPassing: true
        )
    }
}
