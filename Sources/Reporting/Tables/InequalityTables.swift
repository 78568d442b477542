import Inequality
public import Layers
public import Planning

/// The inequality of an indicator as rows and as a JSON document.
public enum InequalityTables {
    /// The headline measures, the decomposition and the gap as
    /// `group,measure,value,se,ci_lower,ci_upper,n,reason`.
    ///
    /// The group is `all`; then the name of each group that has units; then `between`, `within`,
    /// `total` and `between_share`, with Theil's two measures; then, if two groups are compared,
    /// `gap a:b`; then what else was asked. Where a value is undefined, `reason` says why. Intervals
    /// are those of the bootstrap, corrected for bias and acceleration, where units were drawn anew,
    /// and for bias alone where whole clusters were.
    public static func layer(_ answer: InequalityAnswer) -> Layer {
        var rows = rows(of: answer.sample, named: "all", answer)
        for name in answer.groupOrder {
            guard let group = answer.groups?[name] else { continue }
            rows += Self.rows(of: group, named: name, answer, in: name)
        }
        if let groups = answer.groups { rows += Self.rows(of: groups) }
        if let pair = answer.question.gap {
            rows += Self.rows(of: answer.gap, between: pair, answer.resampling?.gap)
        }
        for part in answer.parts.flatMap(\.parts) {
            rows += part.figures.map { figure in
                row(
                    part.name,
                    figure.name,
                    figure.value,
                    error: figure.error,
                    interval: figure.interval,
                    count: part.count
                )
            }
        }
        return Layer(
            name: "inequality",
            columns: [
                Column("group"), Column("measure"), Column("value", decimals: 6),
                Column("se", decimals: 6), Column("ci_lower", decimals: 6),
                Column("ci_upper", decimals: 6), Column("n"), Column("reason"),
            ],
            features: rows
        )
    }

    private static func rows(
        of sample: Sample,
        named name: String,
        _ answer: InequalityAnswer,
        in group: String? = nil
    ) -> [Feature] {
        Measure.headline.map { measure in
            let uncertainty = answer.uncertainty(of: measure, in: group)
            return row(
                name,
                measure.key,
                sample.outcome(measure),
                error: uncertainty.error?.value,
                interval: uncertainty.interval,
                count: sample.count
            )
        }
    }

    /// The parts of Theil's measures; none of them has a standard error.
    private static func rows(of groups: GroupedSample) -> [Feature] {
        let splits = [
            (Measure.theilL, groups.entropyDecomposition(0)),
            (Measure.theilT, groups.entropyDecomposition(1)),
        ]
        let parts: [(name: String, value: (EntropyDecomposition) -> Outcome<Double>)] = [
            ("between", { .defined($0.between) }), ("within", { .defined($0.within) }),
            ("total", { .defined($0.total) }), ("between_share", { $0.betweenShare }),
        ]
        return parts.flatMap { part in
            splits.map { measure, split in
                let outcome: Outcome<Double> =
                    switch split {
                    case .defined(let value): part.value(value)
                    case .undefined(let reason): .undefined(reason)
                    }
                return row(part.name, measure.key, outcome, count: groups.whole.count)
            }
        }
    }

    /// The first group against the second; without units in both everything is undefined.
    private static func rows(
        of gap: Gap?,
        between pair: (a: String, b: String),
        _ test: Outcome<PermutationTest>?
    ) -> [Feature] {
        let count = gap.map { $0.a.count + $0.b.count } ?? 0
        let none = Outcome<Double>.undefined(.empty)
        let values: [(measure: String, value: Outcome<Double>)] = [
            ("difference", gap.map { .defined($0.difference) } ?? none),
            ("ratio", gap?.ratio ?? none),
            ("p", test?.map(\.probability) ?? gap?.normalProbability ?? none),
            ("prob_superiority", gap.map { .defined($0.superiority) } ?? none),
        ]
        let errors = ["difference": gap?.differenceError.value]
        let intervals = [
            "difference": gap?.differenceInterval().value, "ratio": gap?.ratioInterval().value,
        ]
        return values.map { measure, value in
            row(
                "gap \(pair.a):\(pair.b)",
                measure,
                value,
                error: errors[measure] ?? nil,
                interval: intervals[measure] ?? nil,
                count: count
            )
        }
    }

    private static func row(
        _ group: String,
        _ measure: String,
        _ outcome: Outcome<Double>,
        error: Double? = nil,
        interval: ConfidenceInterval? = nil,
        count: Int
    ) -> Feature {
        Feature(values: [
            .text(group), .text(measure), Cell(outcome.value), Cell(error),
            Cell(interval?.lower), Cell(interval?.upper), .integer(count),
            Cell(outcome.reason?.rawValue),
        ])
    }

