import Inequality
import Testing

/// Golden files that are no lists of cases: which of their numbers are answers, and how they are found.
enum GoldenFile: String {
    case bootstrap, permutation, merge, lq
    case exactTests = "exact_tests"
    case block = "gini_spatial_block"

    /// Members that are questions.
    private var inputs: Set<String> {
        switch self {
        case .bootstrap: ["strata", "rows", "indices", "conf", "t"]
        case .permutation:
            ["a", "b", "g", "rows", "permutations", "permutations_pair", "permutations_all"]
        case .exactTests: ["x", "y", "nb", "group_a_rows", "weights", "i", "n"]
        case .merge: ["lo", "hi", "partition_by"]
        case .lq: ["regions", "sectors", "e", "name"]
        case .block: ["regime"]
        }
    }

    private static let prose: Set<String> = [
        "schema", "rule", "dataset", "x", "w", "convention", "note", "published", "provenance",
    ]

    /// The answers of a case, by the path of their members.
    func expected(_ content: JSON) -> [(key: String, value: JSON)] {
        var answers: [(key: String, value: JSON)] = []
        collect(content, "", &answers)
        return answers.sorted { $0.key < $1.key }
    }

    private func collect(
        _ content: JSON,
        _ path: String,
        _ answers: inout [(key: String, value: JSON)]
    ) {
        if let members = content.object {
            for (name, value) in members where !inputs.contains(name) && !Self.prose.contains(name)
            {
                collect(value, path.isEmpty ? name : "\(path).\(name)", &answers)
            }
        } else if let list = content.list,
            list.contains(where: { $0.object != nil || $0.list != nil })
        {
            for (number, value) in list.enumerated() {
                collect(value, "\(path).\(number)", &answers)
            }
        } else {
            answers.append((path, content))
        }
    }

    func evaluate(_ golden: GoldenCase) throws -> [String: Computed] {
        switch self {
        case .bootstrap: try Self.bootstrap(golden)
        case .permutation: try Self.permutation(golden)
        case .exactTests: try Self.exactTests(golden)
        case .merge: try Self.merge(golden)
        case .lq: Self.quotients(golden)
        case .block: try Self.blocks(golden)
        }
    }

    private static func column(_ golden: GoldenCase, _ member: String) -> [Double]? {
        golden.content[member]?.text.flatMap { golden.numbers(column: $0) }
    }

    private static func grouping(_ golden: GoldenCase, _ member: String) -> Grouping? {
        golden.content[member]?.text.flatMap { golden.columns[$0]?.labels }.map { Grouping($0) }
    }

    private static func positions(_ list: JSON?) -> [[Int]] {
        list?.list?.compactMap { $0.numbers?.map { Int($0) } } ?? []
    }

    // MARK: Bootstrap

    private static func bootstrap(_ golden: GoldenCase) throws -> [String: Computed] {
        let values = column(golden, "x") ?? []
        let weights = column(golden, "w") ?? []
        let rows = golden.content["rows"]?.numbers?.map { Int($0) } ?? []
        let chosen = rows.map { values[$0] }
        let sample = try Sample(values: chosen, weights: rows.map { weights[$0] })
        let strata = try grouping(golden, "strata").map { try GroupedSample(sample, by: $0) }
        var results: [String: Computed] = [:]
        for name in golden.content["stats"]?.object?.keys.sorted() ?? [] {
            let measure = try #require(Measure(shortKey: name))
            let replicates = try positions(golden.content["indices"]).map { indices in
                try Sample(
                    values: indices.map { values[rows[$0]] },
                    weights: indices.map { weights[rows[$0]] }
                ).outcome(measure).get()
            }
            let jackknife = try (strata.map { $0.jackknife(measure) } ?? sample.jackknife(measure))
                .get()
            let distribution = BootstrapDistribution(
                estimate: try sample.outcome(measure).get(),
                replicates: replicates,
                influences: jackknife.influences
            )
            let levels = distribution.acceleratedLevels()
            func ends(_ interval: Outcome<ConfidenceInterval>) throws -> Computed {
                .list([try interval.get().lower, try interval.get().upper])
            }
            // The file lists the units by row, the sample by value.
            var influences = [Double](repeating: 0, count: rows.count)
            for (row, influence) in zip(sample.rows, jackknife.influences) {
                influences[Int(row)] = influence
            }
            let prefix = "stats.\(name)."
            results[prefix + "t0"] = .number(distribution.estimate)
            results[prefix + "boot_mean"] = .number(distribution.mean)
            results[prefix + "bias"] = .number(distribution.bias)
            results[prefix + "se"] = .outcome(distribution.standardError)
            results[prefix + "percentile"] = try ends(distribution.percentileInterval())
            results[prefix + "basic"] = try ends(distribution.basicInterval())
            results[prefix + "normal"] = try ends(distribution.normalInterval())
            results[prefix + "bca_z0"] = .number(distribution.biasCorrection)
            results[prefix + "bca_a"] = .number(distribution.acceleration)
            results[prefix + "bca_alpha"] = .list([levels.lower, levels.upper])
            results[prefix + "bca_norminter"] = try ends(distribution.acceleratedInterval())
            results[prefix + "bca_linear6"] = try ends(
                distribution.acceleratedInterval(interpolation: .linear)
            )
            results[prefix + "jackknife_L"] = .list(influences)
        }
        return results
    }

