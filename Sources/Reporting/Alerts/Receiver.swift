import Layers
import Planning

/// Who is told of a report.
public struct Receiver: Hashable, Sendable {
    /// How somebody is told.
    public enum Way: Hashable, Sendable {
        /// A letter to an address, by `sendmail -t`.
        case mail(String)
        /// A request to a web hook, with the token of a file if one is named.
        case webhook(String, secret: String?)
    }

    /// How to tell.
    public let way: Way
    /// Whether to tell of a report without alerts too.
    public let isToldAlways: Bool

    /// Reads a receiver of a definition.
    ///
    /// - Parameter folder: What the path of a secret is relative to.
    /// - Throws: `PlanningError` that says what is wrong.
    init(_ receiver: ReportDefinition.Receiver, folder: String) throws(PlanningError) {
        switch receiver.on ?? "alerts" {
        case "alerts": isToldAlways = false
        case "always": isToldAlways = true
        case let other: throw .unknown("time to tell", other, known: ["alerts", "always"])
        }
        switch (receiver.mail, receiver.webhook) {
        case (let mail?, nil):
            let parts = mail.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
                !mail.contains(where: { $0.isWhitespace || $0.isNewline || ",<>;:\"".contains($0) }
                ),
                mail.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
            else {
                throw PlanningError(
                    .usage,
                    "'\(mail)' is no address of mail",
                    remedy: "write one address a receiver, such as bappeda@example.go.id"
                )
            }
            way = .mail(mail)
        case (nil, let hook?):
            let isLocal = ["http://localhost", "http://127.0.0.1", "http://[::1]"].contains {
                hook == $0 || hook.hasPrefix($0 + ":") || hook.hasPrefix($0 + "/")
            }
            let isPlain = !hook.contains { $0.isWhitespace || $0.isNewline || "\"\\@".contains($0) }
            guard hook.hasPrefix("https://") || isLocal, isPlain else {
                throw PlanningError(
                    .usage,
                    "'\(hook)' is no address of a web hook",
                    remedy: "write an address that begins with https://"
                )
            }
            let secret = receiver.secret.map { $0.hasPrefix("/") ? $0 : "\(folder)/\($0)" }
            way = .webhook(hook, secret: secret)
        default:
            throw PlanningError(
                .usage,
                "a receiver needs one of mail and webhook",
                remedy: "write { mail = \"…\" } or { webhook = \"https://…\" }"
            )
        }
    }

    /// How messages and history name it: a web hook by its host and a digest, as its path may hold a
    /// secret.
    public var name: String {
        switch way {
        case .mail(let address): return address
        case .webhook(let address, _):
            let end = address.firstIndex { "?#".contains($0) } ?? address.endIndex
            let parts = address[..<end].split(separator: "/", omittingEmptySubsequences: false)
            let digest = SHA256.hexadecimal(of: Array(address.utf8)).prefix(6)
            return "\(parts[0])//\(parts.count > 2 ? parts[2] : "") (\(digest))"
        }
    }
}
