import Inequality
public import Layers
public import Planning

/// The inequality of an indicator as rows and as a JSON document.
public enum InequalityTables {
    /// A row a measure, then a row a group.
    public static func layer(_ answer: InequalityAnswer) -> Layer {
        var features: [Feature] = Measure.headline.map { measure in
            let error = answer.sample.standardError(of: measure)?.value
            let interval = answer.sample.confidenceInterval(of: measure)?.value
            let outcome = answer.sample.outcome(measure)
            return Feature(values: [
                .text("all"), .text(measure.key), Cell(outcome.value), Cell(error),
                Cell(interval?.lower), Cell(interval?.upper), .integer(answer.sample.count),
                Cell(outcome.reason?.rawValue),
            ])
        }
        for name in answer.groupOrder {
            guard let group = answer.groups?[name] else { continue }
            for measure in [Measure.mean, .gini, .theilL] {
                let outcome = group.outcome(measure)
                let interval = group.confidenceInterval(of: measure)?.value
                features.append(
                    Feature(values: [
                        .text(name), .text(measure.key), Cell(outcome.value),
                        Cell(group.standardError(of: measure)?.value), Cell(interval?.lower),
                        Cell(interval?.upper), .integer(group.count),
                        Cell(outcome.reason?.rawValue),
                    ])
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
            features: features
        )
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
                    Measure.headline.map { JSON.Member($0.key, measure($0, answer.sample)) }
                )
            ),
        ]
        if let groups = answer.groups {
            members.append(JSON.Member("decomposition", decomposition(groups, answer)))
        }
        if let pair = answer.question.gap {
            members.append(JSON.Member("gap", gap(answer.gap, pair, answer)))
        }
        return members
    }

    private static func measure(_ measure: Measure, _ sample: Sample) -> JSON {
        let outcome = sample.outcome(measure)
        guard let value = outcome.value else {
            return ["value": .null, "reason": JSON(outcome.reason?.rawValue)]
        }
        var members = [JSON.Member("value", .number(value))]
        if let error = sample.standardError(of: measure) {
            members.append(JSON.Member("se", JSON(error.value)))
            let interval = sample.confidenceInterval(of: measure)?.value
            members.append(
                JSON.Member("ci", interval.map { [JSON($0.lower), JSON($0.upper)] } ?? .null)
            )
            members.append(JSON.Member("method", .string("linearized")))
            if let reason = error.reason {
                members.append(JSON.Member("se_reason", .string(reason.rawValue)))
            }
        }
        let warnings = sample.warnings(for: measure).map { JSON.string($0.rawValue) }
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
        _ answer: InequalityAnswer
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
            "p": JSON(gap.normalProbability.value),
            "method": "linearized",
        ]
    }
}
