import CGEOS
public import GeometryModel

/// One area about which many questions are asked in one call.
///
/// The value holds coordinates only. Each call prepares the area once, asks for every member of
/// the column, and lets GEOS go before it returns; the value may be shared between threads.
public struct PreparedArea: Sendable {
    /// The area in question.
    public let geometry: Geometry

    /// Names the area of the questions to come.
    public init(_ geometry: Geometry) { self.geometry = geometry }

    /// For each position, whether the area covers it: inside or on the boundary.
    ///
    /// - Throws: ``GEOSError`` if the area cannot be built.
    /// - Complexity: O(*n* log *v*) for *n* positions and *v* vertices.
    public func covers(_ positions: [Coordinate]) throws(GEOSError) -> [Bool] {
        let context = GEOSContext()
        let prepared = try PreparedHandle(try context.handle(for: geometry))
        var answers: [Bool] = []
        answers.reserveCapacity(positions.count)
        for position in positions {
            let point = try context.handle(for: .point(position))
            answers.append(try prepared.covers(point))
        }
        return answers
    }

    /// How geometries lie to the area: apart from it, crossing its boundary, or covered by it.
    ///
    /// - Throws: ``GEOSError`` if the area or a geometry cannot be built.
    public func relations(to geometries: [Geometry]) throws(GEOSError) -> [Relation] {
        let context = GEOSContext()
        let prepared = try PreparedHandle(try context.handle(for: geometry))
        var answers: [Relation] = []
        answers.reserveCapacity(geometries.count)
        for geometry in geometries {
            let other = try context.handle(for: geometry)
            if try prepared.covers(other) {
                answers.append(.covered)
            } else {
                answers.append(try prepared.intersects(other) ? .crossing : .disjoint)
            }
        }
        return answers
    }

    /// How a geometry lies to an area.
    public enum Relation: Hashable, Sendable {
        /// No point in common.
        case disjoint
        /// Some points in the area and some outside.
        case crossing
        /// No point outside the area.
        case covered
    }
}
