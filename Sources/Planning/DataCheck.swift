import GEOSKernel
import GeometryModel
import Layers

/// The search for defects in files.
public struct DataCheck: Sendable {
    /// One thing that is wrong.
    public struct Defect: Hashable, Sendable {
        /// The file.
        public var file: String
        /// The feature: its code or number; `nil` if the file as a whole is meant.
        public var feature: String?
        /// What is wrong, in one word for machines.
        public var code: String
        /// What is wrong, in words.
        public var reason: String
        /// Where: a position, or a line.
        public var place: String
    }

    /// What was found, in the order of files and features.
    public private(set) var defects: [Defect] = []
    /// How many features were read.
    public private(set) var read = 0

    /// Starts a search.
    public init() {}

    /// Reads a file and notes every defect of its features.
    ///
    /// - Parameter crs: The system of coordinates, if the file does not say.
    public mutating func check(_ path: String, crs: String?) {
        do {
            var layer = try LayerReader.read(path)
            read += layer.features.count
            try layer.reproject(from: crs)
            checkGeometry(layer)
            checkCodes(layer)
        } catch let error as LayerError {
            add(
                error.path,
                error.place.feature.map { "\($0)" },
                Self.word(error.kind),
                error.message,
                error.place.description
            )
        } catch {
            add(path, nil, "unreadable", "\(error)", "")
        }
    }

    private mutating func checkGeometry(_ layer: Layer) {
        for feature in layer.features {
            guard let geometry = feature.geometry, !geometry.isEmpty else { continue }
            let name = feature.id ?? feature.place.feature.map { "\($0)" }
            let single = Layer(
                name: layer.name,
                source: layer.source,
                columns: [],
                features: [Feature(values: [], geometry: geometry, place: feature.place)]
            )
            do throws(LayerError) {
                try single.requireDegrees()
            } catch {
                add(layer.source, name, "not_degrees", error.message, feature.place.description)
                continue
            }
            do throws(GEOSError) {
                guard let defect = try geometry.validityDefect() else { continue }
                let place = defect.place.map { "\($0.longitude) \($0.latitude)" } ?? ""
                add(layer.source, name, "invalid_geometry", defect.reason, place)
            } catch {
                add(layer.source, name, "invalid_geometry", error.message, "")
            }
        }
    }

    private mutating func checkCodes(_ layer: Layer) {
        guard let columns = try? VillageColumns(of: layer) else { return }
        var seen: [String: Place] = [:]
        // A table may name a village many times, once a year or service; a layer of places may not.
        // Nor is a layer of districts or regencies one of villages.
        let isRegister =
            layer.features.contains { $0.geometry != nil }
            && layer.features.contains { feature in
                (feature.values[columns.code].text?.utf8.count ?? 0) >= 10
            }
        for feature in layer.features {
            guard let text = feature.values[columns.code].text else {
                add(
                    layer.source,
                    nil,
                    "missing_code",
                    "the code is missing",
                    feature.place.description
                )
                continue
            }
            guard isRegister else { continue }
            let code = VillageCode(kemendagri: text)
            if feature.geometry?.isEmpty ?? true {
                add(
                    layer.source,
                    text,
                    "missing_place",
                    "the village has no place",
                    feature.place.description
                )
            }
            if code == nil, text.utf8.count == 10,
                text.utf8.allSatisfy({ (48...57).contains($0) })
            {
                add(
                    layer.source,
                    text,
                    "foreign_code",
                    "the code looks like one of BPS",
                    feature.place.description
                )
            } else if code == nil {
                add(
                    layer.source,
                    text,
                    "bad_code",
                    "the code is no Kemendagri code",
                    feature.place.description
                )
            }
            if let earlier = seen.updateValue(feature.place, forKey: code?.text ?? text) {
                add(
                    layer.source,
                    text,
                    "duplicate_code",
                    "the code was already used by \(earlier)",
                    feature.place.description
                )
            }
        }
    }

    private mutating func add(
        _ file: String,
        _ feature: String?,
        _ code: String,
        _ reason: String,
        _ place: String
    ) {
        defects.append(
            Defect(file: file, feature: feature, code: code, reason: reason, place: place)
        )
    }

    private static func word(_ kind: LayerError.Kind) -> String {
        switch kind {
        case .missing: "missing_file"
        case .unreadable, .unwritable: "unreadable"
        case .syntax: "syntax"
        case .geometry: "invalid_geometry"
        case .crs: "crs"
        case .missingLayer: "missing_layer"
        case .missingColumn: "missing_column"
        case .value: "value"
        case .unknownFormat: "unknown_format"
        }
    }
}
