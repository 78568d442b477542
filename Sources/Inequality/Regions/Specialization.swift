/// How regions specialize in sectors, from a table of amounts such as jobs or product.
///
/// A quotient of one: the sector has the share in the region that it has in all regions together;
/// above one, more. Amounts must not be negative.
public struct Specialization: Hashable, Sendable {
    /// Regions as rows, sectors as columns.
    private let amounts: [[Double]]
    private let regionTotals: [Double]
    private let sectorTotals: [Double]
    private let total: Double

    /// Takes the amount of each sector in each region.
    ///
    /// - Returns: `nil` if the regions do not all have the same number of sectors, or an amount is
    ///   negative or missing.
    public init?(amounts: [[Double]]) {
        let width = amounts.first?.count ?? 0
        guard amounts.allSatisfy({ $0.count == width }),
            amounts.joined().allSatisfy({ $0 >= 0 && $0.isFinite })
        else { return nil }
        self.amounts = amounts
        regionTotals = amounts.map { row in weightedSum(row) { _ in 1 } }
        sectorTotals = (0..<width).map { sector in
            weightedSum(amounts.map { $0[sector] }) { _ in 1 }
        }
        total = weightedSum(regionTotals) { _ in 1 }
    }

    /// The location quotient of a sector in a region, (*e*ᵢⱼ/*e*ᵢ.)/(*e*.ⱼ/*e*..).
    ///
    /// From zero up; undefined for a region or a sector without any amount. Isard 1960.
    public func quotient(region: Int, sector: Int) -> Outcome<Double> {
        guard regionTotals[region] > 0, sectorTotals[sector] > 0 else {
            return .undefined(.zeroDenominator)
        }
        let share = amounts[region][sector] / regionTotals[region]
        return .defined(share / (sectorTotals[sector] / total))
    }

    /// The sum of absolute differences between the shares of sectors in a region and in all regions.
    ///
    /// Zero: like all regions together; up to two. Undefined for a region without any amount.
    /// Krugman 1991.
    public func krugman(region: Int) -> Outcome<Double> {
        guard regionTotals[region] > 0 else { return .undefined(.zeroDenominator) }
        return .defined(
            weightedSum(sectorTotals.map { _ in 1 }) { sector in
                abs(amounts[region][sector] / regionTotals[region] - sectorTotals[sector] / total)
            }
        )
    }

    /// Half the sum of absolute differences between the shares of sectors in a region and in the rest.
    ///
    /// Zero: the same composition; one: no sector in common. Undefined if either has no amount.
    /// Duncan and Duncan 1955.
    public func dissimilarity(region: Int) -> Outcome<Double> {
        let rest = total - regionTotals[region]
        guard regionTotals[region] > 0, rest > 0 else { return .undefined(.zeroDenominator) }
        return .defined(
            weightedSum(sectorTotals.map { _ in 0.5 }) { sector in
                let own = amounts[region][sector]
                return abs(own / regionTotals[region] - (sectorTotals[sector] - own) / rest)
            }
        )
    }
}
