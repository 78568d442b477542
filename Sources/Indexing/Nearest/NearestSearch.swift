import GeometryModel

/// What is looked for among the features of a ``NearestIndex``.
protocol NearestSearch {
    /// Where distances are measured from, in degrees.
    var position: Coordinate { get }

    /// The same in space.
    var point: SpacePoint { get }

    /// The greatest distance that is still of interest, in meters.
    var limit: Double { get }

    /// Looks at a place of a feature.
    ///
    /// - Parameters:
    ///   - feature: The number of the feature.
    ///   - slot: The point, or the vertex at which the edge starts.
    ///   - part: The part of the edge; zero for a point.
    ///   - place: Where the place lies in space.
    ///   - chordSquared: The square of its straight distance.
    ///   - far: Measures the distance in meters by the metric, where the place is too far for its
    ///     chord to tell; returns the part of the edge too.
    mutating func offer(
        feature: Int32,
        slot: Int32,
        place part: Double,
        at place: SpacePoint,
        chordSquared: Double,
        far: () -> (distance: Double, part: Double)
    )
}
