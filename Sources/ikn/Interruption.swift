import Dispatch
import Glibc
import Layers

/// What happens when the user presses Ctrl-C or the system asks the program to end.
enum Interruption {
    /// Removes half-written files and ends with 130, or with 143 when asked to terminate.
    ///
    /// - Returns: What must be kept alive as long as the program runs.
    static func watch() -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                Drafts.removeAll()
                Glibc.exit(128 + number)
            }
            source.resume()
            return source
        }
    }
}
