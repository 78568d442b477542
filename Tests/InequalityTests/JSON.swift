import Foundation

/// A JSON value that tests can share between threads.
enum JSON: Sendable {
    case null
    case number(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    /// Reads a document; `nil` if it is not JSON.
    init?(_ data: Data) {
        guard let raw = try? JSONSerialization.jsonObject(with: data) else { return nil }
        self.init(raw: raw)
    }

    private init(raw: Any) {
        if let object = raw as? [String: Any] {
            self = .object(object.mapValues { JSON(raw: $0) })
        } else if let list = raw as? [Any] {
            self = .list(list.map { JSON(raw: $0) })
        } else if let text = raw as? String {
            self = .text(text)
        } else if let number = raw as? Double {
            self = .number(number)
        } else {
            self = .null
        }
    }

    /// The member of an object, or `nil`.
    subscript(key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    var object: [String: JSON]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    var list: [JSON]? {
        guard case .list(let entries) = self else { return nil }
        return entries
    }

    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The number, also if it is spelled in a string.
    var number: Double? {
        switch self {
        case .number(let number): number
        case .text(let text): Double(text)
        default: nil
        }
    }

    var isNull: Bool {
        guard case .null = self else { return false }
        return true
    }

    /// A column of numbers; null is missing.
    var numbers: [Double]? { list?.map { $0.number ?? .nan } }

    /// A column of labels; null is missing.
    var labels: [String?]? {
        list?.map { entry in
            switch entry {
            case .text(let text): text
            case .number(let number): "\(number)"
            default: nil
            }
        }
    }
}
