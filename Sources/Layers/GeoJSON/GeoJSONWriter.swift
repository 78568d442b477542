/// Writes GeoJSON as RFC 7946 asks: WGS 84, no `crs`, exterior rings counterclockwise, seven
/// decimals (about one centimeter; §11.2 finds six enough), identifiers as text.
public enum GeoJSONWriter {
    /// How features are set off from each other.
    public enum Form: Sendable {
        /// A feature collection, one feature a line, with further members of the collection, such as
        /// the parameters of a question.
        case collection([JSON.Member])
        /// A text sequence (RFC 8142): each feature after a record separator, on a line of its own.
        case sequence
        /// One feature a line.
        case lines
    }

    /// Writes a layer in degrees to a file, or to standard output for the path `-`.
    ///
    /// - Throws: ``LayerError`` of kind `unwritable`; the target is then as it was before.
    /// - Complexity: O(*n*) in the number of positions; memory holds the layer and some text.
    public static func write(
        _ layer: Layer,
        as form: Form = .collection([]),
        to path: String,
        overwrite: Bool = false
    ) throws(LayerError) {
        var sink = try FileSink(path, overwrite: overwrite)
        try write(layer, as: form) { bytes throws(LayerError) in try sink.write(bytes) }
        try sink.commit()
    }

    /// The text of a layer in degrees.
    public static func text(_ layer: Layer, as form: Form = .collection([])) -> String {
        var text: [UInt8] = []
        write(layer, as: form) { text += $0 }
        return String(decoding: text, as: UTF8.self)
    }

    /// The features one after the other, each behind a prefix and before a suffix.
    public static func features(_ layer: Layer, prefix: String, suffix: String) -> String {
        var text = FeatureText(layer.columns)
        for feature in layer.features {
            text.bytes += prefix.utf8
            text.append(feature)
            text.bytes += suffix.utf8
        }
        return String(decoding: text.bytes, as: UTF8.self)
    }

    private static func write<Failure: Error>(
        _ layer: Layer,
        as form: Form,
        _ take: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var text = FeatureText(layer.columns)
        if case .collection(let members) = form {
            text.append("{\"type\":\"FeatureCollection\"")
            for member in members {
                text.append(",")
                JSON.quote(member.key, to: &text.bytes)
                text.append(":")
                text.bytes += member.value.compactText.utf8
            }
            text.append(",\"features\":[")
        }
        for (index, feature) in layer.features.enumerated() {
            switch form {
            case .collection: index == 0 ? text.append("\n") : text.append(",\n")
            case .sequence: text.append("\u{1E}")
            case .lines: break
            }
            text.append(feature)
            if case .collection = form {} else { text.append("\n") }
            guard text.bytes.count >= 1 << 20 else { continue }
            try take(text.bytes)
            text.bytes.removeAll(keepingCapacity: true)
        }
        if case .collection = form {
            layer.features.isEmpty ? text.append("]}\n") : text.append("\n]}\n")
        }
        try take(text.bytes)
    }
}
