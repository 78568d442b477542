import Foundation
import TestSupport
import Testing

/// The program that tells what systemd makes of a calendar expression.
enum SystemdAnalyze {
    struct Answer: Equatable {
        var normalized: String
        var elapses: [String]
    }

    static let program = "/usr/bin/systemd-analyze"

    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    /// The normalized form and the next five moments; `nil` when systemd refuses the expression.
    static func answer(_ expression: String, after base: String) throws -> Answer? {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = [
            "calendar", "--iterations=5", "--base-time=\(base) UTC", "--", "\(expression) UTC",
        ]
        process.environment = ["TZ": "UTC", "LC_ALL": "C"]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        var answer = Answer(normalized: "", elapses: [])
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: ": ", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard parts.count == 2, parts[1].hasSuffix(" UTC") else { continue }
            if parts[0] == "Normalized form" {
                answer.normalized = String(parts[1].dropLast(4))
            } else if parts[0] == "Next elapse" || parts[0].hasPrefix("Iter. #") {
                // Behind the weekday: Tue 2026-11-24 14:05:00 UTC.
                answer.elapses.append(String(parts[1].dropFirst(4).dropLast(4)))
            }
        }
        return answer
    }
}

/// Made-up calendar expressions, most of which are valid.
struct RandomExpressions {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// A moment in the years 2020 to 2060, often near a border.
    mutating func base() -> String {
        let days = ["01-31", "02-28", "06-30", "11-30", "12-31"]
        let times = ["00:00:00", "23:59:59", "12:30:15"]
        return "\(number(2020...2060))-\(pick(days)) \(pick(times))"
    }

    mutating func next() -> String {
        var parts: [String] = []
        if chance(0.4) { parts.append(list { $0.weekdays() }) }
        if chance(0.7) { parts.append(date()) }
        if parts.isEmpty || chance(0.6) { parts.append(time()) }
        return parts.joined(separator: " ")
    }

    private mutating func weekdays() -> String {
        let names = ["Mon", "tuesday", "WED", "Thu", "Friday", "sat", "Sunday"]
        let (first, last) = (number(0...6), number(0...6))
        return chance(0.6) || first > last ? names[first] : "\(names[first])..\(names[last])"
    }

    private mutating func date() -> String {
        let month = field(1...12, open: (1...12).randomElement(using: &generator))
        let fromEnd = chance(0.3)
        let day = field(fromEnd ? 1...28 : 1...31, open: nil)
        let monthAndDay = "\(month)\(fromEnd ? "~" : "-")\(day)"
        guard chance(0.6) else { return monthAndDay }
        return "\(chance(0.5) ? "*" : field(2019...2070, open: 2000))-\(monthAndDay)"
    }

    private mutating func time() -> String {
        let minutes = "\(field(0...23, open: 0)):\(field(0...59, open: 0))"
        return chance(0.5) ? minutes : "\(minutes):\(field(0...59, open: 0))"
    }

    /// - Parameter open: Where a repetition without end may begin.
    ///
    /// systemd 252 forgets moments behind a repetition of days, hours, minutes or seconds that does
    /// not end right at the border, so that such ones begin at zero and divide the range.
    private mutating func field(_ range: ClosedRange<Int>, open: Int?) -> String {
        if chance(0.25) { return "*" }
        return list { random in
            let first = random.number(range)
            if let open, random.chance(0.25) { return "\(open)/\(random.pick([2, 3, 4, 6]))" }
            guard random.chance(0.4), first < range.upperBound else {
                return random.chance(0.5) || first > 9 ? "\(first)" : "0\(first)"
            }
            let last = random.number(first + 1...range.upperBound)
            let step = random.number(1...last - first)
            return random.chance(0.5) ? "\(first)..\(last)" : "\(first)..\(last)/\(step)"
        }
    }

    private mutating func list(_ item: (inout Self) -> String) -> String {
        let count = chance(0.6) ? 1 : number(2...4)
        return (0..<count).map { _ in item(&self) }.joined(separator: ",")
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &generator)
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(0...elements.count - 1)]
    }

    private mutating func chance(_ share: Double) -> Bool {
        Double.random(in: 0..<1, using: &generator) < share
    }
}
