import Layers

/// What stands round features that are written one after the other.
enum FeatureFrame: Sendable {
    case collection, separators, lines

    init(_ framing: FeatureStream.Framing) {
        self =
            switch framing {
            case .collection: .collection
            case .separators: .separators
            case .lines, .braces: .lines
            }
    }

    var head: [UInt8] {
        self == .collection ? Array("{\"type\":\"FeatureCollection\",\"features\":[".utf8) : []
    }

    var tail: [UInt8] { self == .collection ? Array("\n]}\n".utf8) : [] }

    var prefix: String {
        switch self {
        case .collection: ",\n"
        case .separators: "\u{1E}"
        case .lines: ""
        }
    }

    var suffix: String { self == .collection ? "" : "\n" }

    /// Writes features; the first of a collection has no comma before it.
    func write(
        _ features: [UInt8],
        to sink: inout FileSink,
        isFirst: inout Bool
    ) throws(LayerError) {
        guard !features.isEmpty else { return }
        try sink.write(self == .collection && isFirst ? Array(features.dropFirst()) : features)
        isFirst = false
    }
}
