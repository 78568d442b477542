import Inequality

/// What is computed for one key of a golden case.
enum Computed: CustomStringConvertible {
    case outcome(Outcome<Double>)
    case list([Double])
    case words([String])

    static func number(_ value: Double) -> Computed { .outcome(.defined(value)) }
    static func number(_ value: Int) -> Computed { .outcome(.defined(Double(value))) }

    var description: String {
        switch self {
        case .outcome(.defined(let value)): "\(value)"
        case .outcome(.undefined(let reason)): "undefined (\(reason))"
        case .list(let list): "\(list)"
        case .words(let words): "\(words)"
        }
    }
}

/// How the kinds of golden cases are computed: one entry a kind.
enum GoldenKinds {
    typealias Evaluator = @Sendable (GoldenCase) throws -> [String: Computed]

    static let evaluators: [String: Evaluator] = [
        "basic": measures, "gini_family": measures, "hoover": measures, "shares": measures,
        "qratios": measures, "wolfson": measures, "ge": entropy, "atkinson": atkinson,
        "decomp_ge": entropyDecomposition, "nested_ge": nestedDecomposition,
        "decomp_gini": giniDecomposition, "decomp_atkinson": atkinsonDecomposition,
        "esteban_ray": estebanRay, "gap": gap, "klassen": klassen, "se": standardErrors,
        "concentration": concentration, "se_concentration": concentration,
        "beta": beta, "sigma": sigma, "decay": decay,
        "ntl_edge": edgeData, "neg_edge": edgeData,
        "stability": measures, "edge_cases": edgeCase,
        "moran": moran, "geary": geary, "getis_g": getisOrd, "local_g": localGetisOrd,
        "local_g_star": localGetisOrd, "local_moran": localMoran, "gini_spatial": spatialGini,
        "oaxaca": oaxaca, "shapley_change": shapleyChange, "shapley3_change": entropyChange,
        "mld_change": logDeviationChange,
        "bootstrap": file, "permutation": file, "exact_tests": file, "merge": file, "lq": file,
        "gini_spatial_block": file,
    ]

    private static func sample(_ golden: GoldenCase) throws -> Sample {
        try Sample(values: golden.numbers("x") ?? [], weights: golden.numbers("w"))
    }

    private static func grouped(_ golden: GoldenCase) throws -> GroupedSample {
        try GroupedSample(sample(golden), by: Grouping(golden.labels("group").first ?? []))
    }

    /// The keys that name a measure, with prefixes left out and short spellings written out.
    private static func measures(_ golden: GoldenCase) throws -> [String: Computed] {
        try measures(golden, of: sample(golden))
    }

    private static func measures(_ golden: GoldenCase, of sample: Sample) -> [String: Computed] {
        var results: [String: Computed] = [:]
        for (key, _) in golden.expected {
            guard let measure = Measure(shortKey: key) else { continue }
            results[key] = .outcome(sample.outcome(measure))
        }
        return results
    }

    private static func entropy(_ golden: GoldenCase) throws -> [String: Computed] {
        let order = golden.number("alpha") ?? .nan
        return ["ge": .outcome(try sample(golden).generalizedEntropy(order))]
    }

    private static func atkinson(_ golden: GoldenCase) throws -> [String: Computed] {
        let sample = try sample(golden)
        let aversion = golden.number("eps") ?? .nan
        return [
            "atkinson": .outcome(sample.atkinson(aversion)),
            "ede": .outcome(sample.equallyDistributedEquivalent(aversion)),
        ]
    }

    private static func summary(_ group: GroupSummary) -> [String: Computed] {
        let prefix = "groups.\(group.label)."
        return [
            prefix + "n": .number(group.count),
            prefix + "pop_share": .number(group.populationShare),
            prefix + "income_share": .number(group.incomeShare),
            prefix + "mean": .number(group.mean),
        ]
    }

    private static func entropyDecomposition(_ golden: GoldenCase) throws -> [String: Computed] {
        let order = golden.number("alpha") ?? .nan
        return results(try grouped(golden).entropyDecomposition(order).get())
    }

