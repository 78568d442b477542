import FoundationEssentials
import Glibc

/// What processes that were killed left beside a target: drafts, and results that were making room.
enum Leftovers {
    /// How long a draft lies still, in seconds, before it counts as left: a process of another
    /// machine, whose number says nothing here, may be at work on it.
    private static let patience = 3_600

    /// Removes drafts of a target that nobody is at work on.
    ///
    /// Nothing else is touched, whatever its name; what cannot be removed stays.
    static func clear(beside target: String) {
        for (path, kind) in found(beside: target) where kind == .draft && isStill(path) {
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    /// Puts back results that made room for others that never came, and removes them where the
    /// others did come.
    static func restore(_ target: String) {
        for (path, kind) in found(beside: target) where kind == .earlier {
            if access(target, F_OK) != 0 {
                rename(path, target)
            } else {
                try? FileManager.default.removeItem(atPath: path)
            }
        }
    }

    private static func found(beside target: String) -> [(path: String, kind: Kind)] {
        let parts = target.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().map { $0 + "/" }.joined()
        let prefix = "\(parts.last ?? "")."
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder))
            ?? []
        return names.sorted().compactMap { name in
            guard name.hasPrefix(prefix) else { return nil }
            return Kind(name.dropFirst(prefix.count)).map { (folder + name, $0) }
        }
    }

    /// What a name says, where its process has ended.
    private enum Kind {
        case draft
        case earlier

        /// Reads what follows the name of the target: `1234.1.k3f9qz.part`, also that of a
        /// journal, or `1234.old`.
        init?(_ rest: Substring) {
            let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
            guard let process = parts.first.flatMap({ Int32($0) }), process > 0,
                kill(process, 0) != 0, errno == ESRCH
            else { return nil }
            switch parts.count {
            case 2 where parts[1] == "old": self = .earlier
            case 4 where parts[3].hasPrefix("part") && Int(parts[1]) != nil: self = .draft
            default: return nil
            }
        }
    }

    /// Whether nobody has written to a file or folder for a while.
    private static func isStill(_ path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0 else { return false }
        return time(nil) - status.st_mtim.tv_sec > patience
    }
}
