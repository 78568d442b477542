import Glibc

/// One run of GDAL's `ogr2ogr` as a process of its own, so that a malformed file can crash it, hang
/// it or fill its memory without harm to ours.
struct OGRProcess {
    private let program: String
    /// How messages name the file that is read or written.
    private let path: String
    private let kind: LayerError.Kind

    /// How long a run may take, in seconds, and how much address space it may use, in mebibytes.
    ///
    /// Variables of the environment raise them for data of unusual size.
    private static let limits = (
        seconds: ("IKN_GDAL_SECONDS", 900), mebibytes: ("IKN_GDAL_MEBIBYTES", 4_096)
    )

    /// Finds the program.
    ///
    /// - Parameter kind: What kind of error a failure is.
    /// - Throws: ``LayerError`` that names the package to install.
    init(for path: String, failingAs kind: LayerError.Kind) throws(LayerError) {
        guard let program = ProgramSearch.find("ogr2ogr") else {
            throw LayerError(
                kind,
                path: path,
                message: "the format needs GDAL's ogr2ogr, which is not installed",
                remedy: "install it: apt-get install gdal-bin"
            )
        }
        self.program = program
        self.path = path
        self.kind = kind
    }

    /// Runs the program to its end.
    ///
    /// - Returns: What it warned of.
    /// - Throws: ``LayerError`` with the first error it reports; one is enough even if it goes on,
    ///   since what follows would be half of the data.
    func run(_ arguments: [String]) throws(LayerError) -> [String] {
        let seconds = try limit(Self.limits.seconds)
        let mebibytes = try limit(Self.limits.mebibytes)
        let process = ChildProcess(program, seconds: seconds, mebibytes: mebibytes)
        let ending: ChildProcess.Ending
        do {
            ending = try process.run(arguments)
        } catch {
            throw failure("ogr2ogr cannot be started: \(error)")
        }
        let lines = ending.messages
        if ending.isOutOfTime {
            throw failure(
                "ogr2ogr was stopped after \(seconds) s",
                "set \(Self.limits.seconds.0) to allow it more seconds, or convert the file first"
            )
        }
        let error =
            lines.first { $0.hasPrefix("ERROR ") }
            // The reason follows on a line of its own.
            ?? lines.firstIndex { $0.hasPrefix("FAILURE") }.map {
                lines[min($0 + 1, lines.count - 1)]
            }
        guard ending.isSuccess, error == nil else {
            throw refusal(error ?? lines.first, wasKilled: ending.wasKilled, mebibytes)
        }
        return lines.filter { $0.hasPrefix("Warning") }.map {
            $0.drop { $0 != ":" }.dropFirst().trimmingPrefix(" ")
        }.map(String.init)
    }

    private func refusal(
        _ line: String?,
        wasKilled: Bool,
        _ mebibytes: Int
    ) -> LayerError {
        let reason = line.map {
            $0.hasPrefix("ERROR") ? String($0.drop { $0 != ":" }.dropFirst(2)) : $0
        }
        if reason?.contains("Unable to find driver") == true {
            return failure(
                "ogr2ogr refused: \(reason ?? "")",
                "this GDAL has no driver for the format; choose another, such as gpkg"
            )
        }
        if reason?.hasPrefix("Unable to open datasource") == true {
            return failure(
                "GDAL takes this for no layer: the format is unknown or the file damaged"
            )
        }
        if wasKilled || reason?.contains("bad_alloc") == true || reason?.contains("emory") == true {
            return failure(
                "ogr2ogr broke off\(reason.map { ": \($0)" } ?? "")",
                "the file may be damaged, or need more than \(mebibytes) MiB: "
                    + "set \(Self.limits.mebibytes.0) to allow more"
            )
        }
        return failure("ogr2ogr refused: \(reason ?? "no reason")")
    }

    private func failure(_ message: String, _ remedy: String? = nil) -> LayerError {
        let usual =
            kind == .unwritable
            ? "check the folder and the format"
            : "check that the file is whole, with all that belongs to it, and of a format GDAL reads"
        return LayerError(kind, path: path, message: message, remedy: remedy ?? usual)
    }

    /// A limit as the environment sets it, or the usual one.
    private func limit(_ limit: (name: String, usual: Int)) throws(LayerError) -> Int {
        guard let text = getenv(limit.name).map({ String(cString: $0) }) else { return limit.usual }
        guard let number = Int(text), (1...1 << 30).contains(number) else {
            throw failure(
                "\(limit.name) is '\(text)', which is no number from 1 to \(1 << 30)",
                "write a whole number, such as \(limit.usual), or leave it out"
            )
        }
        return number
    }
}
