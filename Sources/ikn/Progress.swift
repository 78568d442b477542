import Glibc

/// How far long work has come, on standard error: on a terminal in place, otherwise a line every ten
/// seconds, and nothing for work that is soon done.
struct Progress {
    private let noun: String
    private let isQuiet: Bool
    private let isTerminal = isatty(2) == 1
    private let start = ContinuousClock.now
    private var last = ContinuousClock.now
    private var isShown = false

    /// - Parameters:
    ///   - noun: What is counted, in the plural.
    ///   - isQuiet: Whether nothing is to be said.
    init(_ noun: String, isQuiet: Bool) {
        self.noun = noun
        self.isQuiet = isQuiet
    }

    /// Says how many are done, if it is time.
    mutating func report(_ count: Int) {
        guard !isQuiet else { return }
        let now = ContinuousClock.now
        guard now - last >= (isTerminal ? .milliseconds(500) : .seconds(10)) else { return }
        last = now
        let seconds = (now - start).components.seconds
        let text = "\(count) \(noun), \(seconds) s"
        if isTerminal { write("\r\(text)\u{1B}[K") } else { write("\(text)\n") }
        isShown = true
    }

    /// Clears what stands on the terminal.
    func end() { if isTerminal, isShown { write("\r\u{1B}[K") } }

    private func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(2, $0.baseAddress, $0.count) }
    }
}
