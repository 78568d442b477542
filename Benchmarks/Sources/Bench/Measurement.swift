import Foundation

/// What one timed run took, and a fingerprint of its answer.
struct Measurement: Encodable {
    var job: String
    var peer = "penyangga"
    var `case`: String
    var threads: Int
    /// User and system time of the process in seconds, all threads together.
    var cpu: Double
    var wall: Double
    /// The greatest resident memory during the run, and before it, in MB.
    var peak_mb: Double
    var base_mb: Double
    /// What the making of the index took of it.
    var build_cpu: Double?
    var answer: [Double]

    /// Runs a job once to warm up and then as often as asked, and prints each run.
    ///
    /// - Parameter work: Returns the answer, and the CPU time that it took to build an index.
    static func run(
        _ job: String,
        _ name: String,
        _ options: JobOptions,
        _ work: () throws -> (build: Double?, answer: [Double])
    ) throws {
        try run(job, name, options, work) { $0 }
    }

    /// The same for work whose answer is told from its result when the clock stands still.
    static func run<Result>(
        _ job: String,
        _ name: String,
        _ options: JobOptions,
        _ work: () throws -> Result,
        answer: (Result) -> (build: Double?, answer: [Double])
    ) throws {
        _ = try work()
        for _ in 0..<options.runs {
            resetPeak()
            let base = memory("VmRSS")
            let (cpu, start) = (cpuTime(), ContinuousClock.now)
            let result = try work()
            let wall = ContinuousClock.now - start
            let used = cpuTime() - cpu
            let peak = memory("VmHWM")
            let told = answer(result)
            let measurement = Measurement(
                job: job,
                case: name,
                threads: options.threads,
                cpu: used,
                wall: wall / .seconds(1),
                peak_mb: peak,
                base_mb: base,
                build_cpu: told.build,
                answer: told.answer
            )
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            print(String(decoding: try encoder.encode(measurement), as: UTF8.self))
        }
    }

    /// User and system time of the process in seconds.
    static func cpuTime() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(microseconds) / 1e6
    }

    /// Makes the kernel forget the greatest resident memory so far.
    private static func resetPeak() {
        try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    }

    /// A figure of the process's status in MB.
    private static func memory(_ key: String) -> Double {
        let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix(key + ":") }
        let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first
        return Double(kilobytes.map(String.init) ?? "").map { $0 / 1_024 } ?? .nan
    }
}
