import Testing

@testable import Layers

@Suite("Heads of answers over HTTP")
struct HTTPHeadTests {
    /// What is left for the file of a text that comes in pieces of a length.
    static func read(_ text: String, piece: Int) -> (head: HTTPHead?, content: String?) {
        var reader = HTTPHeadReader()
        var content: [UInt8] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: piece) {
            guard let part = reader.take(Array(bytes[start..<min(start + piece, bytes.count)]))
            else { return (nil, nil) }
            content += part
        }
        return (reader.head, String(decoding: content, as: UTF8.self))
    }

    @Test("the last of several heads counts, wherever pieces end", arguments: [1, 2, 3, 7, 999])
    func heads(piece: Int) throws {
        let (head, content) = Self.read(
            "HTTP/1.1 100 Continue\r\n\r\n"
                + "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 3\r\n\r\n"
                + "HTTP/2 206 \r\nETAG: \"a\"\r\ncontent-range:bytes 5-9/10\r\n"
                + "Content-Length: 5\r\n\r\nab\r\n\r\nc",
            piece: piece
        )
        let found = try #require(head)
        #expect(found.status == 206)
        #expect(found.reason.isEmpty)
        #expect(found.length == 5)
        #expect(found.range?.start == 5)
        #expect(found.range?.total == 10)
        #expect(found.entityTag == "\"a\"")
        #expect(content == "ab\r\n\r\nc")
    }

    @Test(
        "what is no HTTP is told",
        arguments: ["SSH-2.0\r\n\r\n", "HTTP/1.1\r\n\r\n", "\r\n\r\n"]
    )
    func others(text: String) { #expect(Self.read(text, piece: 4).content == nil) }

    @Test("a head without an end is no head")
    func endless() {
        let text = "HTTP/1.1 200 OK\r\n" + String(repeating: "x: y\r\n", count: 100_000)
        #expect(Self.read(text, piece: 65_536).content == nil)
    }

    @Test("weak entity tags, unknown totals and lengths of chunks are not relied on")
    func unreliable() throws {
        let head = try #require(
            HTTPHead([
                "HTTP/1.1 206 Partial Content", "ETag: W/\"a\"", "Content-Range: bytes 0-4/*",
                "Transfer-Encoding: chunked", "Content-Length: 7",
            ])
        )
        #expect(head.reason == "Partial Content")
        #expect(head.entityTag == nil)
        #expect(head.range?.start == 0)
        #expect(head.range?.total == nil)
        #expect(head.length == nil)
    }
}