    // MARK: Permutations

    private static func permutation(_ golden: GoldenCase) throws -> [String: Computed] {
        var results: [String: Computed] = [:]
        for (number, part) in (golden.content["spatial"]?.list ?? []).enumerated() {
            let part = GoldenCase(
                kind: "",
                content: part,
                columns: Golden.columns(of: part["dataset"]?.text)
            )
            let values = column(part, "x") ?? []
            let neighbors = try Neighbors(positions(part.columns["nb"]))
            let deals = positions(part.content["permutations"])
            let statistics: [(String, (SpatialSample) throws -> Double)] = [
                ("moran", { try $0.moran.get().value }), ("geary", { try $0.geary.get().value }),
                ("gini_spatial_far_sad", { try $0.spatialGini.get().farDifference }),
            ]
            for (name, statistic) in statistics {
                let observed = try statistic(SpatialSample(values: values, neighbors: neighbors))
                let test = PermutationTest(
                    observed: observed,
                    deals: try deals.map { deal in
                        try statistic(
                            SpatialSample(values: deal.map { values[$0] }, neighbors: neighbors)
                        )
                    }
                )
                report(test, "spatial.\(number).\(name).", &results)
            }
        }
        for (number, part) in (golden.content["zone_gap"]?.list ?? []).enumerated() {
            let part = GoldenCase(
                kind: "",
                content: part,
                columns: Golden.columns(of: part["dataset"]?.text)
            )
            try zoneGap(part, "zone_gap.\(number).", &results)
        }
        return results
    }

    private static func zoneGap(
        _ part: GoldenCase,
        _ prefix: String,
        _ results: inout [String: Computed]
    ) throws {
        let values = column(part, "x") ?? []
        let weights = column(part, "w") ?? []
        let labels = part.content["g"]?.text.flatMap { part.columns[$0]?.labels } ?? []
        let rows = part.content["rows"]?.numbers?.map { Int($0) } ?? []
        let (a, b) = (part.content["a"]?.text ?? "", part.content["b"]?.text ?? "")
        func difference(_ deal: [Int]) throws -> Double {
            let sample = try GroupedSample(
                values: rows.map { values[$0] },
                weights: rows.map { weights[$0] },
                grouping: Grouping(deal.map { labels[rows[$0]] })
            )
            return try #require(sample.gap(between: a, and: b)).difference
        }
        let pairs = PermutationTest(
            observed: try difference(Array(rows.indices)),
            deals: try positions(part.content["permutations_pair"]).map(difference)
        )
        report(pairs, prefix + "difference.", &results)
        func between(_ deal: [Int]) throws -> Double {
            let grouping = Grouping(deal.map { labels[$0] })
            let sample = try GroupedSample(values: values, weights: weights, grouping: grouping)
            return try sample.entropyDecomposition(1).get().between
        }
        let all = PermutationTest(
            observed: try between(Array(values.indices)),
            deals: try positions(part.content["permutations_all"]).map(between)
        )
        report(all, prefix + "theil_t_between.", &results)
    }

