public import GeometryModel

extension Metric {
    /// A distance in meters that no path from a position to a box, both in degrees, can undercut.
    public func lowerBound(from position: Coordinate, to box: Box) -> Double {
        DistanceBound(self).least(from: position, to: box)
    }
}
