import Foundation
import Layers
import Planning
import TestSupport
import Testing

@Suite("Digests of inputs")
struct InputDigestTests {
    @Test("a layer of a file is digested as the file, and a Shapefile with all that belongs to it")
    func files() throws {
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ name: String, _ text: String) throws -> String {
            let path = folder.appending(path: name).path
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return path
        }
        let package = try write("two.gpkg", "a")
        let digest = try InputDigest(of: package + "|layername=desa")
        #expect(digest.sha256 == SHA256.hexadecimal(of: Array("a".utf8)))
        #expect(digest.path.hasSuffix("|layername=desa"))
        let shape = try write("x.shp", "a")
        let alone = try InputDigest(of: shape)
        _ = try write("x.dbf", "b")
        let whole = try InputDigest(of: shape)
        #expect(alone.bytes == 1 && whole.bytes == 2)
        #expect(whole.sha256 == SHA256.hexadecimal(of: Array("ab".utf8)))
    }
}