    private static func results(_ split: EntropyDecomposition) -> [String: Computed] {
        var results: [String: Computed] = [
            "total": .number(split.total), "within": .number(split.within),
            "between": .number(split.between), "between_share": .outcome(split.betweenShare),
        ]
        for part in split.parts {
            let prefix = "groups.\(part.group.label)."
            results.merge(summary(part.group)) { $1 }
            results[prefix + "ge"] = .outcome(part.entropy)
            results[prefix + "contribution_within"] = .number(part.contribution)
            results[prefix + "contribution"] = .number(part.contribution)
        }
        return results
    }

    private static func nestedDecomposition(_ golden: GoldenCase) throws -> [String: Computed] {
        let levels = golden.labels("group").map { Grouping($0) }
        let split = try sample(golden)
            .nestedDecomposition(golden.number("alpha") ?? .nan, levels: levels).get()
        var results: [String: Computed] = [
            "total": .number(split.total), "within_last": .number(split.within),
        ]
        for (depth, between) in split.between.enumerated() {
            results["between_level\(depth + 1)"] = .number(between)
        }
        return results
    }

    private static func giniDecomposition(_ golden: GoldenCase) throws -> [String: Computed] {
        results(try grouped(golden).giniDecomposition.get())
    }

    private static func results(_ split: GiniDecomposition) -> [String: Computed] {
        var results: [String: Computed] = [
            "total": .number(split.total), "within": .number(split.within),
            "between": .number(split.between), "overlap": .number(split.overlap),
            "yitzhaki_within": .number(split.yitzhakiWithin),
            "yitzhaki_between": .number(split.yitzhakiBetween),
        ]
        for part in split.parts {
            let prefix = "groups.\(part.group.label)."
            results.merge(summary(part.group)) { $1 }
            results[prefix + "gini"] = .outcome(part.gini)
            results[prefix + "contribution_within"] = .number(part.contribution)
            results[prefix + "overlap_index"] = .outcome(part.overlapIndex)
            results[prefix + "mean_rank"] = .number(part.meanRank)
        }
        return results
    }

    private static func atkinsonDecomposition(_ golden: GoldenCase) throws -> [String: Computed] {
        let aversion = golden.number("eps") ?? .nan
        let split = try grouped(golden).atkinsonDecomposition(aversion).get()
        var results: [String: Computed] = [
            "total": .number(split.total), "within": .number(split.within),
            "between": .number(split.between), "cross": .number(split.cross),
        ]
        for part in split.parts {
            results["groups.\(part.group.label).atkinson"] = .outcome(part.atkinson)
            results["groups.\(part.group.label).ede"] = .number(part.equivalent)
        }
        return results
    }

    private static func estebanRay(_ golden: GoldenCase) throws -> [String: Computed] {
        let identification = golden.number("alpha") ?? .nan
        return ["esteban_ray": .outcome(try grouped(golden).estebanRay(identification))]
    }

    private static func gap(_ golden: GoldenCase) throws -> [String: Computed] {
        let (a, b) = (golden.parameter("a") ?? "", golden.parameter("b") ?? "")
        guard let gap = try grouped(golden).gap(between: a, and: b) else { return [:] }
        return [
            "mean_a": .number(gap.a.mean), "mean_b": .number(gap.b.mean),
            "difference": .number(gap.difference), "ratio": .outcome(gap.ratio),
            "log_ratio": .outcome(gap.logRatio),
            "se_mean_a": .outcome(gap.a.standardError), "se_mean_b": .outcome(gap.b.standardError),
            "se_difference": .outcome(gap.differenceError),
            "se_log_ratio": .outcome(gap.logRatioError),
            "median_a": .number(gap.a.median), "median_b": .number(gap.b.median),
            "standardized_difference": .outcome(gap.standardizedDifference),
            "prob_superiority": .number(gap.superiority),
        ]
    }

