import Inequality
import Testing

@Suite("Samples")
struct SampleTests {
    @Test("rows with a missing value or weight are dropped and counted")
    func missing() throws {
        let sample = try Sample(values: [1, .nan, 2, nil], weights: [1, 1, nil, 1])
        #expect(sample.values == [1])
        #expect(sample.rows == [0])
        #expect(sample.missingCount == 3)
        #expect(sample.rowCount == 4)
    }

    @Test("rows of weight zero are counted apart and trigger no rule")
    func zeroWeight() throws {
        let sample = try Sample(values: [-9, 3, 1], weights: [0, 1, 1])
        #expect(sample.zeroWeightCount == 1)
        #expect(sample.negativeCount == 0)
        #expect(sample.gini == .defined(0.25))
        #expect(sample.warnings(for: .gini).isEmpty)
    }

    @Test("values are sorted with their weights and rows, ties in order of rows")
    func sorting() throws {
        let sample = try Sample(values: [3, 1, 2, 1], weights: [10, 20, 30, 40])
        #expect(sample.values == [1, 1, 2, 3])
        #expect(sample.weights == [20, 40, 30, 10])
        #expect(sample.rows == [1, 3, 2, 0])
    }

    @Test("a mistake in a column names the row it stands in")
    func mistakes() throws {
        #expect(throws: SampleError.negativeWeight(row: 1, weight: -2)) {
            try Sample(values: [1, 2], weights: [1, -2])
        }
        #expect(throws: SampleError.nonFiniteValue(row: 0)) { try Sample(values: [.infinity, 2]) }
        #expect(throws: SampleError.nonFiniteWeight(row: 1)) {
            try Sample(values: [1, 2], weights: [1, .infinity])
        }
        #expect(throws: SampleError.lengthMismatch(column: "weights", expected: 2, found: 1)) {
            try Sample(values: [1, 2], weights: [1])
        }
        #expect(throws: SampleError.lengthMismatch(column: "groups", expected: 2, found: 1)) {
            try GroupedSample(values: [1, 2], grouping: Grouping(["a"]))
        }
        let message = "\(SampleError.negativeWeight(row: 7, weight: -2))"
        #expect(message == "A weight must not be negative; row 7 has -2.0.")
    }

    @Test("zeros and negatives are counted, and negative zero is zero")
    func counts() throws {
        let sample = try Sample(values: [-1, -0.0, 0, 2])
        #expect(sample.negativeCount == 1)
        #expect(sample.zeroCount == 2)
        #expect(sample.positivePart.values == [2])
        #expect(sample.weightShareZero == .defined(0.5))
        #expect(sample.weightShareNegative == .defined(0.25))
    }

    @Test("a row without a group leaves the groups and the whole")
    func missingGroup() throws {
        let grouped = try GroupedSample(
            values: [1, 2, 3, .nan],
            grouping: Grouping(["a", nil, "b", nil])
        )
        #expect(grouped.whole.values == [1, 3])
        #expect(grouped.missingGroupCount == 1)
        #expect(grouped.whole.missingCount == 1)
        #expect(grouped["a"]?.values == [1])
        #expect(grouped["c"] == nil)
    }

    @Test("groups come in the order of their labels, or in the order given")
    func groupOrder() throws {
        let sample = try Sample(values: [1, 2, 3])
        let sorted = try GroupedSample(sample, by: Grouping(["b", "a", "b"]))
        #expect(sorted.groups.map(\.label) == ["a", "b"])
        let zones = Grouping(labels: ["core", "10 km", "5 km"], positions: [2, 0, 2])
        let given = try GroupedSample(sample, by: zones)
        #expect(given.groups.map(\.label) == ["core", "5 km"])
    }

    @Test("an inner name used in two outer groups means two groups, and is reported")
    func refining() {
        let regency = Grouping(["A", "A", "B", "B", nil])
        let district = Grouping(["x", "y", "x", nil, "y"])
        #expect(regency.refined(by: district).labels == ["A › x", "A › y", "B › x"])
        #expect(regency.ambiguousLabels(of: district) == ["x"])
    }
}
