extension PointBlock {
    /// The rows as they are written, each with further fields at its end; rows that are left out are
    /// not there.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public func rows(appending fields: [AppendedField], separator: UInt8) -> [UInt8] {
        let prepared = fields.map { PreparedField($0, separator: separator) }
        let longest = prepared.reduce(1) { $0 + $1.longest }
        let capacity = bytes.count + longest * rows.count
        return [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            guard var cursor = output.baseAddress else { return }
            PreparedField.withPointers(prepared[...]) { fields in
                bytes.withUnsafeBufferPointer { bytes in
                    guard let base = bytes.baseAddress else { return }
                    for (number, row) in rows.enumerated() where !row.isEmpty {
                        cursor.update(from: base + Int(row.lowerBound), count: row.count)
                        cursor += row.count
                        for field in fields { field.append(number, &cursor) }
                        cursor.pointee = UInt8(ascii: "\n")
                        cursor += 1
                    }
                }
            }
            count = output.baseAddress.map { cursor - $0 } ?? 0
        }
    }
}

/// A further field as it is written, separator first.
private struct PreparedField {
    private let separator: UInt8
    /// The labels one after the other, each with its separator, and where each starts and ends.
    private var text: [UInt8] = []
    private var bounds: [Int32] = [0]
    private var numbers: [Int32] = []
    private var values: [Double] = []
    /// How many bytes it takes at most.
    private(set) var longest = 1

    init(_ field: AppendedField, separator: UInt8) {
        self.separator = separator
        switch field {
        case .label(let labels, let numbers):
            for label in labels {
                let bytes = CSVWriter.field(label, separator: separator)
                text += [separator] + bytes
                bounds.append(Int32(text.count))
                longest = max(longest, bytes.count + 1)
            }
            self.numbers = numbers
        case .thousandths(let values):
            self.values = values
            longest = 1 + DecimalText.longestThousandths
        }
    }

    /// The same by pointer, which is copied without counting references.
    struct Pointers {
        let separator: UInt8
        let text: UnsafeBufferPointer<UInt8>
        let bounds: UnsafeBufferPointer<Int32>
        let numbers: UnsafeBufferPointer<Int32>
        let values: UnsafeBufferPointer<Double>

        @inline(__always)
        func append(_ row: Int, _ cursor: inout UnsafeMutablePointer<UInt8>) {
            if !numbers.isEmpty, numbers[row] >= 0, let base = text.baseAddress {
                let start = Int(bounds[Int(numbers[row])])
                let count = Int(bounds[Int(numbers[row]) + 1]) - start
                cursor.update(from: base + start, count: count)
                cursor += count
                return
            }
            cursor.pointee = separator
            cursor += 1
            if numbers.isEmpty { DecimalText.appendThousandths(values[row], &cursor) }
        }
    }

    /// Calls a function with the pointers of all fields.
    static func withPointers(
        _ fields: ArraySlice<PreparedField>,
        _ pointers: [Pointers] = [],
        _ body: ([Pointers]) -> Void
    ) {
        guard let field = fields.first else { return body(pointers) }
        field.text.withUnsafeBufferPointer { text in
            field.bounds.withUnsafeBufferPointer { bounds in
                field.numbers.withUnsafeBufferPointer { numbers in
                    field.values.withUnsafeBufferPointer { values in
                        let pointers =
                            pointers + [
                                Pointers(
                                    separator: field.separator,
                                    text: text,
                                    bounds: bounds,
                                    numbers: numbers,
                                    values: values
                                )
                            ]
                        withPointers(fields.dropFirst(), pointers, body)
                    }
                }
            }
        }
    }
}