    private static func klassen(_ golden: GoldenCase) throws -> [String: Computed] {
        let later = golden.parameter("y1").flatMap { golden.numbers(column: $0) }
        guard
            let typology = KlassenTypology(
                earlier: golden.numbers("x") ?? [],
                later: later ?? []
            )
        else { return [:] }
        return [
            "ref_level": .number(typology.referenceLevel),
            "ref_growth": .number(typology.referenceGrowth),
            "class": .words(typology.classes.map { $0?.rawValue ?? "" }),
        ]
    }

    private static func standardErrors(_ golden: GoldenCase) throws -> [String: Computed] {
        let sample = try sample(golden)
        let strata = try golden.labels("group").first.map {
            try GroupedSample(sample, by: Grouping($0))
        }
        var results: [String: Computed] = [:]
        for (key, _) in golden.expected {
            guard let dot = key.lastIndex(of: "."), let measure = Measure(shortKey: key[..<dot])
            else { continue }
            if key.hasSuffix(".estimate") {
                results[key] = .outcome(sample.outcome(measure))
            } else if key.hasSuffix(".se_linearized") {
                let error =
                    strata.map { $0.standardError(of: measure) }
                    ?? sample.standardError(of: measure)
                results[key] = error.map { .outcome($0) }
            } else if key.hasSuffix(".se_jackknife") {
                let jackknife =
                    strata.map { $0.jackknife(measure) } ?? sample.jackknife(measure)
                results[key] = .outcome(jackknife.flatMap(\.standardError))
            }
        }
        return results
    }

    private static func file(_ golden: GoldenCase) throws -> [String: Computed] {
        try GoldenFile(rawValue: golden.kind)?.evaluate(golden) ?? [:]
    }

    // MARK: Neighbors

    private static func spatial(_ golden: GoldenCase) throws -> SpatialSample {
        let lists = golden.columns["nb"]?.list?.map { $0.numbers?.map { Int($0) } ?? [] }
        return try SpatialSample(
            values: golden.numbers("x") ?? [],
            neighbors: Neighbors(lists ?? [])
        )
    }

    private static func moran(_ golden: GoldenCase) throws -> [String: Computed] {
        let sample = try spatial(golden)
        let moran = try sample.moran.get()
        return [
            "n": .number(sample.count), "I": .number(moran.value),
            "S0": .number(moran.weightSums.s0), "S1": .number(moran.weightSums.s1),
            "S2": .number(moran.weightSums.s2), "kurtosis": .number(moran.kurtosis),
            "EI": .number(moran.moments.expected),
            "VI_norm": .outcome(moran.moments.normalVariance),
            "VI_rand": .outcome(moran.moments.randomizedVariance),
            "z_norm": .outcome(moran.moments.normalScore),
            "z_rand": .outcome(moran.moments.randomizedScore),
            "p_norm_two_sided": .outcome(moran.moments.normalProbability),
            "p_rand_two_sided": .outcome(moran.moments.randomizedProbability),
        ]
    }

    private static func geary(_ golden: GoldenCase) throws -> [String: Computed] {
        let geary = try spatial(golden).geary.get()
        return [
            "C": .number(geary.value), "EC": .number(geary.moments.expected),
            "VC_norm": .outcome(geary.moments.normalVariance),
            "VC_rand": .outcome(geary.moments.randomizedVariance),
            "z_norm": .outcome(geary.moments.normalScore),
            "z_rand": .outcome(geary.moments.randomizedScore),
        ]
    }

    private static func getisOrd(_ golden: GoldenCase) throws -> [String: Computed] {
        let result = try spatial(golden).getisOrd.get()
        return ["G": .number(result.value), "EG": .number(result.expected)]
    }

    private static func localGetisOrd(_ golden: GoldenCase) throws -> [String: Computed] {
        let isStar = golden.kind == "local_g_star"
        let scores = try spatial(golden).localGetisOrd(includesSelf: isStar).get()
        return ["z": .list(scores.map { $0 ?? .nan })]
    }

