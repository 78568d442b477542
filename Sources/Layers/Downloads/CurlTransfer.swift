import Foundation
import Glibc

/// One request for a file by curl, as a process of its own.
///
/// What it receives comes through a pipe: when this process ends, however it ends, nobody reads the
/// pipe any more and curl ends, too, and no file is written to by anyone but us.
struct CurlTransfer {
    private let program: String
    private let file: PinnedFile
    private let stallSeconds: Int

    /// Finds the program.
    ///
    /// - Throws: ``LayerError`` that names the package to install.
    init(for file: PinnedFile, stallSeconds: Int) throws(LayerError) {
        guard let program = ProgramSearch.find("curl") else {
            throw LayerError(
                .unreadable,
                path: file.url,
                message: "fetching needs curl, which is not installed",
                remedy: "install it: apt-get install curl; or name a folder with a copy by --from"
            )
        }
        self.program = program
        self.file = file
        self.stallSeconds = stallSeconds
    }

    /// How curl ended.
    struct Ending {
        /// Its exit code; 0 if all came that the server announced.
        var code: Int32
        /// What it said.
        var message: String?
    }

    /// Asks for a file, or for its rest.
    ///
    /// - Parameters:
    ///   - offset: How many bytes there are already.
    ///   - tag: The version they are of, if the server named it.
    ///   - take: What becomes of each piece, with the head of the answer; it may refuse, which ends
    ///     the transfer.
    func run(
        from offset: Int,
        tag: String?,
        _ take: (HTTPHead, [UInt8]) throws(TransferFailure) -> Void
    ) throws(TransferFailure) -> Ending {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments(from: offset, tag: tag)
        let (output, errors) = (Pipe(), Pipe())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        do {
            try process.run()
        } catch {
            throw failure("curl cannot be started: \(error.localizedDescription)")
        }
        do throws(TransferFailure) {
            try read(output.fileHandleForReading.fileDescriptor, take)
        } catch {
            // It may ignore being told to stop, as its parent does.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            throw error
        }
        let said = (try? errors.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        let line = String(decoding: said, as: UTF8.self).split(separator: "\n").first
        return Ending(
            code: process.terminationReason == .exit ? process.terminationStatus : -1,
            message: line.map { String($0.trimmingPrefix(#/curl: \(\d+\) /#)) }
        )
    }

    private func read(
        _ descriptor: Int32,
        _ take: (HTTPHead, [UInt8]) throws(TransferFailure) -> Void
    ) throws(TransferFailure) {
        var reader = HTTPHeadReader()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            let hadHead = reader.head != nil
            guard let content = reader.take(Array(buffer[..<count])) else {
                throw failure("the server does not speak HTTP")
            }
            // The head counts even if nothing follows it.
            if let head = reader.head, !hadHead || !content.isEmpty { try take(head, content) }
        }
    }

    private func failure(_ message: String) -> TransferFailure {
        TransferFailure(
            LayerError(
                .unreadable,
                path: file.url,
                message: message,
                remedy: "check the address, or name a folder with a copy by --from"
            )
        )
    }

    private func arguments(from offset: Int, tag: String?) -> [String] {
        var arguments = [
            // Settings of the user's own could send the file elsewhere, or print more than it.
            "--disable", "--silent", "--show-error", "--include", "--suppress-connect-headers",
            "--location", "--max-redirs", "10", "--globoff",
            "--proto", file.isLocal ? "=https,http" : "=https",
            "--connect-timeout", "\(stallSeconds)",
            "--speed-limit", "100", "--speed-time", "\(stallSeconds)",
            // Pieces are worth more now than full buffers later.
            "--no-buffer", "--user-agent", "penyangga (ikn data fetch)",
        ]
        if file.isLocal { arguments += ["--noproxy", "*"] }
        if offset > 0 { arguments += ["--range", "\(offset)-"] }
        if offset > 0, let tag { arguments += ["--header", "If-Range: \(tag)"] }
        return arguments + ["--url", file.url]
    }
}
