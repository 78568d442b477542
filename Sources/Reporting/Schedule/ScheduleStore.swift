import FoundationEssentials
import Glibc
import Layers

/// The schedules of a state directory, a file each.
public struct ScheduleStore: Sendable {
    private let directory: StateDirectory

    /// Names the folder they are kept in.
    public init(_ directory: StateDirectory) { self.directory = directory }

    private func path(of name: String) -> String { "\(directory.schedules)/\(name).json" }

    /// Keeps a schedule.
    ///
    /// - Parameter overwrite: Whether one of that name may be replaced.
    /// - Throws: ``HistoryError`` of kind `usage` if there is one of that name, or `LayerError`.
    public func add(_ schedule: Schedule, overwrite: Bool = false) throws {
        let path = path(of: schedule.name)
        guard overwrite || !FileManager.default.fileExists(atPath: path) else {
            throw HistoryError(
                .usage,
                "there is a schedule '\(schedule.name)' already",
                remedy: "choose another name, or pass --overwrite to replace it"
            )
        }
        var schedule = schedule
        if let old = try? read(path), (old.calendar, old.zone) == (schedule.calendar, schedule.zone)
        {
            // What was due under the old one still is.
            schedule.added = old.added
        }
        try StateDirectory.make(directory.schedules)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(schedule), as: UTF8.self)
        try OutputFile.write(text + "\n", to: path, overwrite: true)
    }

    /// All schedules by name, and what is wrong with files that are none.
    ///
    /// - Throws: ``HistoryError`` of kind `unwritable` for a folder that may not be read.
    public func all() throws(HistoryError) -> (schedules: [Schedule], mistakes: [HistoryError]) {
        var schedules: [Schedule] = []
        var mistakes: [HistoryError] = []
        for name in try names() {
            do {
                schedules.append(try read(path(of: name)))
            } catch {
                mistakes.append(error)
            }
        }
        return (schedules, mistakes)
    }

    private func names() throws(HistoryError) -> [String] {
        let folder = directory.schedules
        guard access(folder, F_OK) == 0 || errno == EACCES else { return [] }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw HistoryError(
                .unwritable,
                "\(folder): the schedules cannot be read: permission denied",
                remedy: "run as who added them, or name another folder with --state"
            )
        }
        return names.sorted().filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
    }

    /// A schedule by its name.
    ///
    /// - Throws: ``HistoryError`` of kind `missing` that lists the names there are, or `corrupt`.
    public func schedule(_ name: String) throws(HistoryError) -> Schedule {
        let known = try names()
        guard known.contains(name) else {
            throw HistoryError(
                .missing,
                "there is no schedule '\(name)' in \(directory.path)",
                remedy: known.isEmpty
                    ? "add one with 'ikn schedule add'"
                    : "choose one of \(known.joined(separator: ", "))"
            )
        }
        return try read(path(of: name))
    }

    /// Forgets a schedule; its reports and its history stay.
    ///
    /// - Throws: ``HistoryError`` of kind `missing`, or `unwritable`.
    public func remove(_ name: String) throws(HistoryError) {
        if !FileManager.default.fileExists(atPath: path(of: name)) { _ = try schedule(name) }
        do {
            try FileManager.default.removeItem(atPath: path(of: name))
        } catch {
            throw HistoryError(
                .unwritable,
                "\(path(of: name)): the schedule cannot be removed",
                remedy: "check the permissions of the folder"
            )
        }
    }

    private func read(_ path: String) throws(HistoryError) -> Schedule {
        do {
            let schedule = try JSONDecoder().decode(
                Schedule.self,
                from: Data(try InputFile.read(path))
            )
            _ = try schedule.expression()
            _ = try schedule.civilZone()
            return schedule
        } catch {
            throw HistoryError(
                .corrupt,
                "\(path): this is no schedule: \(error)",
                remedy: "remove the file, and add the schedule again"
            )
        }
    }
}
