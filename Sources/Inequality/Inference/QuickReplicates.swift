internal import Glibc

/// Replicates of measures that follow from sums over the units, without making samples.
///
/// How often each unit is drawn is all that differs between replicates. The mean, generalized entropies
/// and Atkinson's index are sums of terms that are prepared once; the Gini coefficient is one pass over
/// the units in order of value, in eight parts side by side. Half of the time is drawing.
struct QuickReplicates: Sendable {
    /// What is added up to a measure.
    private enum Recipe: Sendable {
        case mean
        case gini
        /// The place of the kernel among the terms, the order, and the aversion if it is Atkinson's.
        case entropy(term: Int, order: Double, aversion: Double?)
    }

    private let recipes: [Recipe]
    private let sampleMean: Double
    private let valueScale: Double
    /// How many units each stratum has; they lie stratum by stratum in the terms.
    private let strata: [Int]
    /// Weights, weights times relative deviations, and weights times kernels of entropy.
    private let terms: [[Double]]
    private let lorenz: LorenzLanes?
    private let seed: UInt64

    /// Prepares measures; `nil` if one of them needs the units themselves.
    init?(_ sample: Sample, strata units: [[Int32]], measures: [Measure], seed: UInt64) {
        guard sample.scaledMean.high > 0, !sample.isConstant else { return nil }
        let order = units.flatMap(\.self).map { Int($0) }
        let weights = order.map { sample.scaledWeights[$0] }
        let deviations = order.map {
            sample.scaledMean.relativeDeviation(of: sample.scaledValues[$0])
        }
        var terms = [weights, zip(weights, deviations).map { $0 * $1 }]
        func recipe(_ order: Double, _ aversion: Double?) -> Recipe? {
            guard sample.generalizedEntropy(order).value != nil else { return nil }
            let kernel = EntropyKernel(order: order)
            let values = units.flatMap(\.self).map { unit in
                kernel.value(at: sample.scaledValues[Int(unit)], mean: sample.scaledMean)
            }
            terms.append(zip(weights, values).map { $0 * $1 })
            return .entropy(term: terms.count - 1, order: order, aversion: aversion)
        }
        var recipes: [Recipe] = []
        for measure in measures {
            let found: Recipe? =
                switch measure {
                case .mean: .mean
                case .gini: .gini
                case .generalizedEntropy(let order): recipe(order, nil)
                case .atkinson(let aversion): recipe(1 - aversion, aversion)
                default: nil
                }
            guard let found else { return nil }
            recipes.append(found)
        }
        self.recipes = recipes
        self.terms = terms
        self.seed = seed
        sampleMean = sample.scaledMean.high
        valueScale = sample.valueScale
        strata = units.map(\.count)
        let needsOrder = measures.contains(.gini)
        lorenz = needsOrder ? LorenzLanes(sample, places: order) : nil
    }

    /// The measures of some replicates; `nil` where the mean of the drawn units is not positive.
    func values(of replicates: Range<Int>) -> [[Double?]] {
        var counts = [UInt16](repeating: 0, count: terms[0].count)
        return replicates.map { number in
            draw(number, into: &counts)
            return values(counts)
        }
    }

    private func draw(_ number: Int, into counts: inout [UInt16]) {
        var random = RandomStream(seed: seed, replicate: number)
        counts.withUnsafeMutableBufferPointer { counts in
            unsafe counts.update(repeating: 0)
            var first = 0
            for size in strata {
                random.forEachDraw(size, below: size) { unit in
                    // In bounds: a draw is below the size, and the sizes add up to the count.
                    unsafe counts[first + unit] &+= 1
                }
                first += size
            }
        }
    }

