internal import Glibc

/// The change of the mean logarithmic deviation by groups, in four parts that nearly add up to it.
///
/// The parts are those of the literature; ``EntropyChange`` shares out the change exactly.
/// Mookherjee and Shorrocks 1982.
public struct LogDeviationChange: Hashable, Sendable {
    /// The deviation at the earlier date.
    public let earlier: Double
    /// The deviation at the later date.
    public let later: Double
    /// Change inside the groups, Σ *v̄* Δ*L*.
    public let within: Double
    /// Change of population shares, by what is inside the groups, Σ *L̄* Δ*v*.
    public let sharesWithin: Double
    /// Change of population shares, by the means of the groups, Σ (*r̄* − mean of ln *r*) Δ*v*.
    public let sharesBetween: Double
    /// Change of the means of the groups, Σ (*s̄* − *v̄*) Δ ln μ.
    public let relativeMeans: Double

    /// What the four parts leave unexplained.
    public let residual: Double

    /// The change of the deviation.
    public var change: Double { later - earlier }
    /// The sum of the four parts.
    public var approximation: Double { within + sharesWithin + sharesBetween + relativeMeans }
}

extension Snapshots {
    /// Splits the change of the mean logarithmic deviation by groups.
    ///
    /// Undefined unless all values are positive, and if a group is empty at one of the dates.
    ///
    /// - Complexity: O(*n*).
    public var logDeviationChange: Outcome<LogDeviationChange> {
        Outcome { () throws(UndefinedReason) in
            let before = try earlier.entropyDecomposition(0).get()
            let after = try later.entropyDecomposition(0).get()
            guard before.parts.map(\.group.label) == after.parts.map(\.group.label) else {
                throw .tooFewObservations
            }
            let means = (
                earlier: try earlier.whole.mean.get(), later: try later.whole.mean.get()
            )
            var sums = [CompensatedSum](repeating: CompensatedSum(), count: 5)
            for (old, new) in zip(before.parts, after.parts) {
                let (v0, v1) = (old.group.populationShare, new.group.populationShare)
                let (m0, m1) = (old.group.mean, new.group.mean)
                let (r0, r1) = (m0 / means.earlier, m1 / means.later)
                let (l0, l1) = (try old.entropy.get(), try new.entropy.get())
                sums[0].add((v0 + v1) / 2 * (l1 - l0))
                sums[1].add((l0 + l1) / 2 * (v1 - v0))
                sums[2].add(((r0 + r1) / 2 - (log(r0) + log(r1)) / 2) * (v1 - v0))
                sums[3].add(((v0 * r0 + v1 * r1) / 2 - (v0 + v1) / 2) * log(m1 / m0))
                // Small to the third order: what is left of the differences is not told by them.
                let half = (r1 - r0) / (r1 + r0)
                sums[4].add(-(v0 + v1) / 2 * (r0 + r1) * excessOfArtanh(half))
                sums[4].add(-(v1 - v0) * (r1 - r0) * log(r1 / r0) / 4)
            }
            return LogDeviationChange(
                earlier: before.total,
                later: after.total,
                within: sums[0].value,
                sharesWithin: sums[1].value,
                sharesBetween: sums[2].value,
                relativeMeans: sums[3].value,
                residual: sums[4].value
            )
        }
    }
}

/// artanh *u* − *u*, without cancellation for small *u*.
private func excessOfArtanh(_ u: Double) -> Double {
    guard abs(u) < 0.1 else { return atanh(u) - u }
    var (term, sum) = (u, 0.0)
    for power in stride(from: 3.0, through: 21, by: 2) {
        term *= u * u
        sum += term / power
    }
    return sum
}
