import GeometryModel
import Testing

@Suite("Distances as people type them")
struct LengthParsingTests {
    @Test(
        "a number with a unit of meters or kilometers is a distance, a bare number is meters",
        arguments: [
            ("5km", 5_000), ("2.5 km", 2_500), ("500 m", 500), ("500", 500), ("0", 0), ("0 km", 0),
            ("1e3", 1_000), ("1e3m", 1_000), ("1e-3 km", 1), ("1E3 M", 1_000), (".5km", 500),
            ("+5km", 5_000), ("  5 km  ", 5_000), ("5\tkm", 5_000), ("5\u{A0}km", 5_000),
            ("5KM", 5_000), ("5 Kilometers", 5_000), ("1 kilometre", 1_000), ("7 metres", 7),
            ("1 meter", 1), ("0.001", 0.001), ("12345.678 m", 12_345.678),
        ] as [(String, Double)]
    )
    func good(text: String, meters: Double) throws {
        #expect(try Length(parsing: text) == .meters(meters))
    }

    @Test(
        "anything else is refused with the reason",
        arguments: [
            ("", .notANumber("")), ("   ", .notANumber("   ")), ("km", .notANumber("km")),
            ("nan", .notANumber("nan")), ("inf", .notANumber("inf")), ("e", .notANumber("e")),
            ("infinity km", .notANumber("infinity km")), ("lima km", .notANumber("lima km")),
            ("--5", .notANumber("--5")), ("1.2.3 km", .notANumber("1.2.3 km")),
            ("5e+", .notANumber("5e+")), ("٥ km", .notANumber("٥ km")),
            ("-1km", .outOfRange("-1km")), ("-0.001", .outOfRange("-0.001")),
            ("1e999", .outOfRange("1e999")), ("1e306 km", .outOfRange("1e306 km")),
            ("5 derajat", .degrees("5 derajat")), ("5°", .degrees("5°")),
            ("0.05 degrees", .degrees("0.05 degrees")), ("1deg", .degrees("1deg")),
            ("5 miles", .unknownUnit("miles", text: "5 miles")),
            ("5 mil laut", .unknownUnit("mil laut", text: "5 mil laut")),
            ("2,5 km", .unknownUnit(",5 km", text: "2,5 km")),
            ("0x10", .unknownUnit("x10", text: "0x10")), ("5e", .unknownUnit("e", text: "5e")),
            ("5 km 3", .unknownUnit("km 3", text: "5 km 3")),
        ] as [(String, LengthSyntaxError)]
    )
    func bad(text: String, error: LengthSyntaxError) {
        #expect(throws: error) { try Length(parsing: text) }
    }

    @Test(
        "a refusal repeats the text and says what to type instead",
        arguments: ["", "km", "-1km", "5 derajat", "5 miles", "1e999"]
    )
    func message(text: String) throws {
        let error = try #require(throws: LengthSyntaxError.self) { try Length(parsing: text) }
        #expect(error.description.hasPrefix("'\(text)' "))
        #expect(error.description.contains("km") || error.description.contains("zero or more"))
    }

    @Test("lengths compare by their meters, and kilometers are a thousand of them")
    func units() {
        #expect(Length.kilometers(5) == .meters(5_000))
        #expect(Length.meters(2_500).kilometers == 2.5)
        #expect(Length.meters(999) < .kilometers(1))
        #expect(Length.zero == .meters(0))
    }

    @Test("areas compare by their square meters; a hectare is 10,000 and a km² 1,000,000 of them")
    func areas() {
        #expect(Area.squareMeters(2_561_420_000).hectares == 256_142)
        #expect(Area.squareMeters(2_561_420_000).squareKilometers == 2_561.42)
        #expect(Area.zero < .squareMeters(1))
    }
}
