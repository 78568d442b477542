import Glibc
public import GeometryModel

/// How much area a small rectangle of coordinates has.
public struct AreaMeasure: Sendable {
    /// The semi-major axis and the square of the eccentricity; `nil` in the plane.
    fileprivate let ellipsoid: (equatorialRadius: Double, eccentricitySquared: Double)?

    /// Coordinates are meters of a plane.
    public static let plane = AreaMeasure(ellipsoid: nil)

    /// Coordinates are degrees on an ellipsoid, edges straight in longitude and latitude.
    public static func surface(of metric: some Metric) -> AreaMeasure {
        AreaMeasure(
            ellipsoid: (metric.equatorialRadius, metric.flattening * (2 - metric.flattening))
        )
    }

    private init(ellipsoid: (equatorialRadius: Double, eccentricitySquared: Double)?) {
        self.ellipsoid = ellipsoid
    }

    /// Square meters of a unit of x by a unit of y at a height y.
    ///
    /// On the ellipsoid this is the product of the radii of meridian and parallel (Snyder 1987,
    /// equations 4-18 and 4-20).
    func density(_ y: Double) -> Double {
        guard let ellipsoid else { return 1 }
        let radians = Double.pi / 180
        let sine = sin(y * radians)
        let w = 1 - ellipsoid.eccentricitySquared * sine * sine
        let radius = ellipsoid.equatorialRadius * radians / w
        return radius * radius * (1 - ellipsoid.eccentricitySquared) * cos(y * radians)
    }

    /// The density near a height, by the cubic through four heights around it.
    func densities(from south: Double, to north: Double) -> Density {
        // A band of a fifth of a degree errs by less than 1e-13.
        guard ellipsoid != nil, north - south <= 0.2, north > south else {
            return Density(measure: self, cubic: nil)
        }
        let middle = (south + north) / 2
        let step = (north - south) / 6
        let (a, b, c, d) = (
            density(middle - 3 * step), density(middle - step), density(middle + step),
            density(middle + 3 * step)
        )
        // Differences of four equally spaced values, 2 steps apart.
        return Density(
            measure: self,
            cubic: (
                middle, (9 * (b + c) - (a + d)) / 16, (27 * (c - b) - (d - a)) / (48 * step),
                (a - b - c + d) / (16 * step * step),
                (d - a - 3 * (c - b)) / (48 * step * step * step)
            )
        )
    }

    /// The density in a band of heights.
    struct Density {
        fileprivate let measure: AreaMeasure
        fileprivate let cubic: (middle: Double, Double, Double, Double, Double)?

        /// Up to which height in degrees two places tell both integrals to 1e-12 of the whole.
        private static let tallest = 0.125

        /// The integral of the density over a slab, and that of the height above its middle, by the
        /// two-point rule of Gauss; on the ellipsoid a tall slab is taken in parts.
        @inline(__always)
        func moments(_ bottom: Double, _ top: Double) -> (whole: Double, first: Double) {
            guard cubic == nil, measure.ellipsoid != nil, top - bottom > Self.tallest else {
                return partMoments(bottom, top)
            }
            let count = Int(((top - bottom) / Self.tallest).rounded(.up))
            let height = (top - bottom) / Double(count)
            var sum = (whole: 0.0, first: 0.0)
            for number in 0..<count {
                let part = partMoments(
                    bottom + Double(number) * height,
                    bottom + Double(number + 1) * height
                )
                let above = (Double(number) + 0.5 - Double(count) / 2) * height
                sum.whole += part.whole
                sum.first += part.first + above * part.whole
            }
            return sum
        }

        @inline(__always)
        private func partMoments(_ bottom: Double, _ top: Double) -> (whole: Double, first: Double)
        {
            let half = (top - bottom) / 2
            let node = half * 0.577_350_269_189_625_8
            let middle = (top + bottom) / 2
            let (lower, upper) = (value(middle - node), value(middle + node))
            return (half * (lower + upper), half * node * (upper - lower))
        }

        @inline(__always)
        private func value(_ y: Double) -> Double {
            guard let cubic else { return measure.density(y) }
            let t = y - cubic.middle
            return cubic.1 + t * (cubic.2 + t * (cubic.3 + t * cubic.4))
        }
    }
}
