import Glibc

/// A lock between processes, which the kernel gives back when its holder ends, however it ends.
///
/// It is held from its making until it is dropped.
public struct FileLock: ~Copyable {
    private let path: String
    private let descriptor: Int32

    /// Takes the lock, waiting for whoever holds it.
    ///
    /// - Parameters:
    ///   - path: The file that stands for the lock; it is there only while somebody holds it.
    ///   - wait: What is called once if somebody else holds it.
    /// - Throws: ``LayerError`` of kind `unwritable`.
    public init(_ path: String, onWaiting wait: () -> Void = {}) throws(LayerError) {
        var hasWaited = false
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { throw FileSink.failure(path) }
            var result = flock(descriptor, LOCK_EX | LOCK_NB)
            if result != 0, errno == EWOULDBLOCK {
                if !hasWaited { wait() }
                hasWaited = true
                repeat { result = flock(descriptor, LOCK_EX) } while result != 0 && errno == EINTR
            }
            guard result == 0 else {
                let error = FileSink.failure(path)
                close(descriptor)
                throw error
            }
            // The holder before took the file away with its lock: this one is nobody's then.
            if Self.isFile(descriptor, at: path) {
                self.path = path
                self.descriptor = descriptor
                return
            }
            close(descriptor)
        }
    }

    deinit {
        // In this order, so that nobody can take the lock of a file that is about to go.
        unlink(path)
        close(descriptor)
    }

    private static func isFile(_ descriptor: Int32, at path: String) -> Bool {
        var (own, named) = (stat(), stat())
        return fstat(descriptor, &own) == 0 && stat(path, &named) == 0
            && own.st_ino == named.st_ino && own.st_dev == named.st_dev
    }
}
