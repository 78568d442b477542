import ArgumentParser
import Foundation
import Inequality

/// Villages that both sides of the benchmark make for themselves.
private struct Villages {
    let values: [Double]
    let weights: [Double]

    init(_ count: Int) {
        values = (0..<count).map { number in
            var bits = UInt32(truncatingIfNeeded: number) &* 2_654_435_761
            bits = (bits ^ (bits >> 15)) &* 2_246_822_519
            bits = (bits ^ (bits >> 13)) &* 3_266_489_917
            return exp(2 * Double(bits ^ (bits >> 16)) / 4_294_967_296)
        }
        weights = (0..<count).map { Double(1 + ($0 &* 40_503 & 65_535) % 997) }
    }
}

/// Measures of a column with weights, from the column as it comes.
struct MeasuresJob: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "measures")

    @OptionGroup var options: JobOptions
    @Option(help: "How many millions of values.") var millions = 10

    func run() throws {
        let villages = Villages(millions * 1_000_000)
        try Measurement.run("measures", "\(millions) M values", options) {
            let sample = try Sample(values: villages.values, weights: villages.weights)
            let measures: [Measure] = [.gini, .theilT, .atkinson(0.5)]
            return (nil, try measures.map { try sample.outcome($0).get() })
        }
    }
}

/// The accelerated bootstrap interval of the Gini coefficient, stratified by zone.
struct BootstrapJob: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "bootstrap")

    @OptionGroup var options: JobOptions
    @Option(help: "How many villages.") var villages = 84_000

    func run() throws {
        let table = Villages(villages)
        let zones = Grouping(
            labels: (0..<5).map(String.init),
            positions: (0..<villages).map { $0 % 5 }
        )
        try Measurement.run("bootstrap", "\(villages) villages, 1,999 replicates", options) {
            let sample = try GroupedSample(
                values: table.values,
                weights: table.weights,
                grouping: zones
            )
            let distribution = try Bootstrap(sample, threads: options.threads)
                .distribution(of: .gini).get()
            let interval = try distribution.acceleratedInterval().get()
            return (nil, [distribution.estimate, interval.lower, interval.upper])
        }
    }
}

/// Local Moran of a lattice, with 999 deals.
struct LocalMoranJob: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "local-moran")

    @OptionGroup var options: JobOptions
    @Option(help: "Units along a side of the lattice.") var side = 290

    func run() throws {
        let values = Villages(side * side).values
        let neighbors = try Neighbors(
            (0..<side * side).map { unit in
                let (row, column) = (unit / side, unit % side)
                return [(-1, 0), (1, 0), (0, -1), (0, 1)].compactMap { step in
                    let (r, c) = (row + step.0, column + step.1)
                    return (0..<side).contains(r) && (0..<side).contains(c) ? r * side + c : nil
                }
            }
        )
        try Measurement.run("local_moran", "\(side * side) units, 999 deals", options) {
            let sample = try SpatialSample(values: values, neighbors: neighbors)
            let local = try sample.localMoran.get()
            let test = try sample.localMoranTest(replicates: 999).get()
            let rare = zip(test.greater, test.less).count { min($0, $1) <= 0.05 }
            return (nil, [local.values.reduce(0) { $0 + abs($1) }, Double(rare)])
        }
    }
}