    /// Indicator, measures, decomposition and gap; undefined values are null with a reason.
    public static func members(_ answer: InequalityAnswer) -> [JSON.Member] {
        var members = [
            JSON.Member("indicator", .string(answer.question.indicator)),
            JSON.Member("unit", .string(answer.question.unit)),
            JSON.Member("n", .integer(answer.sample.count)),
            JSON.Member("missing", .integer(answer.sample.missingCount)),
            JSON.Member("zero_weight", .integer(answer.sample.zeroWeightCount)),
            JSON.Member("weight", JSON(answer.question.weight)),
            JSON.Member(
                "measures",
                .object(
                    Measure.headline.map { key in
                        JSON.Member(
                            key.key,
                            measure(key, answer)
                        )
                    }
                )
            ),
        ]
        if let resampling = answer.resampling {
            members += [
                JSON.Member("seed", .integer(Int(truncatingIfNeeded: resampling.plan.seed))),
                JSON.Member("replicates", .integer(resampling.plan.replicates)),
                JSON.Member("draw", .string(resampling.draw.rawValue)),
            ]
        }
        if let groups = answer.groups {
            members.append(JSON.Member("decomposition", decomposition(groups, answer)))
        }
        if let pair = answer.question.gap {
            members.append(JSON.Member("gap", gap(answer.gap, pair, answer.resampling?.gap)))
        }
        for (key, parts) in answer.parts {
            members.append(
                JSON.Member(key, .object(parts.map { JSON.Member($0.name, $0.json) }))
            )
        }
        return members
    }

    private static func measure(_ measure: Measure, _ answer: InequalityAnswer) -> JSON {
        let outcome = answer.sample.outcome(measure)
        guard let value = outcome.value else {
            return ["value": .null, "reason": JSON(outcome.reason?.rawValue)]
        }
        var members = [JSON.Member("value", .number(value))]
        let uncertainty = answer.uncertainty(of: measure)
        if let method = uncertainty.method {
            members += [
                JSON.Member("se", JSON(uncertainty.error?.value)),
                JSON.Member(
                    "ci",
                    uncertainty.interval.map { [JSON($0.lower), JSON($0.upper)] } ?? .null
                ),
                JSON.Member("method", .string(method.rawValue)),
            ]
            if uncertainty.isExtreme { members.append(JSON.Member("ci_extreme", .boolean(true))) }
            if let reason = uncertainty.error?.reason {
                members.append(JSON.Member("se_reason", .string(reason.rawValue)))
            }
        }
        let warnings = answer.sample.warnings(for: measure).map { JSON.string($0.rawValue) }
        if !warnings.isEmpty { members.append(JSON.Member("warnings", .array(warnings))) }
        return .object(members)
    }

    private static func decomposition(_ groups: GroupedSample, _ answer: InequalityAnswer) -> JSON {
        .object(
            [JSON.Member("by", .string(answer.question.grouping))]
                + [Measure.theilL, .theilT, .generalizedEntropy(2)].map { measure in
                    guard case .generalizedEntropy(let order) = measure else {
                        return JSON.Member(measure.key, .null)
                    }
                    return JSON.Member(
                        measure.key,
                        decomposition(groups.entropyDecomposition(order), order: answer.groupOrder)
                    )
                }
        )
    }

    private static func decomposition(
        _ outcome: Outcome<EntropyDecomposition>,
        order: [String]
    ) -> JSON {
        guard let value = outcome.value else {
            return [
                "between": .null, "within": .null, "total": .null,
                "reason": JSON(outcome.reason?.rawValue), "groups": [],
            ]
        }
        let parts = order.compactMap { name in value.parts.first { $0.group.label == name } }
        return [
            "between": .number(value.between),
            "within": .number(value.within),
            "total": .number(value.total),
            "between_share": JSON(value.betweenShare.value),
            "groups": .array(
                parts.map { part in
                    [
                        "group": .string(part.group.label),
                        "n": .integer(part.group.count),
                        "population_share": .number(part.group.populationShare),
                        "value_share": .number(part.group.incomeShare),
                        "mean": .number(part.group.mean),
                        "entropy": JSON(part.entropy.value),
                        "contribution": .number(part.contribution),
                    ]
                }
            ),
        ]
    }

    private static func gap(
        _ gap: Gap?,
        _ pair: (a: String, b: String),
        _ test: Outcome<PermutationTest>?
    ) -> JSON {
        guard let gap else {
            return [
                "a": .string(pair.a), "b": .string(pair.b), "difference": .null, "ratio": .null,
                "p": .null, "reason": "empty",
            ]
        }
        let interval = gap.differenceInterval().value
        let ratio = gap.ratioInterval().value
        return [
            "a": .string(pair.a),
            "b": .string(pair.b),
            "n_a": .integer(gap.a.count),
            "n_b": .integer(gap.b.count),
            "mean_a": .number(gap.a.mean),
            "mean_b": .number(gap.b.mean),
            "median_a": .number(gap.a.median),
            "median_b": .number(gap.b.median),
            "difference": .number(gap.difference),
            "se": JSON(gap.differenceError.value),
            "ci": interval.map { [JSON($0.lower), JSON($0.upper)] } ?? .null,
            "ratio": JSON(gap.ratio.value),
            "ratio_ci": ratio.map { [JSON($0.lower), JSON($0.upper)] } ?? .null,
            "log_ratio": JSON(gap.logRatio.value),
            "standardized_difference": JSON(gap.standardizedDifference.value),
            "prob_superiority": .number(gap.superiority),
            "p": JSON((test?.map(\.probability) ?? gap.normalProbability).value),
            "p_method": test?.value.map { $0.isExact ? "exact" : "permutation" } ?? "normal",
            "method": "linearized",
        ]
    }
}
