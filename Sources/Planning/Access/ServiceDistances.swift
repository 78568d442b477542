import Indexing
import PROJKernel

/// How far each village is from the nearest places of each service.
public struct ServiceDistances: Sendable {
    /// One village and one place.
    public struct Row: Hashable, Sendable {
        /// The village.
        public var village: Village
        /// The name of the service.
        public var service: String
        /// 1 for the nearest place, 2 for the next.
        public var rank: Int
        /// The place.
        public var facility: Service.Facility
        /// The geodesic distance of the representative point in meters.
        public var distance: Double
        /// Whether another place is exactly as far.
        public var isTied: Bool
    }

    /// The rows in the order of villages, services and ranks.
    public let rows: [Row]
    /// The services that were measured.
    public let services: [Service]

    /// Measures every village against every service.
    ///
    /// - Parameters:
    ///   - villages: The villages; each is represented by its point.
    ///   - services: The services; one without places gives no rows.
    ///   - count: How many of the nearest places to keep.
    public init(of villages: [Village], to services: [Service], count: Int = 1) {
        let indexes = services.map { service in
            NearestIndex(service.facilities.map(\.geometry), metric: Ellipsoid.wgs84)
        }
        var rows: [Row] = []
        rows.reserveCapacity(villages.count * services.count * count)
        for village in villages {
            for (service, index) in zip(services, indexes) {
                let neighbors = index.nearest(to: village.point, count: count)
                for (number, neighbor) in neighbors.enumerated() {
                    rows.append(
                        Row(
                            village: village,
                            service: service.name,
                            rank: number + 1,
                            facility: service.facilities[neighbor.feature],
                            distance: neighbor.distance,
                            isTied: neighbor.isTied
                        )
                    )
                }
            }
        }
        self.rows = rows
        self.services = services
    }

    /// The distance to the nearest place of a service for each village.
    public func nearest(_ service: String) -> [VillageCode: Row] {
        var nearest: [VillageCode: Row] = [:]
        for row in rows where row.service == service && row.rank == 1 {
            nearest[row.village.code] = row
        }
        return nearest
    }
}
