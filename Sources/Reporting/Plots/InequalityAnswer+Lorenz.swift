import Inequality
import Planning

extension InequalityAnswer {
    /// The Lorenz curves of all units, of the most unequal and of the most equal group of five or more.
    ///
    /// - Parameters:
    ///   - all: What all units are called.
    ///   - label: What a group is called.
    func lorenzCurves(all: String, label: (String) -> String) -> [LorenzSeries] {
        let ranked = (groups?.groups ?? []).filter { $0.sample.count >= 5 }
            .compactMap { group in group.sample.gini.value.map { (group: group, gini: $0) } }
            .sorted { ($0.gini, $0.group.label) < ($1.gini, $1.group.label) }
        var chosen = [(label: all, sample: sample)]
        if let least = ranked.first, let most = ranked.last, ranked.count > 1 {
            chosen += [most, least].map {
                (label: label($0.group.label), sample: $0.group.sample)
            }
        }
        return chosen.compactMap { label, sample in
            sample.lorenzCurve.value.map { curve in
                LorenzSeries(
                    label: label,
                    population: curve.populationShares,
                    share: curve.totalShares,
                    gini: sample.gini.value
                )
            }
        }
    }
}
