import Foundation
import GeometryModel
import Layers
import Planning
import Testing

@Suite struct ProjectTests {
    @Test(
        "a broken project file is refused with what is wrong",
        arguments: [
            ("title = ", "line 1"),
            ("titel = \"x\"", "missing"),
            ("[villages]\npath = 3", "missing"),
        ]
    )
    func broken(text: String, hint: String) throws {
        try SampleProject.withFile("ikn.toml", text) { path in
            let error = try #require(throws: LayerError.self) { try Project(path: path) }
            #expect(error.kind == .syntax)
            #expect(error.message.contains(hint), "\(error)")
        }
    }

    @Test func `a misspelled key is refused and not lost`() throws {
        let path = SampleProject.geodata + "/ikn.toml"
        let text = try String(contentsOfFile: path, encoding: .utf8) + "\n[sevices]\nx = 1\n"
        try SampleProject.withFile("ikn.toml", text) { path in
            let error = try #require(throws: LayerError.self) { try Project(path: path) }
            #expect(error.message.contains("sevices"))
        }
    }

    @Test func `two services of one name are refused`() throws {
        let text = try String(contentsOfFile: SampleProject.geodata + "/ikn.toml", encoding: .utf8)
        let twice = text.replacing("name = \"hospital\"", with: "name = \"puskesmas\"")
        try SampleProject.withFile("ikn.toml", twice) { path in
            let error = try #require(throws: LayerError.self) { try Project(path: path) }
            #expect(error.message.contains("puskesmas"))
        }
    }

    @Test func `the template reads back and finds the same data from another folder`() throws {
        let project = try SampleProject.load()
        let template = try ProjectTemplate.text(from: project, in: "/")
        try SampleProject.withFile("ikn.toml", template) { path in
            let copy = try Project(path: path)
            #expect(try copy.villages().villages.count == 1_038)
            #expect(copy.inputPaths == project.inputPaths)
        }
    }

    @Test func `a missing table is named with its path`() throws {
        try SampleProject.withFile("ikn.toml", "") { path in
            let error = try #require(throws: LayerError.self) {
                try Project.read(path + ".csv", crs: nil)
            }
            #expect(error.kind == .missing)
        }
    }

    @Test(
        "a file that contradicts the option on its coordinates is refused",
        arguments: ["EPSG:32649"]
    )
    func conflict(stated: String) throws {
        let text = """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":\
            "urn:ogc:def:crs:EPSG::32750"}},"features":[{"type":"Feature","properties":{},\
            "geometry":{"type":"Point","coordinates":[500967.166,9928618.683]}}]}
            """
        try SampleProject.withFile("utm.geojson", text) { path in
            #expect(throws: LayerError.self) { try Project.read(path, crs: stated) }
            // The northernmost point of IKN under UU 3/2022, published in both systems.
            let layer = try Project.read(path, crs: nil)
            let point = try #require(layer.features.first?.geometry?.points.first)
            #expect(abs(point.longitude - 117.008692222) < 1e-8)
            #expect(abs(point.latitude + 0.645808889) < 1e-8)
        }
    }
}
