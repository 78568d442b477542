extension PointTable.Block {
    /// The records as they are written, each with further fields at its end.
    ///
    /// - Parameter append: Appends the fields of one record, each after its separator.
    public func records(appending append: (_ record: Int, _ to: inout [UInt8]) -> Void) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 32 * positions.count)
        for record in positions.indices {
            output.append(contentsOf: bytes[Int(starts[record])..<Int(ends[record])])
            append(record, &output)
            output.append(UInt8(ascii: "\n"))
        }
        return output
    }
}
