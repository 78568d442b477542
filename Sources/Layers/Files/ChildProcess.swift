import Foundation
import Glibc

/// A program that is run as a process of its own, with limits of time and memory.
///
/// What it reads and writes goes through files without a name, so that neither side can wait for
/// the other.
public struct ChildProcess: Sendable {
    /// How a run ended.
    public struct Ending: Sendable {
        /// The exit code, or the number of the signal that ended it.
        public let status: Int32
        /// Whether a signal ended it.
        public let wasKilled: Bool
        /// Whether it was stopped because its time was up.
        public let isOutOfTime: Bool
        /// What it wrote to standard output.
        public let output: [UInt8]
        /// What it wrote to standard error, by lines.
        public let messages: [String]

        /// Whether it ended by itself and reported success.
        public var isSuccess: Bool { !wasKilled && !isOutOfTime && status == 0 }
    }

    /// A program that could not be started at all.
    public struct StartFailure: Error, CustomStringConvertible {
        /// What the system said.
        public let description: String
    }

    private let program: String
    private let seconds: Int
    private let mebibytes: Int?

    /// Names a program and its limits.
    ///
    /// - Parameters:
    ///   - program: The path of the program.
    ///   - seconds: How long a run may take.
    ///   - mebibytes: How much address space it may use; no limit if `nil`.
    public init(_ program: String, seconds: Int, mebibytes: Int? = nil) {
        self.program = program
        self.seconds = seconds
        self.mebibytes = mebibytes
    }

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - arguments: Its arguments.
    ///   - input: What it reads from standard input.
    ///   - environment: Variables set beside those of this process.
    /// - Throws: ``StartFailure`` if it cannot be started.
    public func run(
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:]
    ) throws(StartFailure) -> Ending {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments =
            [
                "-c", "ulimit -v \"$1\" && shift && exec \"$@\"", "sh",
                mebibytes.map { "\($0 * 1_024)" } ?? "unlimited",
                ProgramSearch.find("timeout") ?? "/usr/bin/timeout", "--kill-after=5",
                "\(seconds)", program,
            ] + arguments
        if !environment.isEmpty {
            process.environment = ProcessInfo.processInfo.environment
                .merging(environment) { _, new in new }
        }
        let (standardInput, output, errors) = (
            try Self.namelessFile(), try Self.namelessFile(), try Self.namelessFile()
        )
        let clock = ContinuousClock()
        let start = clock.now
        do {
            try standardInput.write(contentsOf: Data(input.utf8))
            try standardInput.seek(toOffset: 0)
            process.standardInput = standardInput
            process.standardOutput = output
            process.standardError = errors
            try process.run()
        } catch {
            throw StartFailure(description: error.localizedDescription)
        }
        process.waitUntilExit()
        let messages = String(decoding: Self.content(of: errors), as: UTF8.self)
            .split(separator: "\n").map(String.init)
        let status = process.terminationStatus
        let wasKilled = process.terminationReason == .uncaughtSignal
        if !wasKilled, (125...127).contains(status) {
            throw StartFailure(description: messages.first ?? "no reason")
        }
        // Whoever does not mind being told to stop is killed, which looks like a crash.
        let wasStopped = [9, 15, 124, 137].contains(status)
        return Ending(
            status: status,
            wasKilled: wasKilled,
            isOutOfTime: wasStopped && clock.now - start >= .seconds(seconds),
            output: [UInt8](Self.content(of: output)),
            messages: messages
        )
    }

    private static func namelessFile() throws(StartFailure) -> FileHandle {
        var name = [UInt8]("\(FileManager.default.temporaryDirectory.path)/ikn-XXXXXX\0".utf8)
            .map { CChar(bitPattern: $0) }
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else {
            throw StartFailure(
                description: "no temporary file: \(String(cString: strerror(errno)))"
            )
        }
        unlink(name)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    private static func content(of file: FileHandle) -> Data {
        guard (try? file.seek(toOffset: 0)) != nil else { return Data() }
        return (try? file.readToEnd()) ?? Data()
    }
}
