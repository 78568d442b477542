import Reporting
import Testing

@Suite("Numbers for people")
struct NumberStyleTests {
    private let id = NumberStyle(.id)
    private let en = NumberStyle(.en)

    @Test(
        "A decimal has the marks of its language",
        arguments: [
            (0.0, 0, "0", "0"), (0.0, 2, "0,00", "0.00"), (1.5, 1, "1,5", "1.5"),
            (999.0, 0, "999", "999"), (1_000.0, 0, "1.000", "1,000"),
            (1_234.56, 2, "1.234,56", "1,234.56"),
            (1_234_567.891, 2, "1.234.567,89", "1,234,567.89"),
            (-1_234.5, 1, "-1.234,5", "-1,234.5"), (256_142.0, 0, "256.142", "256,142"),
            (1e21, 0, "1.000.000.000.000.000.000.000", "1,000,000,000,000,000,000,000"),
            (1.5e-7, 8, "0,00000015", "0.00000015"), (0.1, 3, "0,100", "0.100"),
        ]
    )
    func marks(value: Double, places: Int, indonesian: String, english: String) {
        #expect(id.decimal(value, places: places) == indonesian)
        #expect(en.decimal(value, places: places) == english)
    }

    @Test(
        "Halves of the decimal shown are rounded away from zero",
        arguments: [
            (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (-0.5, 0, "-1"), (-2.5, 0, "-3"),
            (0.49, 0, "0"), (2.675, 2, "2.68"), (1.005, 2, "1.01"), (-1.005, 2, "-1.01"),
            (0.285, 2, "0.29"), (1.0049, 2, "1.00"), (9.995, 2, "10.00"), (99.95, 1, "100.0"),
            (999.5, 0, "1,000"), (999_999.99, 1, "1,000,000.0"), (0.05, 1, "0.1"),
            (0.049, 1, "0.0"), (0.0005, 3, "0.001"), (4.35, 1, "4.4"), (8.45, 1, "8.5"),
        ]
    )
    func halves(value: Double, places: Int, expected: String) {
        #expect(en.decimal(value, places: places) == expected)
    }

    @Test(
        "A number that rounds to zero has no sign",
        arguments: [(-0.0, 0), (-0.4, 0), (-0.004, 2), (-1e-300, 6)]
    )
    func negativeZero(value: Double, places: Int) {
        #expect(!id.decimal(value, places: places).contains("-"))
        #expect(!id.signed(value, places: places).contains("+"))
    }

    @Test(
        "What is not a number is a dash",
        arguments: [Double.nan, .infinity, -.infinity, nil]
    )
    func missing(value: Double?) {
        #expect(id.decimal(value, places: 2) == "–")
        #expect(id.signed(value, places: 2) == "–")
        #expect(id.percent(value) == "–")
        #expect(id.percentagePoints(value) == "–")
        #expect(id.times(value) == "–")
        #expect(id.kilometers(meters: value) == "–")
        #expect(id.squareKilometers(squareMeters: value) == "–")
        #expect(id.hectares(squareMeters: value) == "–")
        #expect(id.interval(value, 1, places: 2) == "–")
        #expect(id.interval(1, value, places: 2) == "–")
    }

    @Test(
        "Counts are grouped in threes",
        arguments: [
            (0, "0"), (7, "7"), (-7, "-7"), (999, "999"), (1_000, "1.000"),
            (-12_345, "-12.345"), (1_038_000, "1.038.000"),
            (Int.min, "-9.223.372.036.854.775.808"),
        ]
    )
    func counts(value: Int, expected: String) {
        #expect(id.integer(value) == expected)
    }

    @Test("An absent count is a dash")
    func absentCount() {
        #expect(id.integer(nil) == "–")
    }

    @Test(
        "A share becomes a percentage without a binary error",
        arguments: [
            (0.285, 0, "29%"), (0.285, 1, "28,5%"), (0.0, 1, "0,0%"), (1.0, 0, "100%"),
            (0.00049, 1, "0,0%"), (0.0005, 1, "0,1%"), (12.345, 1, "1.234,5%"),
            (-0.125, 1, "-12,5%"),
        ]
    )
    func percentages(share: Double, places: Int, expected: String) {
        #expect(id.percent(share, places: places) == expected)
    }

    @Test("Differences of shares are percentage points, with their sign")
    func percentagePoints() {
        #expect(id.percentagePoints(0.0125) == "+1,3 poin persen")
        #expect(en.percentagePoints(-0.0125) == "-1.3 percentage points")
        #expect(en.percentagePoints(0) == "0.0 percentage points")
    }

    @Test("Ratios are multiples")
    func multiples() {
        #expect(id.times(2.45) == "2,5 kali")
        #expect(en.times(2.45) == "2.5 times")
    }

    @Test(
        "Meters become kilometers by moving the point",
        arguments: [
            (0.0, 1, "0,0 km"), (25_000.0, 0, "25 km"), (1_450.0, 1, "1,5 km"),
            (49.0, 1, "0,0 km"), (50.0, 1, "0,1 km"), (363_210.0, 1, "363,2 km"),
            (1_234_567.0, 2, "1.234,57 km"),
        ]
    )
    func kilometers(meters: Double, places: Int, expected: String) {
        #expect(id.kilometers(meters: meters, places: places) == expected)
    }

    @Test("Square meters become square kilometers and hectares")
    func areas() {
        #expect(id.squareKilometers(squareMeters: 2_560_789_000) == "2.560,8 km²")
        #expect(id.hectares(squareMeters: 2_561_420_000) == "256.142 ha")
        #expect(en.hectares(squareMeters: 15_000) == "2 ha")
    }

    @Test("An interval is joined by a dash that a minus sign cannot be confused with")
    func intervals() {
        #expect(id.interval(0.8041, 0.8579, places: 3) == "0,804–0,858")
        #expect(id.interval(-0.2, 0.1, places: 1) == "-0,2 … 0,1")
    }
}
