public import ArgumentParser
import Glibc
public import Reporting

extension Language: ExpressibleByArgument {}

/// The language of text that people read.
struct LanguageOption: ParsableArguments {
    @Option(name: .customLong("lang"), help: "Language of messages and tables: id or en.")
    var chosen: Language?

    /// The language asked for, or that of the locale; English unless the locale is Indonesian.
    var language: Language {
        if let chosen { return chosen }
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = getenv(name), value.pointee != 0 else { continue }
            return String(cString: value).lowercased().hasPrefix("id") ? .id : .en
        }
        return .en
    }
}