    private static func localMoran(_ golden: GoldenCase) throws -> [String: Computed] {
        let local = try spatial(golden).localMoran.get()
        return [
            "I_local": .list(local.values), "E_cond": .list(local.expected),
            "Var_cond": .list(try local.variances.get()),
            "quadrant": .words(local.quadrants.map(\.rawValue)),
        ]
    }

    private static func spatialGini(_ golden: GoldenCase) throws -> [String: Computed] {
        results(try spatial(golden).spatialGini.get())
    }

    static func results(_ split: SpatialGini) -> [String: Computed] {
        [
            "gini": .number(split.gini), "near": .number(split.near), "far": .number(split.far),
            "far_share_of_gini": .outcome(split.farShare),
            "sad_near": .number(split.nearDifference), "sad_far": .number(split.farDifference),
            "n_pairs_near": .number(split.nearPairCount),
            "n_pairs_far": .number(split.farPairCount),
            "polarization": .outcome(split.polarization),
        ]
    }

    // MARK: Gaps and change

    private static func oaxaca(_ golden: GoldenCase) throws -> [String: Computed] {
        let names = golden.parameter("covs")?.split(separator: ",").map(String.init) ?? []
        let result = try OaxacaDecomposition.between(
            values: golden.numbers("x") ?? [],
            weights: golden.numbers("w"),
            grouping: Grouping(golden.labels("group").first ?? []),
            a: golden.parameter("a") ?? "",
            b: golden.parameter("b") ?? "",
            covariates: names.compactMap { golden.numbers(column: $0) }
        ).get()
        return [
            "mean_log_a": .number(result.meanLogA), "mean_log_b": .number(result.meanLogB),
            "gap": .number(result.gap), "beta_a": .list(result.coefficientsA),
            "beta_b": .list(result.coefficientsB),
            "endowments_by_covariate": .list(result.endowmentsByCovariate),
            "threefold_endowments": .number(result.endowments),
            "threefold_coefficients": .number(result.coefficients),
            "threefold_interaction": .number(result.interaction),
            "twofold_refA_explained": .number(result.explainedAtA),
            "twofold_refA_unexplained": .number(result.gap - result.explainedAtA),
            "twofold_refB_explained": .number(result.endowments),
            "twofold_refB_unexplained": .number(result.gap - result.endowments),
        ]
    }

    private static func snapshots(_ golden: GoldenCase) throws -> Snapshots {
        let later = golden.parameter("x2").flatMap { golden.numbers(column: $0) } ?? []
        let laterWeights = golden.parameter("w2").flatMap { golden.numbers(column: $0) }
        return try Snapshots(
            .init(values: golden.numbers("x") ?? [], weights: golden.numbers("w")),
            .init(values: later, weights: laterWeights ?? golden.numbers("w")),
            by: golden.labels("group").first.map { Grouping($0) }
        )
    }

    private static func shapleyChange(_ golden: GoldenCase) throws -> [String: Computed] {
        let snapshots = try snapshots(golden)
        var results: [String: Computed] = [:]
        for name in Set(golden.expected.compactMap { $0.key.split(separator: ".").first }) {
            guard let measure = Measure(shortKey: name) else { continue }
            let change = try snapshots.shapleyChange(of: measure).get()
            results["\(name).value_1"] = .number(change.earlier)
            results["\(name).value_2"] = .number(change.later)
            results["\(name).income_effect"] = .number(change.valueEffect)
            results["\(name).population_effect"] = .number(change.weightEffect)
        }
        return results
    }

    private static func entropyChange(_ golden: GoldenCase) throws -> [String: Computed] {
        let change = try snapshots(golden).entropyChange(golden.number("alpha") ?? .nan).get()
        return [
            "value_1": .number(change.earlier), "value_2": .number(change.later),
            "population_share_effect": .number(change.shareEffect),
            "group_mean_effect": .number(change.meanEffect),
            "within_effect": .number(change.withinEffect),
        ]
    }

