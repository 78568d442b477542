import Inequality

extension InequalityAnswer {
    /// Adds how the indicator changes with the distance of the rows.
    ///
    /// - Parameters:
    ///   - breaks: Where rings end; five rings of about as many units if there are none.
    ///   - unit: The unit of distances.
    ///   - bounds: What the indicator can be at least and at most.
    ///   - parts: What of the profile is asked for.
    /// - Throws: ``PlanningError`` if no row has a distance.
    public mutating func addProfile(
        breaks: [Double] = [],
        unit: String,
        bounds: ClosedRange<Double>? = nil,
        parts: Set<DistanceProfile.Part> = Set(DistanceProfile.Part.allCases)
    ) throws {
        let distances = rows.map { $0.distance ?? .nan }
        guard distances.contains(where: \.isFinite) else {
            throw PlanningError(
                .data,
                "no row has a distance",
                remedy: "name the column of distances with --distance"
            )
        }
        profile = try DistanceProfile(
            of: sample,
            distances: distances,
            breaks: breaks.isEmpty ? DistanceProfile.fifths(of: distances) : breaks,
            unit: unit,
            bounds: bounds,
            parts: parts
        )
    }

    /// Adds whether neighbors are alike.
    ///
    /// - Throws: ``PlanningError`` if the rows have no positions, or no land where it is to meet.
    public mutating func addPattern(_ neighborhood: Neighborhood, seed: UInt64 = 1) throws {
        let located = rows.filter { $0.position != nil }
        guard located.count == rows.count, let first = rows.first?.position else {
            throw PlanningError(
                .data,
                "not every row has a position",
                remedy: "use villages, which have one, or leave out --spatial"
            )
        }
        if case .contiguity = neighborhood, !rows.contains(where: { $0.land != nil }) {
            throw PlanningError(
                .data,
                "no village has land that could meet that of another",
                remedy: "pass village polygons with --villages FILE, or use --neighbors 6"
            )
        }
        pattern = try SpatialPattern(
            values: rows.map { $0.value ?? .nan },
            positions: rows.map { $0.position ?? first },
            lands: rows.map(\.land),
            neighborhood: neighborhood,
            seed: seed
        )
    }

    /// Adds the change to the later values of the rows.
    ///
    /// - Parameter dates: What the later values of each row are, ascending; at least one.
    /// - Throws: ``PlanningError`` if no row has a value at one of the dates.
    public mutating func addChange(to dates: [IndicatorChange.Date]) throws {
        let columns = dates.indices.map { date in
            rows.map { $0.later.indices.contains(date) ? $0.later[date] ?? .nan : .nan }
        }
        for (date, column) in zip(dates, columns) where column.allSatisfy(\.isNaN) {
            throw PlanningError(
                .data,
                "no row has a value in '\(date.name)'",
                remedy: "name another column with --change"
            )
        }
        change = try IndicatorChange(
            earlier: rows.map { $0.value ?? .nan },
            later: columns,
            weights: question.weight == nil ? nil : rows.map { $0.weight ?? .nan },
            grouping: Grouping(rows.map { $0.group ?? "" }),
            dates: dates
        )
    }
}
