import GeometryModel
import Layers
import Planning
import Testing

@Suite struct VillageRegisterTests {
    @Test func `the register holds the villages of the official list`() throws {
        let register = try SampleProject.load().villages()
        #expect(register.villages.count == 1_038)
        #expect(register.villages.count { $0.kind == .desa } == 841)
        #expect(register.villages.count { $0.kind == .kelurahan } == 197)
        #expect(Set(register.villages.map(\.code.district)).count == 105)
        #expect(Set(register.villages.map(\.code.regency)).count == 10)
    }

    @Test func `kelurahan have no development index and every desa has one`() throws {
        for village in try SampleProject.load().villages().villages {
            #expect((village.values["idm_2024"] == nil) == (village.kind == .kelurahan))
        }
    }

    @Test(
        "a search ignores case, blanks and hyphens",
        arguments: ["sukaraja", "Suka Raja", "SUKA-RAJA", "64.09.04.2003"]
    )
    func search(text: String) throws {
        let found = try SampleProject.load().villages().search(text)
        #expect(found.first?.code.text == "64.09.04.2003")
    }

    @Test func `a code that comes twice is refused with both places`() throws {
        let table = """
            code,name,longitude,latitude
            64.09.04.2004,A,116.5,-0.9
            64.09.04.2004,B,116.6,-0.9
            """
        try SampleProject.withFile("twice.csv", table) { path in
            let error = try #require(throws: LayerError.self) {
                try VillageRegister(try Project.read(path, crs: nil))
            }
            #expect(error.kind == .value)
            #expect(error.place.line == 3)
            #expect(error.message.contains("feature 1"))
        }
    }

    @Test func `BPS codes where Kemendagri codes belong are refused and named`() throws {
        let table = "kode,longitude,latitude\n6409040004,116.5,-0.9\n"
        try SampleProject.withFile("bps.csv", table) { path in
            let error = try #require(throws: LayerError.self) {
                try VillageRegister(try Project.read(path, crs: nil))
            }
            #expect(error.message.contains("BPS"))
        }
    }

    @Test func `a polygon that crosses itself is refused with the place of the crossing`() throws {
        // The diagonals of the unit square cross at its center.
        let bowTie = """
            {"type":"FeatureCollection","features":[{"type":"Feature",
            "properties":{"kode":"64.09.04.2004"},"geometry":{"type":"Polygon","coordinates":
            [[[116,0],[117,1],[117,0],[116,1],[116,0]]]}}]}
            """
        try SampleProject.withFile("bowtie.geojson", bowTie) { path in
            let error = try #require(throws: LayerError.self) {
                try VillageRegister(try Project.read(path, crs: nil))
            }
            #expect(error.kind == .geometry)
            #expect(error.message.contains("(116.5, 0.5)"))
            #expect(error.place.feature == 1)
        }
    }

    @Test func `a kind that contradicts the code is refused`() throws {
        let table = "code,kind,longitude,latitude\n64.09.04.2004,kelurahan,116.5,-0.9\n"
        try SampleProject.withFile("kind.csv", table) { path in
            let error = try #require(throws: LayerError.self) {
                try VillageRegister(try Project.read(path, crs: nil))
            }
            #expect(error.message.contains("desa, not a kelurahan"))
        }
    }

    @Test func `polygons of a file take names and values from the project by code`() throws {
        let square = """
            {"type":"FeatureCollection","features":[{"type":"Feature",
            "properties":{"kode":"64.09.04.2004","nama":"x"},"geometry":{"type":"Polygon",
            "coordinates":[[[116,0],[117,0],[117,1],[116,1],[116,0]]]}}]}
            """
        try SampleProject.withFile("square.geojson", square) { path in
            let register = try SampleProject.load().villages(from: path, crs: nil)
            let village = try #require(register.villages.first)
            #expect(village.name == "Bumi Harapan")
            #expect(village.values["idm_2024"] == 0.8519)
            #expect(register.hasLand)
        }
    }
}