    private static func report(
        _ test: PermutationTest,
        _ prefix: String,
        _ results: inout [String: Computed]
    ) {
        results[prefix + "observed"] = .number(test.observed)
        results[prefix + "count_ge"] = .number(test.atLeastCount)
        results[prefix + "count_le"] = .number(test.atMostCount)
        results[prefix + "p_greater"] = .number(test.greaterProbability)
        results[prefix + "p_less"] = .number(test.lessProbability)
        results[prefix + "p_two_sided"] = .number(test.probability)
        results[prefix + "p_abs"] = .number(test.absoluteProbability)
        results[prefix + "sim_mean"] = .number(test.mean)
        results[prefix + "sim_sd_pop"] = .number(test.deviation)
        results[prefix + "z_sim"] = .outcome(test.score)
    }

    // MARK: All deals

    private static func exactTests(_ golden: GoldenCase) throws -> [String: Computed] {
        var results: [String: Computed] = [:]
        if let part = golden.content["gap_exact"] {
            let values = part["x"]?.numbers ?? []
            let chosen = Set(part["group_a_rows"]?.numbers ?? [])
            let sample = try GroupedSample(
                values: values,
                weights: part["w"]?.numbers,
                grouping: Grouping(values.indices.map { chosen.contains(Double($0)) ? "a" : "b" })
            )
            let test = try sample.gapTest(between: "a", and: "b").get()
            results["gap_exact.n_arrangements"] = .number(test.count)
            results["gap_exact.observed"] = .number(test.observed)
            results["gap_exact.exact_p_greater"] = .number(test.greaterProbability)
            results["gap_exact.exact_p_less"] = .number(test.lessProbability)
            results["gap_exact.exact_p_abs"] = .number(test.absoluteProbability)
        }
        if let part = golden.content["local_moran_exact"] {
            let neighbors = try Neighbors(positions(part["nb"]))
            let sample = try SpatialSample(values: part["y"]?.numbers ?? [], neighbors: neighbors)
            let local = try sample.localMoran.get()
            let test = try sample.localMoranTest().get()
            #expect(test.isExact)
            let variances = try local.variances.get()
            for unit in 0..<sample.count {
                let prefix = "local_moran_exact.units.\(unit)."
                let degree = neighbors[unit].count
                // n over k of the others, by Pascal.
                let ways = (0..<degree).reduce(1) { $0 * (sample.count - 1 - $1) / ($1 + 1) }
                results[prefix + "I"] = .number(local.values[unit])
                results[prefix + "n_arrangements"] = .number(ways)
                results[prefix + "cond_mean"] = .number(local.expected[unit])
                results[prefix + "cond_var"] = .number(variances[unit])
                results[prefix + "p_greater"] = .number(test.greater[unit])
                results[prefix + "p_less"] = .number(test.less[unit])
                results[prefix + "p_two_sided"] = .number(test.probabilities[unit])
                // At a lag of exactly zero, low by definition, the reference tells its own rounding.
                let other: LocalMoran.Quadrant =
                    local.quadrants[unit] == .highLow ? .highHigh : .lowHigh
                results[prefix + "quadrant"] = .words(
                    [local.quadrants[unit].rawValue]
                        + (local.values[unit] == 0 ? [other.rawValue] : [])
                )
                results[prefix + "q_bh"] = .number(test.adjusted[unit])
            }
        }
        if let part = golden.content["moran_with_islands"] {
            let sample = try SpatialSample(
                values: part["y"]?.numbers ?? [],
                neighbors: Neighbors(positions(part["nb"]))
            )
            let moran = try sample.moran.get()
            let prefix = "moran_with_islands."
            results[prefix + "n_with_neighbours"] = .number(moran.linkedCount)
            results[prefix + "S0"] = .number(moran.weightSums.s0)
            for (key, _) in golden.expected where key.hasPrefix(prefix + "I_adjusted_n") {
                results[key] = .number(moran.value)
            }
            for (key, _) in golden.expected where key.hasPrefix(prefix + "I_full_n") {
                // Programs that keep n count the islands in the numerator too.
                results[key] = .number(
                    moran.value * Double(sample.count) / Double(moran.linkedCount)
                )
            }
        }
        return results
    }

    // MARK: Parts

