import FoundationEssentials
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
        try StateDirectory.make(directory.schedules)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(schedule), as: UTF8.self)
        try OutputFile.write(text + "\n", to: path, overwrite: true)
    }

    /// All schedules by name.
    ///
    /// - Throws: ``HistoryError`` of kind `corrupt` that names a file that is no schedule.
    public func all() throws(HistoryError) -> [Schedule] {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: directory.schedules)) ?? []
        var schedules: [Schedule] = []
        for name in names.sorted() where name.hasSuffix(".json") {
            schedules.append(try read("\(directory.schedules)/\(name)"))
        }
        return schedules
    }

    /// A schedule by its name.
    ///
    /// - Throws: ``HistoryError`` of kind `missing` that lists the names there are.
    public func schedule(_ name: String) throws(HistoryError) -> Schedule {
        let known = try all()
        guard let schedule = known.first(where: { $0.name == name }) else {
            throw HistoryError(
                .missing,
                "there is no schedule '\(name)' in \(directory.path)",
                remedy: known.isEmpty
                    ? "add one with 'ikn schedule add'"
                    : "choose one of \(known.map(\.name).joined(separator: ", "))"
            )
        }
        return schedule
    }

    /// Forgets a schedule; its reports and its history stay.
    ///
    /// - Throws: ``HistoryError`` of kind `missing`, or `unwritable`.
    public func remove(_ name: String) throws(HistoryError) {
        _ = try schedule(name)
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
