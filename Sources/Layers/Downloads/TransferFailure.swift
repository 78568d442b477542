/// Why a transfer did not bring the whole file.
struct TransferFailure: Error {
    /// What to tell the user if it stays so.
    var error: LayerError
    /// Whether another attempt may fare better.
    var isPassing: Bool

    init(_ error: LayerError, isPassing: Bool = false) {
        self.error = error
        self.isPassing = isPassing
    }

    /// A file that is not the one the table pins.
    static func wrong(_ path: String, _ message: String) -> TransferFailure {
        TransferFailure(
            LayerError(
                .syntax,
                path: path,
                message: message,
                remedy: "take it from elsewhere (--from), or pin the file as it is now (--record)"
            )
        )
    }

    /// Why a status of HTTP brings no file.
    static func status(_ head: HTTPHead, _ file: PinnedFile) -> TransferFailure {
        let words = head.reason.isEmpty ? "\(head.status)" : "\(head.status) \(head.reason)"
        let isAbsent = head.status == 404 || head.status == 410
        return TransferFailure(
            LayerError(
                isAbsent ? .missing : .unreadable,
                path: file.url,
                message: isAbsent
                    ? "there is no such file on the server (\(words))"
                    : "the server refuses (\(words))",
                remedy: isAbsent
                    ? "correct the address in the table, or name a folder with a copy by --from"
                    : again
            ),
            isPassing: [408, 425, 429, 500, 502, 503, 504].contains(head.status)
        )
    }

    /// Why curl ended, by its exit code.
    static func curl(
        _ code: Int32,
        _ said: String?,
        _ file: PinnedFile,
        received: String,
        stall seconds: Int
    ) -> TransferFailure {
        let words = said.map { ": \($0)" } ?? ""
        func failure(_ message: String, _ remedy: String, _ isPassing: Bool) -> TransferFailure {
            TransferFailure(
                LayerError(.unreadable, path: file.url, message: message, remedy: remedy),
                isPassing: isPassing
            )
        }
        switch code {
        case 5, 6: return failure("the host \(file.host) is not found", offline, false)
        case 7: return failure("the server \(file.host) cannot be connected to", offline, true)
        case 28:
            return failure(
                "the transfer stalled for \(seconds) s; received \(received)",
                "\(again); \(DownloadLimits.names.stall) allows longer pauses",
                true
            )
        case 16, 18, 52, 55, 56, 92:
            // What curl says of a sheer end is the same with other numbers.
            let reason = code == 18 ? "" : words
            return failure("the transfer was cut off; received \(received)\(reason)", again, true)
        case 35: return failure("no secure connection came about\(words)", again, true)
        case 60:
            return failure(
                "the server cannot prove who it is\(words)",
                "install the package ca-certificates, or check the clock and the network",
                false
            )
        case 1: return failure("the server does not answer by https\(words)", again, false)
        case 47: return failure("the server leads from one address to the next", again, false)
        default: return failure("curl gave up (\(code))\(words)", again, false)
        }
    }

    private static let again = "run the command again later, which goes on from there"
    private static let offline =
        "check the network and the address, or name a folder with a copy by --from"
}
