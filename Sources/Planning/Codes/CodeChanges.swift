import Layers

/// Villages whose code or name changed from one edition of the list to the next.
public struct CodeChanges: Sendable {
    /// One village before and after.
    public struct Change: Hashable, Sendable {
        /// The code now.
        public var code: VillageCode
        /// The name now.
        public var name: String
        /// The code before.
        public var formerCode: VillageCode
        /// The name before.
        public var formerName: String
    }

    /// The changes, in the order of their table.
    public let changes: [Change]
    private let byFormerCode: [VillageCode: Change]

    /// No changes.
    public static let none = CodeChanges([])

    init(_ changes: [Change]) {
        self.changes = changes
        let renumbered = changes.filter { $0.code != $0.formerCode }
        byFormerCode = Dictionary(renumbered.map { ($0.formerCode, $0) }) { first, _ in first }
    }

    /// Reads a table of changes.
    ///
    /// - Throws: `LayerError` for a missing column or a code that is none.
    static func read(_ layer: Layer) throws(LayerError) -> CodeChanges {
        let columns = (
            code: try layer.requiredIndex(of: "code"), name: try layer.requiredIndex(of: "name"),
            formerCode: try layer.requiredIndex(of: "former_code"),
            formerName: try layer.requiredIndex(of: "former_name")
        )
        var changes: [Change] = []
        for feature in layer.features {
            func text(_ column: Int) -> String { feature.values[column].text ?? "" }
            guard let code = VillageCode(kemendagri: text(columns.code)),
                let former = VillageCode(kemendagri: text(columns.formerCode))
            else {
                throw LayerError(
                    .value,
                    path: layer.source,
                    place: feature.place,
                    message: "'\(text(columns.code))' or '\(text(columns.formerCode))' is no "
                        + "Kemendagri code of a village",
                    remedy: "write codes as text, like 64.09.04.2004"
                )
            }
            changes.append(
                Change(
                    code: code,
                    name: text(columns.name),
                    formerCode: former,
                    formerName: text(columns.formerName)
                )
            )
        }
        return CodeChanges(changes)
    }

    /// The code that replaced one; `nil` if it was not replaced.
    public func successor(of code: VillageCode) -> VillageCode? { byFormerCode[code]?.code }

    /// Earlier names of a village.
    func formerNames(of code: VillageCode) -> [String] {
        changes.filter { $0.code == code && $0.formerName != $0.name }.map(\.formerName)
    }
}
