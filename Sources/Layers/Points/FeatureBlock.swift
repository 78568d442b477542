public import GeometryModel

/// Some features of a stream: their bytes as they are written, and the positions of their points.
public struct FeatureBlock: Sendable {
    let bytes: [UInt8]
    /// The features in the bytes; empty for one that is left out.
    let features: [Range<Int>]
    /// What is replaced to add properties.
    let openings: [Opening]
    /// The positions in degrees; not a number for a feature with a fault.
    public let positions: [Coordinate]
    /// The features with faults in order, up to a thousand of them.
    public let faults: [RowFault]
    /// How many features have faults.
    public let faultCount: Int
    /// A property that is to be added and is there already, and the feature that has it, from 0.
    public let taken: (name: String, feature: Int)?

    /// Where properties are added to a feature.
    struct Opening: Sendable {
        /// What is replaced.
        var range: Range<Int>
        var kind: Kind

        enum Kind: Sendable {
            /// Before the closing brace of properties.
            case members
            /// The same, of none.
            case noMembers
            /// In place of `null`.
            case null
            /// Behind the opening brace of a feature without properties.
            case absent
        }
    }

    /// The features as they are written with further properties, each behind a prefix and before a
    /// suffix; features that are left out are not there.
    public func features(
        adding properties: [(name: String, field: AppendedField)],
        prefix: String,
        suffix: String
    ) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 64 * features.count)
        let keys = properties.map { Array(JSON.string($0.name).compactText.utf8) + [0x3A] }
        let labels = properties.map { property in
            guard case .label(let labels, _) = property.field else { return [[UInt8]]() }
            return labels.map { Array(JSON.string($0).compactText.utf8) }
        }
        for (number, feature) in features.enumerated() where !feature.isEmpty {
            let opening = openings[number]
            output.append(contentsOf: prefix.utf8)
            output.append(contentsOf: bytes[feature.lowerBound..<opening.range.lowerBound])
            switch opening.kind {
            case .members: output.append(UInt8(ascii: ","))
            case .noMembers: break
            case .null: output.append(UInt8(ascii: "{"))
            case .absent: output.append(contentsOf: "\"properties\":{".utf8)
            }
            for (index, property) in properties.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                output.append(contentsOf: keys[index])
                switch property.field {
                case .label(_, let numbers) where numbers[number] >= 0:
                    output.append(contentsOf: labels[index][Int(numbers[number])])
                case .thousandths(let values) where values[number].isFinite:
                    output.append(contentsOf: DecimalText.fixed(values[number], decimals: 3).utf8)
                case .label, .thousandths: output.append(contentsOf: "null".utf8)
                }
            }
            switch opening.kind {
            case .members, .noMembers: break
            case .null: output.append(UInt8(ascii: "}"))
            case .absent: output.append(contentsOf: "},".utf8)
            }
            output.append(contentsOf: bytes[opening.range.upperBound..<feature.upperBound])
            output.append(contentsOf: suffix.utf8)
        }
        return output
    }
}