    private static func logDeviationChange(_ golden: GoldenCase) throws -> [String: Computed] {
        let change = try snapshots(golden).logDeviationChange.get()
        return [
            "mld_1": .number(change.earlier), "mld_2": .number(change.later),
            "change": .number(change.change), "within_inequality": .number(change.within),
            "share_within": .number(change.sharesWithin),
            "share_between": .number(change.sharesBetween),
            "relative_means": .number(change.relativeMeans),
            "sum_approx": .number(change.approximation), "residual": .number(change.residual),
        ]
    }

    // MARK: Distance

    private static func concentration(_ golden: GoldenCase) throws -> [String: Computed] {
        let ranking = golden.numbers("rank") ?? []
        let result = try sample(golden).concentration(rankedBy: ranking).get()
        let jackknife = try sample(golden).concentrationJackknife(rankedBy: ranking)
        var results: [String: Computed] = [
            "concentration": .number(result.index), "generalised": .number(result.generalized),
            "mean": .number(result.mean), "se_linearized": .outcome(result.standardError),
            "se_jackknife": .outcome(jackknife.flatMap(\.standardError)),
        ]
        if let low = golden.number("lo"), let high = golden.number("hi") {
            results["erreygers"] = .outcome(result.erreygers(bounds: low...high))
            results["wagstaff"] = .outcome(result.wagstaff(bounds: low...high))
            results["modified"] = .outcome(result.modified(lowerBound: low))
        }
        return results
    }

    private static func beta(_ golden: GoldenCase) throws -> [String: Computed] {
        let later = golden.parameter("y1").flatMap { golden.numbers(column: $0) } ?? []
        let beta = try BetaConvergence.fitted(
            earlier: golden.numbers("x") ?? [],
            later: later,
            weights: golden.numbers("w"),
            years: golden.number("T") ?? .nan
        ).get()
        return [
            "alpha": .number(beta.fit.intercept), "beta": .number(beta.fit.slope),
            "se_alpha": .outcome(beta.fit.interceptError),
            "se_beta": .outcome(beta.fit.slopeError), "t_beta": .outcome(beta.fit.slopeT),
            "r2": .outcome(beta.fit.determination), "lambda": .outcome(beta.speed),
            "half_life": .outcome(beta.halfLife),
        ]
    }

    private static func sigma(_ golden: GoldenCase) throws -> [String: Computed] {
        let years = golden.parameter("years")?.split(separator: ",").map(String.init) ?? []
        let stem = golden.columnNames("x").first ?? ""
        let sigma = try SigmaConvergence.over(
            years.compactMap { golden.numbers(column: stem + $0) },
            weights: golden.numbers("w"),
            years: years.compactMap(Double.init)
        ).get()
        let trend = try sigma.trend.get()
        func list(_ measure: Measure) throws -> Computed {
            .list(try sigma.samples.map { try $0.outcome(measure).get() })
        }
        return [
            "sd_log": .list(sigma.deviations), "cv": try list(.coefficientOfVariation),
            "gini": try list(.gini), "theil_l": try list(.theilL),
            "var_log": try list(.logVariance), "trend_slope_sd_log": .number(trend.slope),
            "trend_se": .outcome(trend.slopeError), "trend_t": .outcome(trend.slopeT),
            "sd_log_ratio_last_first": .outcome(sigma.lastOverFirst),
        ]
    }

    private static func decay(_ golden: GoldenCase) throws -> [String: Computed] {
        let sample = try sample(golden)
        let distances = golden.numbers("rank") ?? []
        let breaks = golden.parameter("breaks")?.split(separator: ",").compactMap { Double($0) }
        let decay = try sample.decay(over: distances).get()
        let rings = Grouping(distances: distances, breaks: breaks ?? [])
        let groups = try GroupedSample(sample, by: rings).groups.filter { $0.label != "outside" }
        func list(_ measure: Measure) throws -> Computed {
            .list(try groups.map { try $0.sample.outcome(measure).get() })
        }
        return [
            "ring_n": try list(.count), "ring_weight": try list(.sumOfWeights),
            "ring_mean": try list(.mean), "ring_gini": try list(.gini),
            "exp_intercept": .number(decay.exponential.intercept),
            "exp_slope": .number(decay.exponential.slope),
            "exp_se_slope": .outcome(decay.exponential.slopeError),
            "exp_r2": .outcome(decay.exponential.determination),
            "exp_half_distance": .outcome(decay.halfDistance),
            "power_intercept": .number(decay.power.intercept),
            "power_slope": .number(decay.power.slope),
            "power_se_slope": .outcome(decay.power.slopeError),
            "power_r2": .outcome(decay.power.determination),
            "spearman": .outcome(decay.rankCorrelation), "kendall_tau_b": .outcome(decay.tau),
            "pearson_weighted": .outcome(decay.correlation),
        ]
    }