    private func values(_ counts: [UInt16]) -> [Double?] {
        let sums = terms.map { Self.sum($0, counts) }
        let shift = sums[1] / sums[0]
        return recipes.map { recipe in
            switch recipe {
            case .mean: return sampleMean * (1 + shift) / valueScale
            case .gini: return lorenz?.gini(counts, weight: sums[0])
            case .entropy(let term, let order, let aversion):
                guard 1 + shift > 0 else { return nil }
                let entropy = EntropyKernel.entropy(
                    order,
                    average: sums[term] / sums[0],
                    shift: shift
                )
                return aversion.map { Sample.atkinson($0, entropy: entropy) } ?? entropy
            }
        }
    }

    /// The sum of a term over the drawn units, in eight parts.
    private static func sum(_ term: [Double], _ counts: [UInt16]) -> Double {
        var parts = SIMD8<Double>.zero
        let whole = term.count / 8 * 8
        term.withUnsafeBytes { term in
            counts.withUnsafeBytes { counts in
                for place in stride(from: 0, to: whole, by: 8) {
                    let values = unsafe term.loadUnaligned(
                        fromByteOffset: place * 8,
                        as: SIMD8<Double>.self
                    )
                    let times = unsafe counts.loadUnaligned(
                        fromByteOffset: place * 2,
                        as: SIMD8<UInt16>.self
                    )
                    parts += values * SIMD8<Double>(times)
                }
            }
        }
        var sum = parts.sum()
        for place in whole..<term.count { sum += term[place] * Double(counts[place]) }
        return sum
    }
}

/// Units in order of value in eight equal parts, one after the other in value and side by side in memory.
private struct LorenzLanes: Sendable {
    private let weights: [SIMD8<Double>]
    /// The step from each value to the next.
    private let gaps: [SIMD8<Double>]
    /// Where the count of each unit stands.
    private let places: [SIMD8<Int32>]
    private let gapSums: SIMD8<Double>
    private let greatest: Double

    init(_ sample: Sample, places order: [Int]) {
        let count = sample.count
        let rows = (count + 7) / 8
        var slots = [Int32](repeating: 0, count: count)
        for (place, unit) in order.enumerated() { slots[unit] = Int32(place) }
        var weights = [SIMD8<Double>](repeating: .zero, count: rows)
        var (gaps, places) = (weights, [SIMD8<Int32>](repeating: .zero, count: rows))
        for unit in 0..<count {
            let (lane, row) = (unit / rows, unit % rows)
            weights[row][lane] = sample.scaledWeights[unit]
            places[row][lane] = slots[unit]
            if unit + 1 < count {
                gaps[row][lane] = sample.scaledValues[unit + 1] - sample.scaledValues[unit]
            }
        }
        self.weights = weights
        self.gaps = gaps
        self.places = places
        gapSums = gaps.reduce(.zero, +)
        greatest = sample.scaledValues[count - 1]
    }

    /// With *P* the weight up to a unit and *g* the step to the next: Σ *P* (*W* − *P*) *g* over
    /// *W* Σ *w* *x*, which is *W* *x*ₙ − Σ *P* *g*.
    func gini(_ counts: [UInt16], weight: Double) -> Double? {
        var (below, first, second) = (SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero)
        counts.withUnsafeBufferPointer { counts in
            for row in weights.indices {
                let place = places[row]
                var times = SIMD8<Double>()
                // In bounds: the places are a permutation of those of the counts.
                for lane in 0..<8 { times[lane] = Double(unsafe counts[Int(place[lane])]) }
                below += weights[row] * times
                let step = below * gaps[row]
                first += step
                second += step * below
            }
        }
        // Each part began at nothing; what lies in the parts before is added to its P.
        var (offset, sum, squares) = (0.0, 0.0, 0.0)
        for lane in 0..<8 {
            sum += first[lane] + offset * gapSums[lane]
            squares += second[lane] + 2 * offset * first[lane] + offset * offset * gapSums[lane]
            offset += below[lane]
        }
        let total = weight * greatest - sum
        return total > 0 ? max(0, weight * sum - squares) / (weight * total) : nil
    }
}
