/// Parts of a sample, found without sorting again.
extension Sample {
    /// The units that satisfy a condition on their index; the counts of rows stay.
    func keeping(_ holds: (_ index: Int) -> Bool) -> Sample {
        var columns = Columns(capacity: 0)
        for index in values.indices where holds(index) {
            columns.append(value: values[index], weight: weights[index], row: Int(rows[index]))
        }
        return Sample(
            sorted: columns,
            rowCount: rowCount,
            missingCount: missingCount,
            zeroWeightCount: zeroWeightCount
        )
    }

    /// One sample for each code from zero up to a count, from the code of each unit.
    ///
    /// A part is scaled as this sample is, so that sums of the parts are sums of the whole.
    func split(by codes: [Int32], count partCount: Int) -> [Sample] {
        var parts = [Columns](repeating: Columns(capacity: 0), count: partCount)
        for index in values.indices where codes[index] >= 0 {
            parts[Int(codes[index])].append(
                value: values[index],
                weight: weights[index],
                row: Int(rows[index])
            )
        }
        return parts.map { columns in
            Sample(
                sorted: columns,
                rowCount: rowCount,
                valueScale: valueScale,
                weightScale: weightScale
            )
        }
    }
}
