import GeometryModel

/// What is looked for among the features of a ``NearestIndex``.
protocol NearestSearch {
    /// What measures places.
    var measure: Measure { get }

    /// The greatest distance that is still of interest, in meters.
    var limit: Double { get }

    /// Takes note of a candidate.
    mutating func accept(_ candidate: Candidate)
}

extension NearestSearch {
    /// Where distances are measured from, in degrees.
    var position: Coordinate { measure.position }

    /// The same in space.
    var point: SpacePoint { measure.point }

    /// Looks at a place of a feature.
    ///
    /// - Parameters:
    ///   - feature: The number of the feature.
    ///   - slot: The point, or the vertex at which the edge starts.
    ///   - part: The part of the edge; not a number for a point.
    ///   - place: Where the place lies in space.
    ///   - chordSquared: The square of its straight distance.
    ///   - far: Measures the distance in meters by the metric, where the place is too far for its
    ///     chord to tell; returns the part of the edge too.
    @inline(__always)
    mutating func offer(
        feature: Int32,
        slot: Int32,
        part: Double,
        at place: SpacePoint,
        chordSquared: Double,
        far: () -> (distance: Double, part: Double)
    ) {
        let candidate = measure.candidate(
            feature,
            slot,
            part,
            at: place,
            chordSquared: chordSquared,
            within: limit,
            far
        )
        if let candidate { accept(candidate) }
    }
}
