import GeometryModel

/// A breach of the rules of simple features in a geometry that is being read.
struct GeometryMistake: Error {
    /// What was found.
    var message: String

    init(_ message: String) { self.message = message }

    /// A path that may be a line: none or at least two positions.
    static func line(_ path: [Coordinate]) throws(GeometryMistake) -> [Coordinate] {
        guard path.count != 1 else {
            throw GeometryMistake("a line has one position; it needs two")
        }
        return path
    }

    /// A path that may be a ring: none or at least four positions, the first equal to the last.
    ///
    /// - Parameter number: The number of the ring, from 0 for the exterior.
    static func ring(
        _ path: [Coordinate],
        _ number: Int
    ) throws(GeometryMistake) -> [Coordinate] {
        guard path.count >= 4 || path.isEmpty else {
            throw GeometryMistake("ring \(number) has \(path.count) positions; it needs four")
        }
        if let first = path.first, let last = path.last, first != last {
            throw GeometryMistake(
                "ring \(number) is not closed: it starts at \(first), ends at \(last)"
            )
        }
        return path
    }
}
