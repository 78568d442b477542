/// A division of rows into named groups, such as zones or districts; a row may have no group.
public struct Grouping: Hashable, Sendable {
    /// The names of the groups, in the order in which results list them.
    public let labels: [String]
    /// For each row the position of its group in ``labels``, or −1 if it has none.
    let codes: [Int32]

    /// Groups rows by a column of labels, in which `nil` marks a row without a group.
    ///
    /// The groups are listed in ascending order of their labels.
    ///
    /// - Complexity: O(*n* + *g* log *g*) for *g* groups.
    public init(_ column: [String?]) {
        var positions: [String: Int32] = [:]
        for case let label? in column { positions[label] = 0 }
        labels = positions.keys.sorted()
        for (position, label) in labels.enumerated() { positions[label] = Int32(position) }
        codes = column.map { label in label.flatMap { positions[$0] } ?? -1 }
    }

    /// Groups rows by position in a list of labels, which also sets the order of the groups.
    ///
    /// Labels must be distinct and positions valid; `nil` marks a row without a group.
    public init(labels: [String], positions: [Int?]) {
        precondition(Set(labels).count == labels.count, "labels of groups must be distinct")
        self.labels = labels
        codes = positions.map { position in
            guard let position else { return -1 }
            precondition(labels.indices.contains(position), "no group at position \(position)")
            return Int32(position)
        }
    }

    /// Groups rows into rings of distance: from each break, included, up to the next, left out.
    ///
    /// Rows nearer than the first break or at the last and beyond form a group `outside`, listed
    /// last; rows without a distance (NaN) have no group. Breaks must ascend.
    public init(distances: [Double], breaks: [Double]) {
        precondition(zip(breaks, breaks.dropFirst()).allSatisfy(<), "breaks must ascend: \(breaks)")
        let rings = max(0, breaks.count - 1)
        self.init(
            labels: (0..<rings).map { ring in
                "\(Self.short(breaks[ring]))–\(Self.short(breaks[ring + 1]))"
            } + ["outside"],
            positions: distances.map { distance in
                if distance.isNaN { return nil }
                let next = breaks.firstIndex { distance < $0 } ?? 0
                return next == 0 ? rings : next - 1
            }
        )
    }

    /// A number without a decimal point if it is whole.
    private static func short(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }

    /// The number of rows, with or without a group.
    public var rowCount: Int { codes.count }

    /// Splits every group by a second grouping of the same rows.
    ///
    /// Labels are joined from the outside in, as `outer › inner`, so that an inner name used in two
    /// outer groups means two groups. Rows without a group in either have none.
    ///
    /// - Complexity: O(*n* + *g* log *g*) for *g* groups of the result.
    public func refined(by inner: Grouping) -> Grouping {
        precondition(rowCount == inner.rowCount, "\(rowCount) rows and \(inner.rowCount)")
        let width = Int64(inner.labels.count)
        let pairs = zip(codes, inner.codes).map { outer, inner in
            outer < 0 || inner < 0 ? -1 : Int64(outer) * width + Int64(inner)
        }
        let present = Set(pairs).subtracting([-1]).sorted()
        var positions: [Int64: Int] = [:]
        for (position, pair) in present.enumerated() { positions[pair] = position }
        return Grouping(
            labels: present.map {
                "\(labels[Int($0 / width)]) › \(inner.labels[Int($0 % width)])"
            },
            positions: pairs.map { positions[$0] }
        )
    }

    /// The labels of an inner grouping that occur in more than one group of this one.
    ///
    /// Such an inner name does not identify a group by itself: a district name used in two regencies.
    public func ambiguousLabels(of inner: Grouping) -> [String] {
        precondition(rowCount == inner.rowCount, "\(rowCount) rows and \(inner.rowCount)")
        var owner: [Int32: Int32] = [:]
        var ambiguous: Set<Int32> = []
        for (outer, inner) in zip(codes, inner.codes) where outer >= 0 && inner >= 0 {
            if owner.updateValue(outer, forKey: inner) ?? outer != outer { ambiguous.insert(inner) }
        }
        return ambiguous.sorted().map { inner.labels[Int($0)] }
    }
}
