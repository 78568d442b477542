import GeometryModel
import Layers

/// The search for defects in files.
///
/// Every feature is read and held against the rules of its format, of geometry (OGC 06-103r4), of
/// codes and numbers, against the other features of its file, and against the villages of the
/// project. Nothing is repaired.
public struct DataCheck: Sendable {
    /// One thing that is wrong.
    public struct Defect: Hashable, Sendable {
        /// The file.
        public var file: String
        /// The feature: its code or number; `nil` if the file or a column as a whole is meant.
        public var feature: String?
        /// What is wrong, in one word for machines.
        public var code: String
        /// What is wrong, in words.
        public var reason: String
        /// Where: a position, or a line.
        public var place: String
    }

    /// What was found, in the order of files and checks.
    public private(set) var defects: [Defect] = []
    /// Whether something is wrong; a missing value is listed, and may be missing for good reason.
    public var isSound: Bool { defects.allSatisfy { $0.code == "missing" } }
    /// How many features were read.
    public private(set) var read = 0
    /// What was noticed on reading that is no defect, such as a transformation, by file.
    public private(set) var notes: [String] = []

    /// The villages that files are held against; `nil` if there are none.
    let register: VillageRegister?
    /// What was renumbered.
    let changes: CodeChanges

    /// Starts a search.
    ///
    /// - Parameters:
    ///   - register: The villages that codes, names and places are held against.
    ///   - changes: What was renumbered.
    public init(against register: VillageRegister? = nil, changes: CodeChanges = .none) {
        self.register = register
        self.changes = changes
    }

    /// Reads a file and notes every defect.
    ///
    /// - Parameter crs: The system of coordinates, if the file does not say.
    public mutating func check(_ path: String, crs: String?) {
        do {
            var layer = try LayerReader.read(path, readsMarks: false)
            read += layer.features.count
            checkValues(layer)
            layer.readMarkedNumbers()
            try layer.reproject(from: layer.crs == nil ? crs : nil)
            notes += layer.notes.map { "\(path): \($0)" }
            checkGeometries(layer)
            checkDuplicates(layer)
            checkPlaces(layer)
            checkCodes(layer)
            checkCoverage(layer)
            checkSeries(layer)
            checkTotals(layer)
        } catch let error as LayerError {
            add(
                file: error.path,
                feature: error.place.feature.map { "\($0)" },
                Self.word(error.kind),
                "\(error.message); \(error.remedy)",
                at: error.place.description
            )
        } catch {
            add(file: path, feature: nil, "unreadable", "\(error)", at: "")
        }
    }

    /// Notes a defect of a feature.
    mutating func add(
        _ layer: Layer,
        _ feature: Feature,
        _ code: String,
        _ reason: String,
        at place: String? = nil
    ) {
        add(
            file: layer.source,
            feature: Self.name(feature, layer),
            code,
            reason,
            at: place ?? feature.place.description
        )
    }

    /// Notes a defect of a file or a column.
    mutating func add(
        file: String,
        feature: String? = nil,
        _ code: String,
        _ reason: String,
        at place: String
    ) {
        defects.append(
            Defect(file: file, feature: feature, code: code, reason: reason, place: place)
        )
    }

    /// How a defect names a feature: its code, its identifier or its number.
    static func name(_ feature: Feature, _ layer: Layer) -> String? {
        layer.firstIndex(of: VillageColumns.codeNames).flatMap { feature.values[$0].text }
            ?? feature.id ?? feature.place.feature.map { "\($0)" }
    }

    /// A position as defects print it, longitude first.
    static func text(_ position: Coordinate) -> String {
        DecimalText.fixed(position.longitude, decimals: 6) + " "
            + DecimalText.fixed(position.latitude, decimals: 6)
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
