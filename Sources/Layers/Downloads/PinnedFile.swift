/// A file on the web, with the length and the digest by which it is known.
public struct PinnedFile: Hashable, Sendable {
    /// Its name, without a folder.
    public let name: String
    /// Its address.
    public let url: String
    /// Its length and digest; `nil` as long as nobody has measured it.
    public let pin: FileDigest?

    /// Describes a file.
    ///
    /// - Throws: ``LayerError`` of kind `value` for an address that is not fetched from.
    public init(name: String, url: String, pin: FileDigest?) throws(LayerError) {
        if let reason = Self.reason(toRefuse: url) {
            throw LayerError(
                .value,
                path: name,
                message: reason,
                remedy: "write an address such as https://example.org/file.sql"
            )
        }
        self.name = name
        self.url = url
        self.pin = pin
    }

    /// Whether the server is this machine, the only one that need not prove who it is.
    var isLocal: Bool { Self.isLocal(url) }

    /// The host of the address.
    var host: Substring { Self.host(of: url) }

    private static func reason(toRefuse url: String) -> String? {
        guard url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return "the address holds blanks or letters that must be written as %20 and the like"
        }
        guard !host(of: url).isEmpty else { return "the address names no server" }
        guard !authority(of: url).contains("@") else {
            return "the address holds a user or a password, which everyone could read"
        }
        if url.hasPrefix("https://") { return nil }
        guard url.hasPrefix("http://") else { return "only https addresses are fetched from" }
        return isLocal(url)
            ? nil : "http without encryption is only for servers on this machine, not for others"
    }

    private static func isLocal(_ url: String) -> Bool {
        let host = host(of: url)
        return host == "localhost" || host == "[::1]"
            || host.wholeMatch(of: #/127(\.[0-9]{1,3}){3}/#) != nil
    }

    private static func authority(of url: String) -> Substring {
        guard let start = url.firstRange(of: "://")?.upperBound else { return "" }
        return url[start...].prefix { !"/?#\\".contains($0) }
    }

    private static func host(of url: String) -> Substring {
        let authority = authority(of: url)
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            return authority[...end]
        }
        return authority.prefix { $0 != ":" }
    }
}
