extension PointBlock {
    /// The rows as they are written, each with further fields at its end; rows that are left out are
    /// not there.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public func rows(appending fields: [AppendedField], separator: UInt8) -> [UInt8] {
        let prepared = fields.map { PreparedField($0, separator: separator) }
        let longest = prepared.reduce(1) { $0 + $1.longest }
        let capacity = bytes.count + longest * rows.count + PointRows.padding
        return [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            guard var cursor = output.baseAddress else { return }
            PreparedField.withPointers(prepared[...]) { fields in
                bytes.withUnsafeBufferPointer { bytes in
                    guard let base = bytes.baseAddress else { return }
                    for (number, row) in rows.enumerated() where !row.isEmpty {
                        PreparedField.append(base + Int(row.lowerBound), row.count, &cursor)
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
    /// The labels one after the other, each with its separator, and where each starts and ends; behind
    /// them are sixteen bytes more.
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
            text += [UInt8](repeating: 0, count: PointRows.padding)
            self.numbers = numbers
        case .thousandths(let values):
            self.values = values
            longest = 1 + DecimalText.longestThousandths
        }
    }

    /// Copies sixteen bytes at a time, the last of them beyond the end: rows and labels are short, and a
    /// call would take as long as the copying.
    @inline(__always)
    static func append(
        _ source: UnsafePointer<UInt8>,
        _ count: Int,
        _ cursor: inout UnsafeMutablePointer<UInt8>
    ) {
        for offset in stride(from: 0, to: count, by: 16) {
            let bytes = UnsafeRawPointer(source + offset).loadUnaligned(as: SIMD16<UInt8>.self)
            UnsafeMutableRawPointer(cursor + offset).storeBytes(of: bytes, as: SIMD16<UInt8>.self)
        }
        cursor += count
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
                PreparedField.append(base + start, count, &cursor)
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
