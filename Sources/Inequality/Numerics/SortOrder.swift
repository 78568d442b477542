/// The row numbers of a column in ascending order of its values, ties in order of the rows.
///
/// - Complexity: as of ``RadixSorter``.
func ascendingOrder(of values: [Double]) -> [Int32] {
    RadixSorter.sorted(values) { _ in true }.map(\.row)
}
