import Foundation
import Inequality

/// A line through a scatter figure, by its corners.
public struct FittedCurve: Hashable, Sendable {
    /// The corners along the horizontal axis.
    public var x: [Double]
    /// The corners along the vertical axis.
    public var y: [Double]

    /// Makes a line.
    public init(x: [Double], y: [Double]) {
        precondition(x.count == y.count, "\(x.count) abscissas and \(y.count) ordinates")
        self.x = x
        self.y = y
    }

    /// A line fitted to logarithms, from zero to a distance.
    static func exponential(_ fit: LineFit, to end: Double) -> FittedCurve {
        let x = (0...48).map { end * Double($0) / 48 }
        return FittedCurve(x: x, y: x.map { exp(fit.intercept + fit.slope * $0) })
    }
}
