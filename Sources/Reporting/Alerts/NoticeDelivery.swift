import Glibc
import Layers

/// Tells receivers of a report, without ever making a run fail.
struct NoticeDelivery {
    /// How long a mailer or a server may take, in seconds; a variable of the environment says otherwise.
    private static var seconds: Int {
        let stated = getenv("IKN_NOTICE_SECONDS").flatMap { Int(String(cString: $0)) }
        return stated.map { min(max($0, 1), 600) } ?? 20
    }

    /// Tells one receiver.
    ///
    /// A web hook is asked once more after a failure that may pass.
    ///
    /// - Parameter sent: When, in ISO 8601.
    static func deliver(_ notice: Notice, to receiver: Receiver, at sent: String) -> NoticeOutcome {
        let result: (isDelivered: Bool, detail: String)
        switch receiver.way {
        case .mail(let address): result = mail(notice, to: address)
        case .webhook(let address, let secret): result = post(notice, to: address, secret)
        }
        return NoticeOutcome(
            receiver: receiver.name,
            sent: sent,
            isDelivered: result.isDelivered,
            detail: result.detail
        )
    }

    private static func mail(_ notice: Notice, to address: String) -> (Bool, String) {
        let found =
            ProgramSearch.find("sendmail")
            ?? ["/usr/sbin/sendmail", "/usr/lib/sendmail"]
            .first { access($0, X_OK) == 0 }
        guard let program = found else {
            return (false, "sendmail is not installed; apt-get install msmtp-mta")
        }
        return outcome {
            try ChildProcess(program, seconds: seconds).run(
                ["-t", "-i"],
                input: notice.letter(to: address)
            )
        }
    }

    private static func post(
        _ notice: Notice,
        to address: String,
        _ secret: String?
    ) -> (Bool, String) {
        guard let program = ProgramSearch.find("curl") else {
            return (false, "curl is not installed; apt-get install curl")
        }
        var head = ""
        if let secret {
            guard let bytes = try? InputFile.read(secret) else {
                return (false, "the secret \(secret) cannot be read")
            }
            let token = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first ?? ""
            guard token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }),
                !token.isEmpty
            else { return (false, "the secret \(secret) holds no token on its first line") }
            head = "header = \"Authorization: Bearer \(token)\"\n"
        }
        // The address and the token go by standard input: arguments are there for all to see.
        let body = notice.json.compactText.replacing("\\", with: "\\\\")
            .replacing("\"", with: "\\\"")
        let settings =
            "url = \"\(address)\"\n" + head
            + "header = \"Content-Type: application/json\"\ndata-raw = \"\(body)\"\n"
        return outcome {
            try ChildProcess(program, seconds: 3 * seconds).run(
                [
                    "--silent", "--show-error", "--fail", "--max-time", "\(seconds)", "--retry",
                    "1",
                    "--retry-connrefused", "--globoff", "--retry-delay", "2", "--proto",
                    "=https,http",
                    "--output", "/dev/null", "--write-out", "%{http_code}", "--config", "-",
                ],
                input: settings
            )
        }
    }

    private static func outcome(
        _ run: () throws -> ChildProcess.Ending
    ) -> (Bool, String) {
        do {
            let ending = try run()
            let said = ending.messages.last ?? String(decoding: ending.output, as: UTF8.self)
            if ending.isSuccess { return (true, said.isEmpty ? "taken" : said) }
            return (false, ending.isOutOfTime ? "no answer in time" : said)
        } catch {
            return (false, "\(error)")
        }
    }
}
