import GeometryModel
import Inequality
public import Planning

extension Snapshot {
    /// Every number of the snapshot that later runs are compared with.
    ///
    /// All villages come first, then each zone from the core outward.
    public var figures: [RunFigure] {
        FigureCount(self).figures
    }
}

/// Counts and measures of a snapshot under their names.
private struct FigureCount {
    let snapshot: Snapshot
    let main: [ZoneQuery.Membership]
    let zones: [String?]
    var figures: [RunFigure] = []

    private static let placing = RunMethod.placingKeys

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        main = snapshot.zones.mainMemberships
        zones = [nil] + snapshot.zones.query.zones.zoneNames.map(Optional.some)
        for zone in zones { addCount(RunFigureName.villages, members(of: zone).count, zone) }
        for answer in snapshot.inequalities { addMeasures(answer) }
        addGaps()
        addClasses()
        addDistances()
        addAccess()
        addCount(
            RunFigureName.priorities,
            snapshot.priorities.entries.count,
            nil,
            basis: Self.placing + [
                RunMethod.indicatorKey(snapshot.indicator.name),
                RunMethod.classesKey(snapshot.indicator.name),
            ] + snapshot.distances.services.map { RunMethod.serviceKey($0.name) }
                + snapshot.standards.map { RunMethod.standardKey($0.id) }
        )
    }

    private func members(of zone: String?) -> [ZoneQuery.Membership] {
        guard let zone else { return main }
        return main.filter { $0.zone == zone }
    }

    private mutating func addCount(
        _ name: String,
        _ count: Int,
        _ zone: String?,
        of total: Int? = nil,
        basis: [String] = []
    ) {
        figures.append(
            RunFigure(
                name: name,
                zone: zone,
                value: Double(count),
                count: total ?? count,
                unit: "",
                basis: basis + (zone == nil ? [] : Self.placing)
            )
        )
    }

    private mutating func add(
        _ name: String,
        _ zone: String?,
        _ value: Double?,
        error: Double? = nil,
        interval: ConfidenceInterval? = nil,
        count: Int,
        unit: String,
        basis: [String]
    ) {
        let places = zone != nil && !basis.contains(Self.placing[0])
        figures.append(
            RunFigure(
                name: name,
                zone: zone,
                value: value,
                standardError: error,
                interval: interval.map { [$0.lower, $0.upper] },
                count: count,
                unit: unit,
                basis: basis + (places ? Self.placing : [])
            )
        )
    }

    private mutating func addMeasures(_ answer: InequalityAnswer) {
        let name = answer.question.indicator
        let basis = [RunMethod.indicatorKey(name), RunMethod.weightKey]
        for zone in zones {
            guard let sample = zone == nil ? answer.sample : answer.groups?[zone ?? ""] else {
                continue
            }
            for measure in RunComparison.measures {
                add(
                    RunFigureName.measure(measure.key, name),
                    zone,
                    sample.outcome(measure).value,
                    error: sample.standardError(of: measure)?.value,
                    interval: sample.confidenceInterval(of: measure)?.value,
                    count: sample.count,
                    unit: [.mean, .quantile(percent: 50)].contains(measure)
                        ? answer.question.unit : "",
                    basis: basis
                )
            }
        }
        add(
            RunFigureName.betweenShare(name),
            nil,
            answer.groups.flatMap { $0.entropyDecomposition(0).value?.betweenShare.value },
            count: answer.sample.count,
            unit: "share",
            basis: basis + Self.placing
        )
    }

    private mutating func addGaps() {
        let answer = snapshot.inequality
        let names = snapshot.zones.query.zones.zoneNames
        let basis =
            [RunMethod.indicatorKey(answer.question.indicator), RunMethod.weightKey]
            + Self.placing
        guard let first = names.first else { return }
        for other in names.dropFirst() {
            guard let gap = answer.groups?.gap(between: first, and: other) else { continue }
            add(
                RunFigureName.gap(first, other, .difference),
                nil,
                gap.difference,
                error: gap.differenceError.value,
                interval: gap.differenceInterval().value,
                count: gap.a.count + gap.b.count,
                unit: answer.question.unit,
                basis: basis
            )
            add(
                RunFigureName.gap(first, other, .ratio),
                nil,
                gap.ratio.value,
                interval: gap.ratioInterval().value,
                count: gap.a.count + gap.b.count,
                unit: "",
                basis: basis
            )
        }
    }

    private mutating func addClasses() {
        let name = snapshot.indicator.name
        let basis = [RunMethod.indicatorKey(name), RunMethod.classesKey(name)]
        for zone in zones {
            let values = members(of: zone).compactMap {
                $0.village.values[snapshot.indicator.column]
            }
            for found in snapshot.classes {
                let count = values.count { found.contains($0) }
                addCount(
                    RunFigureName.classPart(found.name, "count"),
                    count,
                    zone,
                    of: values.count,
                    basis: basis
                )
                add(
                    RunFigureName.classPart(found.name, "share"),
                    zone,
                    values.isEmpty ? nil : Double(count) / Double(values.count),
                    count: values.count,
                    unit: "share",
                    basis: basis
                )
            }
        }
    }

    private mutating func addDistances() {
        for service in snapshot.distances.services {
            let nearest = snapshot.distances.nearest(service.name)
            guard !nearest.isEmpty else { continue }
            for zone in zones {
                let found = DistanceFigures(
                    members(of: zone).compactMap { nearest[$0.village.code]?.distance }
                )
                for (part, value) in [
                    ("median", found.median), ("p90", found.ninthDecile), ("max", found.greatest),
                ] {
                    add(
                        RunFigureName.distance(service.name, part),
                        zone,
                        value,
                        count: found.count,
                        unit: "m",
                        basis: [RunMethod.serviceKey(service.name)]
                    )
                }
            }
        }
    }

    private mutating func addAccess() {
        for standard in snapshot.standards {
            for service in snapshot.distances.services where standard.applies(to: service) {
                let nearest = snapshot.distances.nearest(service.name)
                guard !nearest.isEmpty else { continue }
                for zone in zones {
                    let distances = members(of: zone).compactMap {
                        nearest[$0.village.code]?.distance
                    }
                    let within = distances.count { $0 <= standard.threshold.meters }
                    add(
                        RunFigureName.within(standard.id, service.name),
                        zone,
                        distances.isEmpty ? nil : Double(within) / Double(distances.count),
                        count: distances.count,
                        unit: "share",
                        basis: [
                            RunMethod.serviceKey(service.name), RunMethod.standardKey(standard.id),
                        ]
                    )
                }
            }
        }
    }
}
