import FoundationEssentials
import Glibc
import Synchronization

/// The files and folders that are being written and are not yet in their place.
///
/// Whoever ends the program early, such as at an interruption, removes them first.
public enum Drafts {
    private struct State {
        var paths: Set<String> = []
        var count = 0
    }

    private static let state = Mutex(State())

    /// Notes a file or folder that is to go if the program ends early.
    public static func add(_ path: String) {
        _ = state.withLock { $0.paths.insert(path) }
    }

    /// Notes the draft of a target, under a name that nobody else in this process has; drafts that
    /// were left behind go.
    static func add(beside target: String) -> String {
        // A folder of this process's own has none.
        if !hold(target) { Leftovers.clear(beside: target) }
        return state.withLock { state in
            state.count += 1
            let path = Leftovers.name(beside: target, count: state.count, .draft)
            state.paths.insert(path)
            return path
        }
    }

    /// Forgets a file or folder that is in its place, or gone.
    public static func remove(_ path: String) {
        _ = state.withLock { $0.paths.remove(path) }
    }

    /// A name beside a target for what makes room for its draft.
    static func earlier(than target: String) -> String {
        state.withLock { state in
            state.count += 1
            return Leftovers.name(beside: target, count: state.count, .earlier)
        }
    }

    /// Whether a path lies within a folder that is being written.
    private static func hold(_ path: String) -> Bool {
        state.withLock { $0.paths.contains { path.hasPrefix($0 + "/") } }
    }

    /// Deletes all that is noted, folders with all they hold, and forgets it.
    ///
    /// It may be called from any thread, but not from within a signal handler.
    public static func removeAll() {
        state.withLock { state in
            for path in state.paths { try? FileManager.default.removeItem(atPath: path) }
            state.paths = []
        }
    }
}
