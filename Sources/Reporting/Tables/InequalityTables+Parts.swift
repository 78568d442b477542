import GeometryModel
import Inequality
import Layers
import Planning

/// A figure of a part of an answer, for rows and JSON alike.
struct InequalityFigure {
    var name: String
    var value: Outcome<Double>
    var error: Double?
    var interval: ConfidenceInterval?

    init(
        _ name: String,
        _ value: Outcome<Double>,
        error: Outcome<Double>? = nil,
        interval: ConfidenceInterval? = nil
    ) {
        self.name = name
        self.value = value
        self.error = error?.value
        self.interval = interval
    }

    /// The value with what is known of its error.
    var json: JSON {
        guard let value = value.value else {
            return ["value": .null, "reason": JSON(value.reason?.rawValue)]
        }
        var members = [JSON.Member("value", .number(value))]
        if let error { members.append(JSON.Member("se", .number(error))) }
        if let interval {
            members.append(
                JSON.Member("ci", [.number(interval.lower), .number(interval.upper)])
            )
        }
        return .object(members)
    }
}

/// Some figures of an answer under one name.
struct InequalityPart {
    var name: String
    var count: Int
    var figures: [InequalityFigure]

    var json: JSON {
        .object(
            [JSON.Member("n", .integer(count))]
                + figures.map { JSON.Member($0.name, $0.json) }
        )
    }
}

extension InequalityAnswer {
    /// What was asked beyond measures, decomposition and gap.
    var parts: [(key: String, parts: [InequalityPart])] {
        var parts: [(key: String, parts: [InequalityPart])] = []
        if let profile, profile.parts.contains(.decay) {
            parts.append(("profile", profile.decayParts))
        }
        if let profile, profile.parts.contains(.concentration) {
            parts.append(("concentration", [profile.concentrationPart]))
        }
        if let pattern { parts.append(("spatial", pattern.parts)) }
        if let change { parts.append(("change", change.parts)) }
        return parts
    }
}

extension DistanceProfile {
    fileprivate var decayParts: [InequalityPart] {
        let rings = rings.groups.map { ring in
            InequalityPart(
                name: ring.label == "outside" ? "beyond the rings" : "ring \(ring.label) \(unit)",
                count: ring.sample.count,
                figures: [
                    InequalityFigure("sum_w", ring.sample.sumOfWeights),
                    figure("mean", .mean, ring.sample), figure("gini", .gini, ring.sample),
                ]
            )
        }
        let count = self.rings.whole.count
        func fit(_ name: String, _ line: KeyPath<DistanceDecay, LineFit>) -> InequalityPart {
            InequalityPart(
                name: name,
                count: count,
                figures: [
                    InequalityFigure(
                        "intercept",
                        decay.map { $0[keyPath: line].intercept },
                        error: decay.flatMap { $0[keyPath: line].interceptError }
                    ),
                    InequalityFigure(
                        "slope",
                        decay.map { $0[keyPath: line].slope },
                        error: decay.flatMap { $0[keyPath: line].slopeError }
                    ),
                    InequalityFigure("r2", decay.flatMap { $0[keyPath: line].determination }),
                ]
            )
        }
        var exponential = fit("decay exponential", \.exponential)
        exponential.figures.append(
            InequalityFigure("half_distance", decay.flatMap(\.halfDistance))
        )
        let correlation = InequalityPart(
            name: "correlation with distance",
            count: count,
            figures: [
                InequalityFigure("spearman", decay.flatMap(\.rankCorrelation)),
                InequalityFigure("kendall_tau_b", decay.flatMap(\.tau)),
                InequalityFigure("pearson_weighted", decay.flatMap(\.correlation)),
            ]
        )
        return rings + [exponential, fit("decay power", \.power), correlation]
    }

    private func figure(_ name: String, _ measure: Measure, _ sample: Sample) -> InequalityFigure {
        InequalityFigure(
            name,
            sample.outcome(measure),
            error: sample.standardError(of: measure),
            interval: sample.confidenceInterval(of: measure)?.value
        )
    }

