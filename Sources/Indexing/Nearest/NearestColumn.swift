/// The nearest feature of each of many positions, as columns.
public struct NearestColumn: Hashable, Sendable {
    /// The number of the nearest feature; −1 if there is none.
    public internal(set) var features: [Int32]
    /// Its geodesic distance in meters, right to 20 nm; infinite if there is none.
    public internal(set) var distances: [Double]
    /// Whether another feature lies at the same distance, so that the lower number was taken.
    public internal(set) var isTied: [Bool]

    init(count: Int) {
        features = [Int32](repeating: -1, count: count)
        distances = [Double](repeating: .infinity, count: count)
        isTied = [Bool](repeating: false, count: count)
    }
}
