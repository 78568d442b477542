import Glibc

/// The right to run a schedule, held by one process at a time.
///
/// It is a lock of the kernel on an open file (`flock`), which ends with the process however it
/// ends; the file itself stays and says who held it last.
public struct RunLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock, or ends at once.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - moment: What is written into it, for others to see.
    /// - Throws: ``HistoryError`` of kind `busy` that says who holds it, or `unwritable`.
    public init(_ path: String, since moment: String) throws(HistoryError) {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
        try StateDirectory.make(folder)
        // Programs that a run starts must not hold the lock when the run is gone.
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw HistoryError(
                .unwritable,
                "\(path): the lock cannot be made: \(String(cString: strerror(errno)))",
                remedy: "check the permissions of the folder, or name another with --state"
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.content(of: descriptor)
            close(descriptor)
            throw HistoryError(
                .busy,
                "the schedule is running already\(holder.isEmpty ? "" : ", \(holder)")",
                remedy: "wait until it has ended"
            )
        }
        ftruncate(descriptor, 0)
        var text = "process \(getpid()), since \(moment)\n"
        text.withUTF8 { bytes in _ = pwrite(descriptor, bytes.baseAddress, bytes.count, 0) }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    private static func content(of descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        return text.split(separator: "\n").first.map(String.init) ?? ""
    }
}
