/// How figures of runs are called.
enum RunFigureName {
    static let villages = "villages"
    static let priorities = "priorities"

    static func measure(_ key: String, _ indicator: String) -> String { "\(key)(\(indicator))" }

    static func betweenShare(_ indicator: String) -> String { "theil_l(\(indicator)).between" }

    /// What is told of a gap between two zones.
    enum GapPart: String, CaseIterable {
        case difference, ratio
    }

    static func gap(_ a: String, _ b: String, _ part: GapPart) -> String {
        "gap(\(a), \(b)).\(part)"
    }

    static func classPart(_ name: String, _ part: String) -> String { "class(\(name)).\(part)" }

    static func distance(_ service: String, _ part: String) -> String {
        "distance(\(service)).\(part)"
    }

    static func within(_ standard: String, _ service: String) -> String {
        "within(\(standard), \(service)).share"
    }
}
