import GeometryModel
import Inequality
import Layers
import Planning
import Reporting
import Testing

@Suite("Results as tables")
struct ResultLayersTests {
    private func names(_ layer: Layer) -> [String] { layer.columns.map(\.name) }

    @Test("The columns are those of the command line")
    func columns() throws {
        let snapshot = try SampleReports.snapshot.get()
        #expect(
            names(ResultLayers.zones(snapshot.zones))
                == ["code", "name", "kind", "district", "regency", "zone", "distance_m"]
        )
        #expect(
            names(ResultLayers.summary(snapshot.summary))
                == ["zone", "regency", "villages", "desa", "kelurahan", "population", "area_km2"]
        )
        #expect(
            names(ResultLayers.distances(snapshot.distances))
                == ["code", "name", "layer", "rank", "feature_id", "feature_name", "distance_m"]
        )
        #expect(
            names(ResultLayers.access(snapshot.access)) == [
                "zone", "standard", "threshold_m", "villages", "within", "population",
                "population_within",
            ]
        )
        #expect(
            names(ResultLayers.villages(snapshot)) == [
                "code", "name", "kind", "district", "regency", "zone", "distance_m", "idm_2024",
                "class",
            ]
        )
    }

    @Test("Every row has as many cells as there are columns")
    func widths() throws {
        let snapshot = try SampleReports.snapshot.get()
        for layer in [
            ResultLayers.zones(snapshot.zones), ResultLayers.summary(snapshot.summary),
            ResultLayers.distances(snapshot.distances), ResultLayers.access(snapshot.access),
            ResultLayers.villages(snapshot), ResultLayers.boundaries(snapshot),
        ] {
            #expect(layer.features.allSatisfy { $0.values.count == layer.columns.count })
            #expect(!layer.features.isEmpty)
        }
    }

    @Test("Shares of a village read back from CSV make up one")
    func shares() throws {
        let layer = ResultLayers.zones(try SampleReports.squares(.share).zones)
        #expect(layer.columns.last?.name == "share")
        let lines = CSVWriter.table(layer).split(separator: "\n").dropFirst()
        var sums: [Substring: Double] = [:]
        for line in lines {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            let share = try #require(cells.last.flatMap { Double($0) })
            sums[try #require(cells.first), default: 0] += share
        }
        #expect(sums.count == 12)
        #expect(lines.count > 12)
        #expect(sums.values.allSatisfy { abs($0 - 1) < 1e-9 })
    }

    @Test("A village without a value has an empty cell and no class")
    func missing() throws {
        let layer = ResultLayers.villages(try SampleReports.snapshot.get())
        let kelurahan = layer.features.filter { $0.values[2] == .text("kelurahan") }
        #expect(kelurahan.count == 197)
        #expect(kelurahan.allSatisfy { $0.values[7].isNull && $0.values[8].isNull })
    }

    @Test("A village is its land where that is known and its point otherwise")
    func geometries() throws {
        let squares = ResultLayers.villages(try SampleReports.squares(.majority))
        #expect(squares.features.count == 12)
        #expect(squares.features.allSatisfy { $0.geometry?.typeName == "Polygon" })
        let points = ResultLayers.villages(try SampleReports.snapshot.get())
        #expect(points.features.allSatisfy { $0.geometry?.typeName == "Point" })
        #expect(points.features.allSatisfy { $0.id != nil })
    }

    @Test("The boundaries are the core and a buffer for each limit")
    func boundaries() throws {
        let layer = ResultLayers.boundaries(try SampleReports.snapshot.get())
        #expect(layer.features.compactMap { $0.values[1].number } == [0, 10e3, 25e3, 50e3, 100e3])
        #expect(layer.features.dropFirst().allSatisfy { $0.values[2] == .number(25) })
    }

    @Test("Buffers have whole meters without decimals, in files of every kind")
    func buffers() throws {
        let snapshot = try SampleReports.snapshot.get()
        let layer = ResultLayers.buffers([
            ("Inti", try buffer(5000, maxError: 1)), (nil, try buffer(2500.5, maxError: 0.5)),
        ])
        #expect(names(layer) == names(ResultLayers.buffers(snapshot)))
        #expect(
            CSVWriter.table(layer)
                == "source,distance_m,max_error_m\nInti,5000,1\n,2500.5,0.5\n"
        )
        let text = GeoJSONWriter.text(layer)
        #expect(text.contains("\"distance_m\":5000,\"max_error_m\":1}"))
        #expect(layer.features.allSatisfy { $0.geometry?.typeName == "Polygon" })
        #expect(
            CSVWriter.table(ResultLayers.buffers(snapshot)).split(separator: "\n").last
                == "IKN,100000,25"
        )
    }

    private func buffer(_ distance: Double, maxError: Double) throws -> GeodesicBuffer {
        try GeodesicBuffer(
            around: .point(Coordinate(longitude: 116.7, latitude: -0.9)),
            distance: .meters(distance),
            maxError: .meters(maxError)
        )
    }

    @Test("The regional table is that of the report, with bases of population side by side")
    func regional() throws {
        let product = try #require(try SampleReports.snapshot.get().regionalProduct)
        let layer = ResultLayers.regional(product)
        let bases = product.bases
        #expect(
            names(layer)
                == ["year", "series", "source", "regencies"]
                + bases.flatMap { [$0, "\($0)_class", "\($0)_to_limit"] } + [
                    "reason", "series_break",
                ]
        )
        #expect(CSVWriter.table(layer) == (try SampleReports.text("tables/regional.csv")))
        // Each index of the product is in one place, and no place is filled otherwise.
        var places = 0
        for feature in layer.features {
            for (number, basis) in bases.enumerated() {
                let row = product.rows.first {
                    Cell($0.year) == feature.values[0] && Cell($0.series) == feature.values[1]
                        && Cell($0.source) == feature.values[2] && $0.basis == basis
                }
                let cells = Array(feature.values[(4 + 3 * number)...(6 + 3 * number)])
                #expect(cells[0] == Cell(row?.williamson.value))
                #expect(cells[1].isNull == cells[0].isNull && cells[2].isNull == cells[0].isNull)
                #expect(cells[1].isNull || ["low", "moderate", "high"].contains(cells[1].text))
                if row != nil { places += 1 }
            }
        }
        #expect(places == product.rows.count)
    }

    @Test("The parts of regencies add up to the index, by hand")
    func regionalParts() throws {
        let product = try #require(try SampleReports.snapshot.get().regionalProduct)
        let layer = ResultLayers.regionalParts(product, names: ["64.01": "Paser"])
        #expect(layer.features.count == product.rows.reduce(0) { $0 + $1.regencies })
        for row in product.rows {
            let people = row.population.values.reduce(0, +)
            let total = row.population.reduce(0) { $0 + $1.value * (row.perHead[$1.key] ?? .nan) }
            var square = 0.0
            for part in row.parts {
                let share = (row.population[part.code] ?? .nan) / people
                let relative = (row.perHead[part.code] ?? .nan) / (total / people)
                #expect(abs(part.populationShare - share) < 1e-12)
                #expect(abs(part.relativeValue - relative) < 1e-12)
                square += share * (relative - 1) * (relative - 1)
            }
            let index = try row.williamson.get()
            #expect(abs(square.squareRoot() - index) < 1e-12)
            #expect(abs(row.parts.reduce(0) { $0 + $1.contribution } - 1) < 1e-12)
        }
    }

    @Test("The inequality table of the report is that of the command line")
    func inequality() throws {
        let layer = InequalityTables.layer(try SampleReports.snapshot.get().inequality)
        #expect(CSVWriter.table(layer) == (try SampleReports.text("tables/inequality.csv")))
        #expect(layer.features.last?.values[0] == "gap core:0-10 km")
    }

    @Test("A village is in the zone of its main membership", arguments: InclusionRule.allCases)
    func mainZones(rule: InclusionRule) throws {
        let snapshot = try SampleReports.squares(rule)
        let main = snapshot.zones.mainMemberships.map { [Cell($0.zone), .number($0.distance)] }
        let layer = ResultLayers.villages(snapshot)
        #expect(layer.features.map { Array($0.values[5...6]) } == main)
    }
}
