internal import Glibc

/// Measures of a sample without each of its units, from sums over all of them.
struct LeaveOneOut {
    private let sample: Sample
    private let strata: [Int32]
    /// By how much the weights of a stratum grow when one of its units leaves.
    private let factors: [Double]
    private let stratumCount: Int

    init(_ sample: Sample, strata: [Int32], stratumCount: Int) {
        self.sample = sample
        self.strata = strata
        self.stratumCount = stratumCount
        var counts = [Double](repeating: 0, count: stratumCount)
        for stratum in strata { counts[Int(stratum)] += 1 }
        factors = counts.map { $0 > 1 ? $0 / ($0 - 1) : 1 }
    }

    /// Whether a measure without each unit follows from sums over all.
    func isQuick(_ measure: Measure) -> Bool {
        switch measure {
        case .mean, .gini, .generalizedEntropy, .williamson: true
        case .atkinson(let aversion): aversion < 1 || sample.values[0] > 0
        case .coefficientOfVariation: sample.scaledMean.high > 0
        default: false
        }
    }

    /// The measure without each unit in turn.
    func values(of measure: Measure) -> Outcome<[Double]> {
        guard isQuick(measure) else { return reweighted(measure) }
        return switch measure {
        case .mean: .defined(means.map { $0 / sample.valueScale })
        case .gini: ginis
        case .generalizedEntropy(let order): entropies(order)
        case .atkinson(let aversion):
            entropies(1 - aversion).map { $0.map { Sample.atkinson(aversion, entropy: $0) } }
        case .coefficientOfVariation, .williamson:
            entropies(2).map { $0.map { ($0 * 2).squareRoot() } }
        default: reweighted(measure)
        }
    }

    /// The sums of weights times a term, of all units without each one.
    private func sums(_ term: (_ index: Int) -> Double) -> [Double] {
        var total = CompensatedSum()
        var stratumSums = [CompensatedSum](repeating: CompensatedSum(), count: stratumCount)
        let parts = sample.scaledWeights.indices.map { sample.scaledWeights[$0] * term($0) }
        for (part, stratum) in zip(parts, strata) {
            total.add(part)
            stratumSums[Int(stratum)].add(part)
        }
        let rests = stratumSums.map { total.excess(over: $0) }
        return zip(parts, strata).map { part, stratum in
            let own = stratumSums[Int(stratum)].value - part
            return rests[Int(stratum)] + factors[Int(stratum)] * own
        }
    }

    private var weights: [Double] { sums { _ in 1 } }

    /// The mean of the scaled values without each unit.
    private var means: [Double] {
        // Summed as deviations, so that no digits are lost.
        let deviations = sums { sample.scaledMean.deviation(of: sample.scaledValues[$0]) }
        return zip(deviations, weights).map { sample.scaledMean.high + $0 / $1 }
    }

    /// How far a value lies from the mean, in means.
    private func deviation(_ index: Int) -> Double {
        sample.scaledMean.relativeDeviation(of: sample.scaledValues[index])
    }

    private func entropies(_ order: Double) -> Outcome<[Double]> {
        guard !sample.isConstant else { return .defined(sample.values.map { _ in 0 }) }
        guard means.allSatisfy({ $0 > 0 }) else { return .undefined(.nonPositiveMean) }
        let kernel = EntropyKernel(order: order)
        let weights = weights
        let shifts = zip(sums { deviation($0) }, weights).map { $0 / $1 }
        let averages = zip(
            sums { kernel.value(at: sample.scaledValues[$0], mean: sample.scaledMean) },
            weights
        ).map { $0 / $1 }
        return .defined(
            zip(averages, shifts).map { EntropyKernel.entropy(order, average: $0, shift: $1) }
        )
    }

    /// Half the mean difference without each unit, over the mean.
    private var ginis: Outcome<[Double]> {
        guard !sample.isConstant else { return .defined(sample.values.map { _ in 0 }) }
        let values = sample.scaledValues
        let all = differences(among: Array(values.indices))
        var own = [Double](repeating: 0, count: values.count)
        for members in members {
            for (index, difference) in zip(members, differences(among: members)) {
                own[index] = difference
            }
        }
        // Sums of w w |x − x′| over ordered pairs: all, within a stratum, between it and the rest.
        let weights = sample.scaledWeights
        let total = weightedSum(weights) { all[$0] }
        let within = members.map { members in
            weightedSum(members.map { weights[$0] }) { own[members[$0]] }
        }
        let cross = members.map { members in
            weightedSum(members.map { weights[$0] }) { all[members[$0]] - own[members[$0]] }
        }
        let sums = self.weights
        let means = means
        guard means.allSatisfy({ $0 > 0 }) else { return .undefined(.nonPositiveMean) }
        return .defined(
            values.indices.map { index in
                let stratum = Int(strata[index])
                let factor = factors[stratum]
                let weight = weights[index]
                let rest = total - 2 * cross[stratum] - within[stratum]
                let between = 2 * factor * (cross[stratum] - weight * (all[index] - own[index]))
                let inside = factor * factor * (within[stratum] - 2 * weight * own[index])
                let pairs = rest + between + inside
                return max(0, pairs) / (2 * sums[index] * sums[index] * means[index])
            }
        )
    }

    /// The units of each stratum.
    private var members: [[Int]] {
        var members = [[Int]](repeating: [], count: stratumCount)
        for (index, stratum) in strata.enumerated() { members[Int(stratum)].append(index) }
        return members
    }

    /// For each of some units Σ *w*ⱼ |*x* − *x*ⱼ| over them, in ascending order of value.
    private func differences(among members: [Int]) -> [Double] {
        guard let first = members.first else { return [] }
        let (values, weights) = (sample.scaledValues, sample.scaledWeights)
        let total = weightedSum(members.map { weights[$0] }) { _ in 1 }
        var result = [Double](repeating: 0, count: members.count)
        var difference = CompensatedSum()
        for member in members { difference.add(weights[member] * (values[member] - values[first])) }
        var below = CompensatedSum()
        result[0] = difference.value
        for position in members.indices.dropFirst() {
            let (before, member) = (members[position - 1], members[position])
            below.add(weights[before])
            difference.add((2 * below.value - total) * (values[member] - values[before]))
            result[position] = difference.value
        }
        return result
    }

    /// Any measure, of a sample made anew without each unit.
    private func reweighted(_ measure: Measure) -> Outcome<[Double]> {
        Outcome { () throws(UndefinedReason) in
            try (0..<sample.count).map { index throws(UndefinedReason) in
                var columns = Columns(capacity: sample.count - 1)
                for other in 0..<sample.count where other != index {
                    let isRaised = strata[other] == strata[index]
                    columns.append(
                        value: sample.values[other],
                        weight: sample.weights[other]
                            * (isRaised ? factors[Int(strata[index])] : 1),
                        row: Int(sample.rows[other])
                    )
                }
                return try Sample(sorted: columns, rowCount: sample.rowCount).outcome(measure).get()
            }
        }
    }
}
