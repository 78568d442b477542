import GeometryModel
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
}
