/// A region's quadrant in Klassen's typology: its level and its growth against a reference.
public enum KlassenClass: String, Hashable, Sendable, CaseIterable {
    /// Above the reference in level and growth: advanced and growing fast.
    case advancedAndGrowing = "I"
    /// Above the reference in level only: advanced but under pressure.
    case advancedUnderPressure = "II"
    /// Above the reference in growth only: developing fast.
    case developing = "III"
    /// Below the reference in both: relatively left behind.
    case leftBehind = "IV"
}

/// Klassen's typology of regions by the level and the growth of an indicator.
///
/// A region at the reference counts as above it. The literature numbers the second and the third
/// quadrant both ways: print the words. Klassen 1965.
public struct KlassenTypology: Hashable, Sendable {
    /// The level that separates high from low.
    public let referenceLevel: Double
    /// The growth that separates fast from slow, 0.1 meaning ten percent over the whole period.
    public let referenceGrowth: Double
    /// The class of each region in order; `nil` if a value is missing or the first is zero.
    public let classes: [KlassenClass?]

    /// Classifies regions by their values at an earlier and a later date, NaN marking missing ones.
    ///
    /// - Parameters:
    ///   - earlier: the values at the earlier date.
    ///   - later: the values of the same regions at the later date; as many.
    ///   - referenceLevel: the level of the province, say; `nil` takes the unweighted mean of the
    ///     later values.
    ///   - referenceGrowth: the growth of the province; `nil` takes the growth of the sum.
    /// - Returns: `nil` if no region has both values, or the earlier sum is zero.
    /// - Complexity: O(*n*).
    public init?(
        earlier: [Double],
        later: [Double],
        referenceLevel: Double? = nil,
        referenceGrowth: Double? = nil
    ) {
        precondition(earlier.count == later.count, "\(earlier.count) regions and \(later.count)")
        var sums = (earlier: CompensatedSum(), later: CompensatedSum())
        var count = 0
        for (before, after) in zip(earlier, later) where before.isFinite && after.isFinite {
            sums.earlier.add(before)
            sums.later.add(after)
            count += 1
        }
        guard count > 0, sums.earlier.value != 0 else { return nil }
        let level = referenceLevel ?? sums.later.value / Double(count)
        let growth = referenceGrowth ?? sums.later.value / sums.earlier.value - 1
        self.referenceLevel = level
        self.referenceGrowth = growth
        classes = zip(earlier, later).map { before, after in
            guard before.isFinite, after.isFinite, before != 0 else { return nil }
            return switch (after >= level, after / before - 1 >= growth) {
            case (true, true): .advancedAndGrowing
            case (true, false): .advancedUnderPressure
            case (false, true): .developing
            case (false, false): .leftBehind
            }
        }
    }
}
