import Foundation
import Layers
import TestSupport
import Testing

@Suite("Digests of files")
struct FileDigestTests {
    @Test("a message in pieces has the digest of the whole, wherever the pieces end")
    func pieces() {
        var generator = SeededGenerator(seed: 5)
        let message = (0..<1_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let whole = SHA256.hexadecimal(of: message)
        for length in [1, 7, 55, 63, 64, 65, 127, 128, 129, 999] {
            var digest = SHA256()
            for start in stride(from: 0, to: message.count, by: length) {
                digest.append(Array(message[start..<min(start + length, message.count)]))
            }
            #expect(digest.hexadecimal == whole, "pieces of \(length)")
        }
    }

    @Test("the digest so far can be asked for, and the message goes on")
    func soFar() {
        var digest = SHA256()
        digest.append(Array("ab".utf8))
        _ = digest.hexadecimal
        digest.append([])
        digest.append(Array("c".utf8))
        // The first example of FIPS 180-4.
        #expect(
            digest.hexadecimal
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
    }

    @Test("a file longer than a piece of reading, an empty one, and one that is not there")
    func files() throws {
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "file").path
        // `python3 -c "import hashlib; print(hashlib.sha256(b'a' * 1000000).hexdigest())"`
        try Data(repeating: 0x61, count: 1_000_000).write(to: URL(filePath: path))
        #expect(
            try FileDigest(of: path)
                == FileDigest(
                    bytes: 1_000_000,
                    sha256: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
                )
        )
        try Data().write(to: URL(filePath: path))
        #expect(
            try FileDigest(of: path)
                == FileDigest(
                    bytes: 0,
                    sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
                )
        )
        let error = #expect(throws: LayerError.self) { try FileDigest(of: path + ".none") }
        #expect(error?.kind == .missing)
    }
}
