import TOMLKit

/// What is wrong with a project file, in words.
enum ProjectMistake {
    static func describe(_ error: any Error) -> String {
        switch error {
        case let error as TOMLParseError:
            return "line \(error.source.begin.line): \(error.description)"
        case let error as UnexpectedKeysError:
            let keys = error.keys.keys.sorted().joined(separator: ", ")
            return "unknown keys: \(keys)"
        case DecodingError.keyNotFound(let key, let context):
            return "'\(key.stringValue)' is missing\(place(context))"
        case DecodingError.typeMismatch(_, let context),
            DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            return "a value has the wrong type\(place(context)): \(context.debugDescription)"
        default: return "\(error)"
        }
    }

    private static func place(_ context: DecodingError.Context) -> String {
        let path = context.codingPath.map { key in
            key.intValue.map { "entry \($0 + 1)" } ?? key.stringValue
        }
        return path.isEmpty ? "" : " in \(path.joined(separator: ", "))"
    }
}
