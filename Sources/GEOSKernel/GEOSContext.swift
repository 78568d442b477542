import CGEOS

/// One reentrant GEOS context: the owner of GEOS's state and of its last message.
///
/// A context serves one thread at a time (libgeos/geos#907), so it is not `Sendable` and never
/// leaves the synchronous function that made it. Making one costs a fraction of a microsecond.
///
/// The conventions of the C library are decoded here and nowhere else: a null result and the
/// predicate value 2 both mean that an exception was reported to the message handler.
@safe
final class GEOSContext {
    let handle: OpaquePointer
    private let messages = Messages()

    /// Where the error handler, a C function without captures, leaves what GEOS said.
    private final class Messages {
        var last: String?
    }

    init() {
        guard let handle = unsafe GEOS_init_r() else {
            preconditionFailure("GEOS could not allocate a context")
        }
        unsafe self.handle = handle
        _ = unsafe GEOSContext_setErrorMessageHandler_r(
            handle,
            { message, receiver in
                guard let message = unsafe message, let receiver = unsafe receiver else { return }
                let messages = unsafe Unmanaged<Messages>.fromOpaque(receiver)
                unsafe messages.takeUnretainedValue().last = String(cString: message)
            },
            Unmanaged.passUnretained(messages).toOpaque()
        )
    }

    deinit { unsafe GEOS_finish_r(handle) }

    /// The pointer GEOS returned, or the error it reported instead.
    func checked(
        _ pointer: OpaquePointer?,
        _ operation: GEOSError.Operation
    ) throws(GEOSError) -> OpaquePointer {
        guard let pointer = unsafe pointer else { throw failure(operation) }
        return unsafe pointer
    }

    /// The answer of a predicate: 0 is false, 1 is true, anything else an error.
    func checked(_ answer: CChar, _ operation: GEOSError.Operation) throws(GEOSError) -> Bool {
        switch answer {
        case 0: return false
        case 1: return true
        default: throw failure(operation)
        }
    }

    /// The error for an operation, with the words of GEOS.
    func failure(_ operation: GEOSError.Operation) -> GEOSError {
        defer { messages.last = nil }
        return GEOSError(operation: operation, message: messages.last ?? "no message")
    }
}

@available(*, unavailable)
extension GEOSContext: Sendable {}
