public import Layers

/// How the rows of a table and a register of villages go together.
///
/// Codes join; names never do. For a row without a known code the villages of the most similar names
/// are listed as candidates, each with its score, for a person to decide.
public struct VillageJoin: Sendable {
    /// What became of a row or a village.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// The code is that of a village.
        case matched
        /// The code was that of a village until it was renumbered.
        case renumbered
        /// The code came before.
        case duplicated
        /// The code is of the right form, and no village has it.
        case unknownCode = "unknown_code"
        /// The code is of another form or scheme, or missing.
        case noCode = "no_code"
        /// No row has the code of this village.
        case onlyInRegister = "only_in_register"
    }

    /// One row of the report.
    public struct Row: Hashable, Sendable {
        /// What became of it.
        public var status: Status
        /// The code as the table writes it; that of the village if no row has it.
        public var code: String?
        /// The name as the table writes it; that of the village if no row has it.
        public var name: String?
        /// The village it belongs to, or may belong to.
        public var village: Village?
        /// How alike the names are, from 0 to 1, where the village is only a candidate.
        public var score: Double?
        /// Where the row stands in the table.
        public var place: Place?
    }

    /// All rows of the table in order, each candidate on a row of its own, then the villages that no
    /// row names.
    public let rows: [Row]
    /// How many rows the table has.
    public let read: Int

    /// Candidates less alike than this are no help.
    private static let leastScore = 0.75
    private static let candidateLimit = 3

    /// Holds a table against a register.
    ///
    /// - Parameters:
    ///   - layer: The table, with a column of codes or of names.
    ///   - register: The villages.
    ///   - changes: What was renumbered.
    ///   - columns: The columns of codes and names, where their names do not tell.
    ///   - scheme: The scheme of the table's codes.
    /// - Throws: `LayerError` if the table has neither codes nor names.
    /// - Complexity: O(*n* + *u* *m*) for *u* rows without a known code and *m* villages.
    public init(
        _ layer: Layer,
        with register: VillageRegister,
        changes: CodeChanges,
        columns: (code: String?, name: String?) = (nil, nil),
        scheme: CodeScheme = .kemendagri
    ) throws(LayerError) {
        let columns = try JoinColumns(of: layer, columns.code, columns.name, scheme)
        let names = register.villages.map { village in
            ([village.name] + changes.formerNames(of: village.code)).map(RegionName.init)
        }
        let places = register.villages.map {
            (RegionName($0.district), RegionName($0.regency))
        }
        var rows: [Row] = []
        var used: Set<VillageCode> = []
        for feature in layer.features {
            func text(_ column: Int?) -> String? { column.flatMap { feature.values[$0].text } }
            var row = Row(
                status: .noCode,
                code: text(columns.code),
                name: text(columns.name),
                place: feature.place
            )
            // A code of another scheme joins nothing, even where its digits would.
            let code =
                scheme == .kemendagri ? row.code.flatMap { VillageCode(kemendagri: $0) } : nil
            if let code {
                let successor = register[code] == nil ? changes.successor(of: code) : nil
                row.village = register[successor ?? code]
                row.status =
                    row.village == nil
                    ? .unknownCode : successor == nil ? .matched : .renumbered
                if let found = row.village?.code, !used.insert(found).inserted {
                    row.status = .duplicated
                }
            }
            guard row.village == nil, let name = row.name.map(RegionName.init) else {
                rows.append(row)
                continue
            }
            let stated = (
                text(columns.district).map(RegionName.init),
                text(columns.regency).map(RegionName.init)
            )
            var candidates: [(score: Double, index: Int)] = []
            for (index, known) in names.enumerated() {
                var score = known.map { $0.similarity(to: name) }.max() ?? 0
                // Villages of one name lie in several districts.
                for (own, given) in [(places[index].0, stated.0), (places[index].1, stated.1)] {
                    if let given, own.similarity(to: given) < Self.leastScore { score -= 0.1 }
                }
                if score >= Self.leastScore { candidates.append((score, index)) }
            }
            candidates.sort { $0.score == $1.score ? $0.index < $1.index : $0.score > $1.score }
            guard !candidates.isEmpty else {
                rows.append(row)
                continue
            }
            for candidate in candidates.prefix(Self.candidateLimit) {
                row.village = register.villages[candidate.index]
                row.score = candidate.score
                rows.append(row)
            }
        }
        for village in register.villages where !used.contains(village.code) {
            rows.append(
                Row(
                    status: .onlyInRegister,
                    code: village.code.text,
                    name: village.name,
                    village: village
                )
            )
        }
        self.rows = rows
        read = layer.features.count
    }

    /// How many rows of the table, or villages, have a status.
    public func count(_ status: Status) -> Int {
        if status == .onlyInRegister { return rows.count { $0.status == status } }
        return Set(rows.filter { $0.status == status }.map(\.place)).count
    }
}

/// Which columns of a table say what a row is about.
private struct JoinColumns {
    let code: Int?
    let name: Int?
    let district: Int?
    let regency: Int?

    init(
        of layer: Layer,
        _ codes: String?,
        _ names: String?,
        _ scheme: CodeScheme
    ) throws(LayerError) {
        let bpsNames = ["kode_bps", "bps_code"]
        code =
            try codes.map { name throws(LayerError) in try layer.requiredIndex(of: name) }
            ?? layer.firstIndex(
                of: scheme == .bps ? bpsNames + VillageColumns.codeNames : VillageColumns.codeNames
            )
        name =
            try names.map { name throws(LayerError) in try layer.requiredIndex(of: name) }
            ?? layer.firstIndex(of: VillageColumns.nameNames + ["nama_bps"])
        district = layer.firstIndex(of: VillageColumns.districtNames + ["kecamatan_bps"])
        regency = layer.firstIndex(of: VillageColumns.regencyNames)
        guard code != nil || name != nil else {
            throw LayerError(
                .missingColumn,
                path: layer.source,
                message: "no column holds codes or names of villages; the columns are "
                    + layer.columns.map(\.name).joined(separator: ", "),
                remedy: "name the columns 'kode' and 'nama'"
            )
        }
    }
}
