/// Where a village stands in the classes of an index such as the IDM.
public struct ClassStanding: Hashable, Sendable {
    /// The score.
    public var value: Double
    /// The class that holds it.
    public var `class`: IndicatorClass
    /// The next class up; `nil` in the highest.
    public var next: IndicatorClass?
    /// The part of the index with the least score, of equal ones the first; `nil` without parts.
    public var weakestPart: Part?

    /// A part of an index.
    public struct Part: Hashable, Sendable {
        /// The name of its indicator.
        public var name: String
        /// Its score.
        public var value: Double

        /// Takes a part.
        public init(name: String, value: Double) {
            self.name = name
            self.value = value
        }
    }

    /// Finds where a score stands; `nil` if no class holds it.
    ///
    /// - Parameters:
    ///   - value: The score.
    ///   - classes: The classes, in any order.
    ///   - parts: The scores of the parts that are known.
    public init?(value: Double, classes: [IndicatorClass], parts: [Part] = []) {
        guard let found = classes.classOf(value) else { return nil }
        self.value = value
        self.class = found
        next = found.upperInclusive.flatMap { limit in
            classes.first { $0.lowerExclusive == limit }
        }
        weakestPart = parts.min { $0.value < $1.value }
    }

    /// What the score lacks to the limit that it must exceed for the next class; zero at the limit,
    /// which still belongs to the class below.
    public var distanceToNext: Double? {
        next == nil ? nil : self.class.upperInclusive.map { $0 - value }
    }
}
