public import GeometryModel
import Indexing
import PROJKernel

/// How far any positions are from the nearest place of each service, by the million.
public struct PointDistances: Sendable {
    /// The services that are measured.
    public let services: [Service]
    private let indexes: [NearestIndex]

    /// Prepares the places of services.
    public init(to services: [Service]) {
        self.services = services
        indexes = services.map {
            NearestIndex($0.facilities.map(\.geometry), metric: Ellipsoid.wgs84)
        }
    }

    /// For each service and position the number of the nearest place, −1 if there is none, and its
    /// geodesic distance in meters, infinite if there is none.
    ///
    /// - Complexity: O(*n* log *m*) for *n* positions and *m* places.
    public func nearest(
        to positions: [Coordinate]
    ) -> [(places: [Int32], distances: [Double])] {
        indexes.map { index in
            let column = index.nearest(to: positions)
            return (column.features, column.distances)
        }
    }
}