    private static func edgeData(_ golden: GoldenCase) throws -> [String: Computed] {
        let sample = try sample(golden)
        var results = measures(golden, of: sample)
        results["positive_only.theil_t"] = .outcome(sample.positivePart.theilT)
        results["positive_only.theil_l"] = .outcome(sample.positivePart.theilL)
        results["positive_only.weight_share_zero"] = .outcome(sample.weightShareZero)
        return results
    }

    private static func edgeCase(_ golden: GoldenCase) throws -> [String: Computed] {
        let values = golden.numbers("x") ?? []
        let weights = golden.numbers("w")
        let sample: Sample
        do {
            sample = try Sample(values: values, weights: weights)
        } catch {
            return ["error": .words([error.code])]
        }
        var results = measures(golden, of: sample)
        results["n_used"] = .number(sample.count)
        results["n_missing"] = .number(sample.missingCount)
        results["n_zero_weight"] = .number(sample.zeroWeightCount)
        results["min"] = .outcome(sample.quantile(0))
        results["sd_log"] = .outcome(sample.logStandardDeviation)
        results["se"] = sample.standardError(of: .gini).map { .outcome($0) }
        results["gini_warning"] = .words(sample.warnings(for: .gini).map(\.rawValue))
        // Any neighbors will do: the cases have none.
        let chain = values.indices.map { row in [row - 1, row + 1].filter(values.indices.contains) }
        let spatial = try SpatialSample(values: values, neighbors: Neighbors(chain))
        results["moran.I"] = .outcome(spatial.moran.map(\.value))
        results["moran.p"] = .outcome(spatial.moranTest(replicates: 99).map(\.probability))
        let ranking = golden.numbers("g") ?? values
        results["concentration"] = .outcome(
            try sample.concentration(rankedBy: ranking).map(\.index)
        )
        let swapped = try Sample(values: values.reversed(), weights: weights?.reversed())
        results["concentration_after_swapping_tied_rows"] = .outcome(
            try swapped.concentration(rankedBy: ranking.reversed()).map(\.index)
        )
        guard let groups = golden.content["g"]?.labels else { return results }
        let grouped = try GroupedSample(sample, by: Grouping(groups))
        results["n_used"] = .number(grouped.whole.count)
        results["n_missing_group"] = .number(grouped.missingGroupCount)
        for (name, order) in [("decomp_theil_t", 1.0), ("decomp_theil_l", 0)] {
            switch grouped.entropyDecomposition(order) {
            case .undefined(let reason): results[name] = .outcome(.undefined(reason))
            case .defined(let split):
                for (key, value) in self.results(split) { results["\(name).\(key)"] = value }
            }
        }
        if let split = grouped.giniDecomposition.value {
            for (key, value) in self.results(split) { results["decomp_gini.\(key)"] = value }
        }
        return results
    }
}

extension Measure {
    /// Reads a key of the golden files: also `ge2`, `atkinson0.5`, `basic.mean`, `shares.palma`.
    init?(shortKey key: some StringProtocol) {
        var name = String(key)
        for prefix in ["basic.", "shares."] where name.hasPrefix(prefix) {
            name.removeFirst(prefix.count)
        }
        if let measure = Measure(name) {
            self = measure
            return
        }
        for family in ["ge", "atkinson"] where name.hasPrefix(family) {
            guard let measure = Measure("\(family)(\(name.dropFirst(family.count)))") else {
                continue
            }
            self = measure
            return
        }
        return nil
    }
}
