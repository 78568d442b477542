public import GeometryModel
import Layers

/// Places that offer one kind of service, such as health centers or container ports.
public struct Service: Sendable {
    /// One place.
    public struct Facility: Hashable, Sendable {
        /// The identifier in its table.
        public var id: String
        /// The name.
        public var name: String
        /// The position or shape, in degrees.
        public var geometry: Geometry
    }

    /// The name, as options and columns give it.
    public let name: String
    /// The family that standards of access refer to, such as `health`.
    public let family: String
    /// The kinds of facility that count; empty if all do.
    public let kinds: [String]
    /// The name for readers.
    public let label: LocalizedText
    /// The places that count.
    public let facilities: [Facility]
    /// What became of the rows of the table.
    public let tally: Tally
    /// The file the places were read from.
    public let source: String
    /// What is left out by rule, as `column: values`; empty for nothing.
    public let exclusions: String

    init(_ entry: ProjectFile.ServiceEntry, layer: Layer) throws {
        name = entry.name
        family = entry.family
        kinds = entry.kinds ?? []
        label = entry.label
        exclusions = (entry.exclude ?? [:]).sorted { $0.key < $1.key }
            .map { "\($0.key): \($0.value.sorted().joined(separator: " "))" }
            .joined(separator: "; ")
        source = layer.source
        let kindColumn = kinds.isEmpty ? nil : try layer.requiredIndex(of: "kind")
        let nameColumn = layer.index(of: "name") ?? layer.index(of: "nama")
        let idColumn = layer.index(of: "id")
        let exclude = try (entry.exclude ?? [:]).sorted { $0.key < $1.key }.map { column, values in
            (column: try layer.requiredIndex(of: column), name: column, values: Set(values))
        }
        var tally = Tally()
        var facilities: [Facility] = []
        for feature in layer.features {
            if let kindColumn, !kinds.contains(feature.values[kindColumn].text ?? "") { continue }
            tally.read += 1
            let id =
                idColumn.flatMap { feature.values[$0].text } ?? feature.id
                ?? "\(feature.place.feature ?? tally.read)"
            let place = "\(layer.source): \(feature.place)"
            let reason = exclude.first { $0.values.contains(feature.values[$0.column].text ?? "") }
            if let reason {
                let value = feature.values[reason.column].text ?? ""
                tally.skipped.append(
                    Skip(
                        code: "excluded",
                        subject: id,
                        reason: "\(reason.name) is \(value)",
                        place: place,
                        isExpected: true
                    )
                )
            } else if let geometry = feature.geometry, !geometry.isEmpty {
                let name = nameColumn.flatMap { feature.values[$0].text } ?? id
                facilities.append(Facility(id: id, name: name, geometry: geometry))
            } else {
                tally.skipped.append(
                    Skip(code: "no_place", subject: id, reason: "it has no place", place: place)
                )
            }
        }
        self.tally = tally
        self.facilities = facilities
    }
}
