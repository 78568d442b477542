import FoundationEssentials
import Glibc

/// What processes that were killed left beside a target: drafts, and results that were making room.
///
/// Their names say so, in a form that nobody else gives: `laporan.penyangga-1234-5-k3f9qz.part`, of
/// the process 1234.
enum Leftovers {
    /// How long they lie still, in seconds, before they may be removed: a process of another machine,
    /// whose number says nothing here, may be at work on them.
    private static let patience = 3_600

    /// The name of something of this process beside a target, which nobody else in it has.
    ///
    /// - Parameter count: A number that no other name of this process has.
    static func name(beside target: String, count: Int, _ kind: Kind) -> String {
        // A process of the same number may have left one when it was killed.
        let mark = String(UInt32.random(in: 0...(.max)), radix: 36)
        return "\(target).penyangga-\(getpid())-\(count)-\(mark).\(kind.rawValue)"
    }

    /// Removes drafts of a target that nobody is at work on; what cannot be removed stays.
    static func clear(beside target: String) {
        for path in found(beside: target, .draft) where isStill(path) {
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    /// Puts results back that made room for others that never came.
    ///
    /// - Parameter marker: The file by which a folder is known to be such results.
    static func restore(_ target: String, marker: String) {
        guard access(target, F_OK) != 0,
            let path = found(beside: target, .earlier).first(where: { holds($0, marker) })
        else { return }
        rename(path, target)
    }

    /// Removes results that made room for others that came, before these make room themselves.
    static func removeEarlier(than target: String, marker: String) {
        guard holds(target, marker) else { return }
        for path in found(beside: target, .earlier) where holds(path, marker) && isStill(path) {
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    /// What is beside a target, by how its name ends.
    enum Kind: String {
        /// A file or folder that was not finished.
        case draft = "part"
        /// Results that were to be replaced.
        case earlier = "old"
    }

    /// What processes that have ended left.
    private static func found(beside target: String, _ kind: Kind) -> [String] {
        let parts = target.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().map { $0 + "/" }.joined()
        let prefix = "\(parts.last ?? "").penyangga-"
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder))
            ?? []
        // SQLite keeps files of its own beside a database.
        let form = #/([1-9][0-9]*)-[0-9]+-[0-9a-z]+\.([a-z]+)(?:-journal|-wal|-shm)?/#
        return names.sorted().compactMap { name in
            guard name.hasPrefix(prefix),
                let match = name.dropFirst(prefix.count).wholeMatch(of: form),
                match.2 == kind.rawValue, let process = Int32(match.1),
                kill(process, 0) != 0, errno == ESRCH
            else { return nil }
            return folder + name
        }
    }

    private static func holds(_ folder: String, _ marker: String) -> Bool {
        access("\(folder)/\(marker)", F_OK) == 0
    }

    /// Whether nobody has written to a file, or to anything in a folder, for a while.
    private static func isStill(_ path: String) -> Bool {
        let within = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        return ([path] + within.map { "\(path)/\($0)" }).allSatisfy { path in
            var status = stat()
            return lstat(path, &status) == 0 && time(nil) - status.st_mtim.tv_sec > patience
        }
    }
}
