import GeometryModel

/// A metric by reference, which is handed on without being copied.
final class FarMetric: Sendable {
    let base: any Metric

    init(_ base: any Metric) { self.base = base }
}
