/// A question that cannot be answered: what was asked, what was found, and what to do.
public struct PlanningError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Who has to act; edges map it to an exit code or an HTTP status.
    public enum Kind: Hashable, Sendable {
        /// The question names something that does not exist or does not fit together.
        case usage
        /// The data break a rule.
        case data
    }

    /// Who has to act.
    public var kind: Kind
    /// What was found, with its place.
    public var message: String
    /// What the user can do.
    public var remedy: String

    /// Makes an error from its parts.
    public init(_ kind: Kind, _ message: String, remedy: String) {
        self.kind = kind
        self.message = message
        self.remedy = remedy
    }

    /// Finding and remedy in one line.
    public var description: String {
        let stop = message.hasSuffix("?") ? "" : "."
        return "\(message)\(stop) \(remedy.prefix(1).uppercased())\(remedy.dropFirst())."
    }

    /// A name that is not among the known ones.
    public static func unknown(_ what: String, _ name: String, known: [String]) -> PlanningError {
        let nearest = known.min { editDistance($0, name) < editDistance($1, name) }
        let hint =
            nearest.map { editDistance($0, name) <= 2 ? "; did you mean '\($0)'?" : "" } ?? ""
        return PlanningError(
            .usage,
            "there is no \(what) '\(name)'\(hint)",
            remedy: "choose one of \(known.joined(separator: ", "))"
        )
    }

    /// Insertions, deletions and substitutions between two words (Levenshtein 1966).
    private static func editDistance(_ a: String, _ b: String) -> Int {
        let b = Array(b.lowercased())
        var row = Array(0...b.count)
        for (i, character) in a.lowercased().enumerated() {
            var previous = row[0]
            row[0] = i + 1
            for j in b.indices {
                let substitution = previous + (character == b[j] ? 0 : 1)
                previous = row[j + 1]
                row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }
}