    private static func merge(_ golden: GoldenCase) throws -> [String: Computed] {
        var results: [String: Computed] = [:]
        let values = column(golden, "x") ?? []
        let weights = column(golden, "w") ?? []
        let labels =
            golden.content["partition_by"]?.text.flatMap { golden.columns[$0]?.labels } ?? []
        func sums(_ pivot: Double, _ rows: [Int]) throws -> PartialSums {
            var sums = PartialSums(pivot: pivot)
            for row in rows { try sums.add(value: values[row], weight: weights[row], row: row) }
            return sums
        }
        var merged = PartialSums(pivot: 1_000)
        for label in Set(labels.compactMap(\.self)).sorted(by: >) {
            let rows = labels.indices.filter { labels[$0] == label }
            let part = try sums(1, rows)
            merged.merge(try sums(1_000, rows))
            let prefix = "partitions.\(label)."
            let (w, s) = (part.sumOfWeights, part.total)
            results[prefix + "n"] = .number(part.count)
            results[prefix + "W"] = .number(w)
            results[prefix + "W2"] = .number(part.sumOfSquaredWeights)
            results[prefix + "S1"] = .number(s)
            results[prefix + "mean"] = .number(part.mean)
            results[prefix + "M2"] = .number(part.squaredDeviations)
            results[prefix + "Sxlnx"] = .number(part.sumOfValueLogs)
            results[prefix + "Slnx"] = .number(part.sumOfLogs)
            results[prefix + "Sinvx"] = .number(part.sumOfPowers(-1))
            results[prefix + "min"] = .number(part.least)
            results[prefix + "max"] = .number(part.greatest)
        }
        results["merged.mean"] = .number(merged.mean)
        results["merged.variance_pop"] = .outcome(merged.variance)
        results["merged.theil_t"] = .outcome(merged.generalizedEntropy(1))
        results["merged.theil_l"] = .outcome(merged.generalizedEntropy(0))
        results["merged.ge(-1)"] = .outcome(merged.generalizedEntropy(-1))
        results["merged.ge(2)"] = .outcome(merged.generalizedEntropy(2))
        results["merged.atkinson(1)"] = .outcome(merged.atkinson(1))
        results["merged.atkinson(2)"] = .outcome(merged.atkinson(2))
        var buckets: [GiniBuckets.Bucket] = []
        for (number, range) in (golden.content["value_buckets"]?.list ?? []).enumerated() {
            let (low, high) = (range["lo"]?.number ?? .nan, range["hi"]?.number ?? .nan)
            let rows = values.indices.filter { values[$0] >= low && values[$0] < high }
            let sample = try Sample(
                values: rows.map { values[$0] },
                weights: rows.map { weights[$0] }
            )
            let bucket = GiniBuckets.Bucket(lower: low, upper: high, sample: sample)
            buckets.append(bucket)
            let prefix = "value_buckets.\(number)."
            results[prefix + "n"] = .number(sample.count)
            results[prefix + "W"] = .number(bucket.weight)
            results[prefix + "S1"] = .number(bucket.total)
            results[prefix + "N"] = .number(bucket.differences ?? .nan)
        }
        let gini = GiniBuckets(buckets)
        results["gini_exact_from_buckets"] = .outcome(gini.gini)
        results["gini_lower_bound_from_W_S1_only"] = .outcome(gini.bounds.map(\.lowerBound))
        results["gini_upper_bound_gastwirth"] = .outcome(gini.bounds.map(\.upperBound))
        return results
    }

    // MARK: Regions

    private static func quotients(_ golden: GoldenCase) -> [String: Computed] {
        let amounts = golden.content["e"]?.list?.compactMap(\.numbers) ?? []
        guard let table = Specialization(amounts: amounts) else { return [:] }
        var results: [String: Computed] = [:]
        for region in amounts.indices {
            results["lq.\(region)"] = .list(
                amounts[region].indices.map {
                    table.quotient(region: region, sector: $0).value ?? .nan
                }
            )
        }
        results["krugman_specialisation_vs_all"] = .list(
            amounts.indices.map { table.krugman(region: $0).value ?? .nan }
        )
        results["dissimilarity_region0_vs_rest"] = .outcome(table.dissimilarity(region: 0))
        return results
    }

    private static func blocks(_ golden: GoldenCase) throws -> [String: Computed] {
        let sample = try GroupedSample(
            values: column(golden, "x") ?? [],
            grouping: #require(grouping(golden, "regime"))
        )
        return GoldenKinds.results(try sample.spatialGini.get())
    }
}
