/// How the gap between two groups changed from one observation of the units to another.
///
/// Units may change groups in between: what one adds to four means is added up before it is squared,
/// so that whatever moves a unit at both dates, or in both groups, alike cancels. A group of one unit
/// leaves the errors undefined, as it does those of ``Gap``. Deville 1999; Goga, Deville and
/// Ruiz-Gazen 2009.
public struct GapChange: Sendable {
    /// The difference of the means later, less that earlier.
    public let difference: Outcome<Double>
    /// Its standard error by linearization.
    public let differenceError: Outcome<Double>
    /// The ratio of the means later, less that earlier.
    ///
    /// Undefined unless the means of the second group are positive.
    public let ratio: Outcome<Double>
    /// Its standard error by linearization.
    public let ratioError: Outcome<Double>

    /// Compares the gaps of two dates.
    ///
    /// - Parameters:
    ///   - earlier: The group whose lead is measured, and the one it is compared with.
    ///   - later: The same at the later date.
    /// - Precondition: All four samples were made of the same rows.
    /// - Complexity: O(*n*).
    public init(from earlier: (a: Sample, b: Sample), to later: (a: Sample, b: Sample)) {
        func mean(_ sample: Sample) throws(UndefinedReason) -> Double {
            try sample.outcome(.mean).get()
        }
        func gap(_ pair: (a: Sample, b: Sample)) throws(UndefinedReason) -> Double {
            try mean(pair.a) - mean(pair.b)
        }
        func ratio(_ pair: (a: Sample, b: Sample)) throws(UndefinedReason) -> Double {
            let base = try mean(pair.b)
            guard base > 0 else { throw .nonPositiveMean }
            return try mean(pair.a) / base
        }
        func error(
            _ factors: (_ pair: (a: Sample, b: Sample)) throws(UndefinedReason) -> (Double, Double)
        ) -> Outcome<Double> {
            Outcome(finite: { () throws(UndefinedReason) in
                var pairing = PairedInfluence(rowCount: later.a.rowCount)
                for (pair, sign) in [(later, 1.0), (earlier, -1)] {
                    let (a, b) = try factors(pair)
                    for (sample, factor) in [(pair.a, a), (pair.b, b)] {
                        guard let influences = try sample.influence(on: .mean)?.get() else {
                            preconditionFailure("a mean has a smooth influence")
                        }
                        try pairing.add(influences, of: sample, times: sign * factor)
                    }
                }
                return pairing.error
            })
        }
        difference = Outcome(finite: { () throws(UndefinedReason) in
            try gap(later) - gap(earlier)
        })
        differenceError = error { _ throws(UndefinedReason) in (1, -1) }
        self.ratio = Outcome(finite: { () throws(UndefinedReason) in
            try ratio(later) - ratio(earlier)
        })
        ratioError = error { pair throws(UndefinedReason) in
            (try 1 / mean(pair.b), try -ratio(pair) / mean(pair.b))
        }
    }
}
