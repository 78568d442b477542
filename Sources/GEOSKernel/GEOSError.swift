/// A refusal by GEOS: what was asked and what the library said.
public struct GEOSError: Error, Hashable, Sendable {
    /// The questions and constructions this module puts to GEOS.
    public struct Operation: RawRepresentable, Hashable, Sendable {
        /// The operation in words, as messages print it.
        public let rawValue: String

        /// Names an operation.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Building a GEOS geometry from coordinates.
        public static let construction = Operation(rawValue: "construction")
        /// Reading coordinates back from GEOS.
        public static let extraction = Operation(rawValue: "extraction")
        /// The area common to two geometries.
        public static let intersection = Operation(rawValue: "intersection")
        /// The area of either geometry.
        public static let union = Operation(rawValue: "union")
        /// The area of one geometry outside another.
        public static let difference = Operation(rawValue: "difference")
        /// A predicate on two geometries.
        public static let predicate = Operation(rawValue: "predicate")
        /// The check of the OGC rules of validity.
        public static let validity = Operation(rawValue: "validity check")
        /// A point inside an area.
        public static let pointOnSurface = Operation(rawValue: "point on surface")
        /// The cells of points nearest to each site.
        public static let thiessenCells = Operation(rawValue: "Thiessen cells")
        /// The smallest convex area around a geometry.
        public static let convexHull = Operation(rawValue: "convex hull")
    }

    /// What was asked of GEOS.
    public var operation: Operation
    /// What GEOS answered, in its own words; it names coordinates where it knows them.
    public var message: String

    /// Makes an error from the operation that failed and the library's message.
    public init(operation: Operation, message: String) {
        self.operation = operation
        self.message = message
    }
}

extension GEOSError: CustomStringConvertible {
    /// The operation and the library's message in one line.
    public var description: String { "GEOS \(operation.rawValue): \(message)" }
}
