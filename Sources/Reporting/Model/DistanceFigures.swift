import Inequality
import Planning

/// The middle, the far end and the farthest of a set of distances in meters.
struct DistanceFigures: Sendable {
    let count: Int
    let median: Double?
    let ninthDecile: Double?
    let greatest: Double?

    init(_ distances: [Double]) {
        count = distances.count
        greatest = distances.max()
        let sample = try? Sample(values: distances)
        median = sample?.median.value
        ninthDecile = sample?.quantile(0.9).value
    }
}

extension ReportContext {
    /// The distances of villages to the nearest place of a service.
    func distances(of villages: [Village], to service: String) -> [Double] {
        villages.compactMap { nearest[service]?[$0.code]?.distance }
    }
}