    fileprivate var concentrationPart: InequalityPart {
        let error = concentration.flatMap(\.standardError)
        var figures = [
            InequalityFigure(
                "concentration",
                concentration.map(\.index),
                error: error,
                interval: ConfidenceInterval.normal(
                    around: concentration.map(\.index),
                    error: error,
                    level: 0.95
                ).value
            ),
            InequalityFigure("se_jackknife", concentrationError),
            InequalityFigure("generalised", concentration.map(\.generalized)),
        ]
        if let bounds {
            figures += [
                InequalityFigure(
                    "erreygers",
                    concentration.flatMap { $0.erreygers(bounds: bounds) }
                ),
                InequalityFigure("wagstaff", concentration.flatMap { $0.wagstaff(bounds: bounds) }),
                InequalityFigure(
                    "modified",
                    concentration.flatMap { $0.modified(lowerBound: bounds.lowerBound) }
                ),
            ]
        }
        return InequalityPart(
            name: "concentration by distance",
            count: rings.whole.count,
            figures: figures
        )
    }
}

extension SpatialPattern {
    fileprivate var parts: [InequalityPart] {
        let gini = gini
        let name =
            switch neighborhood {
            case .nearest(let count): "neighbors: \(count) nearest"
            case .within(let distance): "neighbors: within \(distance.kilometers) km"
            case .contiguity: "neighbors: whose land meets"
            }
        var figures = [
            InequalityFigure("moran.I", moran.map(\.value)),
            InequalityFigure("moran.expected", moran.map(\.moments.expected)),
            InequalityFigure("moran.z_rand", moran.flatMap(\.moments.randomizedScore)),
            InequalityFigure("moran.p", moranTest.map(\.probability)),
            InequalityFigure("geary.C", geary.map(\.value)),
            InequalityFigure("geary.p", gearyTest.map(\.probability)),
            InequalityFigure("gini.near", gini.map(\.near)),
            InequalityFigure("gini.far", gini.map(\.far)),
            InequalityFigure("gini.far_share", gini.flatMap(\.farShare)),
            InequalityFigure("gini.polarization", gini.flatMap(\.polarization)),
            InequalityFigure("gini.p", giniTest.map(\.probability)),
            InequalityFigure("islands", .defined(Double(sample.islandCount))),
        ]
        for quadrant in LocalMoran.Quadrant.allCases {
            figures.append(
                InequalityFigure("lisa.\(quadrant.rawValue)", count(of: quadrant).map(Double.init))
            )
        }
        return [InequalityPart(name: name, count: sample.count, figures: figures)]
    }

    /// How many units of a quadrant are no chance at a false discovery rate of 0.05.
    private func count(of quadrant: LocalMoran.Quadrant) -> Outcome<Int> {
        local.flatMap { local in
            localTest.map { test in
                zip(local.quadrants, test.adjusted).count { $0 == quadrant && $1 <= 0.05 }
            }
        }
    }
}

extension IndicatorChange {
    fileprivate var parts: [InequalityPart] {
        let count = snapshots.later.whole.count
        let shares = shapley.map { measure, change in
            InequalityPart(
                name: "change of \(measure.key)",
                count: count,
                figures: [
                    InequalityFigure("value_1", change.map(\.earlier)),
                    InequalityFigure("value_2", change.map(\.later)),
                    InequalityFigure("change", change.map(\.change)),
                    InequalityFigure("value_effect", change.map(\.valueEffect)),
                    InequalityFigure("weight_effect", change.map(\.weightEffect)),
                ]
            )
        }
        let entropy = InequalityPart(
            name: "change of theil_l by group",
            count: count,
            figures: [
                InequalityFigure("population_share_effect", entropy.map(\.shareEffect)),
                InequalityFigure("group_mean_effect", entropy.map(\.meanEffect)),
                InequalityFigure("within_effect", entropy.map(\.withinEffect)),
            ]
        )
        let convergence = InequalityPart(
            name: "convergence",
            count: count,
            figures: [
                InequalityFigure(
                    "beta",
                    beta.map(\.fit.slope),
                    error: beta.flatMap(\.fit.slopeError)
                ),
                InequalityFigure("lambda", beta.flatMap(\.speed)),
                InequalityFigure("half_life", beta.flatMap(\.halfLife)),
                InequalityFigure("sd_log_ratio_last_first", sigma.flatMap(\.lastOverFirst)),
                InequalityFigure("trend_slope_sd_log", sigma.flatMap { $0.trend.map(\.slope) }),
            ]
        )
        let spread = sigma.value.map { sigma in
            sigma.years.indices.map { date in
                InequalityPart(
                    name: "spread at \(DecimalText.shortest(sigma.years[date]))",
                    count: sigma.samples[date].count,
                    figures: [InequalityFigure("sd_log", .defined(sigma.deviations[date]))]
                )
            }
        }
        return shares + [entropy, convergence] + (spread ?? [])
    }
}
