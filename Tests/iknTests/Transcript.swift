import Foundation

/// A session with the command line: commands, what they print, and how they end.
///
/// A line that starts with `$ ikn` is a command. Lines after it are expected on standard output, or
/// on standard error if they start with `! `; `…` stands for any text within a line, and a line of
/// `…` alone for any further lines. The last line is `exit` and the code. Blank lines and lines that
/// start with `#` are for readers.
struct Transcript {
    struct Step: CustomStringConvertible {
        var arguments: [String]
        var output: [String] = []
        var errors: [String] = []
        var code: Int32?

        var description: String { "ikn " + arguments.joined(separator: " ") }
    }

    enum Mistake: Error {
        case noSteps(String)
        case noExit(String)
    }

    /// Reads all steps of a transcript.
    static func steps(in text: String, name: String) throws -> [Step] {
        var steps: [Step] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("$ ikn") {
                steps.append(Step(arguments: words(String(line.dropFirst(5)))))
            } else if steps.isEmpty || line.isEmpty || line.hasPrefix("#") {
                continue
            } else if line.hasPrefix("exit ") {
                steps[steps.count - 1].code = Int32(line.dropFirst(5))
            } else if line.hasPrefix("! ") {
                steps[steps.count - 1].errors.append(String(line.dropFirst(2)))
            } else {
                steps[steps.count - 1].output.append(String(line))
            }
        }
        guard !steps.isEmpty else { throw Mistake.noSteps(name) }
        for step in steps where step.code == nil { throw Mistake.noExit("\(name): \(step)") }
        return steps
    }

    /// Words as a shell splits them, with double quotation marks only.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case " " where !isQuoted:
                if !word.isEmpty { words.append(word) }
                word = ""
            default: word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    /// Whether text is what a transcript expects.
    static func matches(_ text: String, _ expected: [String]) -> Bool {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)[
            ...
        ]
        for (number, pattern) in expected.enumerated() {
            if pattern == "…" {
                guard number + 1 < expected.count else { return true }
                while let line = lines.first, !matches(line: line, expected[number + 1]) {
                    lines = lines.dropFirst()
                }
            } else {
                guard let line = lines.first, matches(line: line, pattern) else { return false }
                lines = lines.dropFirst()
            }
        }
        return lines.isEmpty
    }

    private static func matches(line: String, _ pattern: String) -> Bool {
        let parts = pattern.split(separator: "…", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, let first = parts.first, let last = parts.last else {
            return line == pattern
        }
        guard line.hasPrefix(first), line.hasSuffix(last) else { return false }
        var rest = line.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() {
            guard let range = rest.range(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.count >= last.count
    }
}
