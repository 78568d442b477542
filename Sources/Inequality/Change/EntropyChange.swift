internal import Glibc

/// The change of a generalized entropy, shared out between the population shares of the groups, their
/// means, and the inequality inside them.
///
/// Each effect is its mean marginal change over the six orders in which the three can come about, so
/// that they add up to the change exactly. Shorrocks 2013.
public struct EntropyChange: Hashable, Sendable {
    /// The entropy at the earlier date.
    public let earlier: Double
    /// The entropy at the later date.
    public let later: Double
    /// What the change of the population shares does.
    public let shareEffect: Double
    /// What the change of the means of the groups does.
    public let meanEffect: Double
    /// What the change of inequality inside the groups does.
    public let withinEffect: Double
}

extension Snapshots {
    /// Shares out the change of the generalized entropy of an order among three causes.
    ///
    /// - Complexity: O(*n*).
    public func entropyChange(_ order: Double) -> Outcome<EntropyChange> {
        EntropyChange.between(earlier, later, order: order)
    }
}

extension EntropyChange {
    /// Shares out the change of the generalized entropy of an order between two dates, whose units need
    /// not be the same.
    ///
    /// A group that is empty at a date has no share then; its mean and its entropy are taken from the
    /// other date, so that it counts under population shares. Undefined where the decomposition is
    /// at a date, and for groups whose mean is not positive.
    ///
    /// - Complexity: O(*n*).
    public static func between(
        _ earlier: GroupedSample,
        _ later: GroupedSample,
        order: Double
    ) -> Outcome<EntropyChange> {
        Outcome<EntropyChange> { () throws(UndefinedReason) in
            let before = try state(of: earlier, order)
            let after = try state(of: later, order)
            let labels = Set(before.keys).union(after.keys).sorted()
            let factors = try labels.map { label throws(UndefinedReason) in
                guard let old = before[label] ?? after[label],
                    let new = after[label] ?? before[label]
                else { throw .empty }
                return (
                    shares: [before[label]?.share ?? 0, after[label]?.share ?? 0],
                    means: [old.mean, new.mean], entropies: [old.entropy, new.entropy]
                )
            }
            // Which date each of the three is taken from.
            func entropy(_ dates: [Int]) -> Double {
                Self.entropy(
                    order,
                    shares: factors.map { $0.shares[dates[0]] },
                    means: factors.map { $0.means[dates[1]] },
                    entropies: factors.map { $0.entropies[dates[2]] }
                )
            }
            var effects = [0.0, 0, 0]
            let sequences = [
                [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0],
            ]
            for sequence in sequences {
                var dates = [0, 0, 0]
                for factor in sequence {
                    let start = entropy(dates)
                    dates[factor] = 1
                    effects[factor] += (entropy(dates) - start) / Double(sequences.count)
                }
            }
            return EntropyChange(
                earlier: entropy([0, 0, 0]),
                later: entropy([1, 1, 1]),
                shareEffect: effects[0],
                meanEffect: effects[1],
                withinEffect: effects[2]
            )
        }
    }

    private typealias State = (share: Double, mean: Double, entropy: Double)

    private static func state(
        of sample: GroupedSample,
        _ order: Double
    ) throws(UndefinedReason) -> [String: State] {
        let split = try sample.entropyDecomposition(order).get()
        var states: [String: State] = [:]
        for part in split.parts {
            guard part.group.mean > 0 else { throw .nonPositiveMean }
            let entropy = try part.entropy.get()
            states[part.group.label] = (part.group.populationShare, part.group.mean, entropy)
        }
        return states
    }

    /// The entropy of groups of given shares, means and entropies.
    private static func entropy(
        _ order: Double,
        shares: [Double],
        means: [Double],
        entropies: [Double]
    ) -> Double {
        let present = shares.indices.filter { shares[$0] > 0 }
        let groups = Sample(
            derived: present.map { means[$0] },
            weights: present.map { shares[$0] }
        )
        let mean = groups.scaledMean.high
        let within = weightedSum(present.map { shares[$0] }) { position in
            let group = present[position]
            return pow(means[group] / mean, order) * entropies[group]
        }
        let total = groups.totalWeight.value
        return within / total + (groups.generalizedEntropy(order).value ?? 0)
    }
}
