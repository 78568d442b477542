import ArgumentParser
import Layers
import Planning
import Reporting

/// The figures of one run.
struct HistoryShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "The figures of one run, or its villages."
    )

    @Argument(help: "Identifier of the run, the beginning of one, or latest.")
    var id: String

    @Flag(help: "The villages with their zone, class and values, and not the figures.")
    var villages = false

    @OptionGroup var stateOption: StateOption
    @OptionGroup var outputOptions: OutputOptions

    func run() throws {
        let history = try stateOption.history()
        let found = try history.run(id, detail: villages ? .villages : .figures)
        let layer = villages ? ResultLayers.villages(found) : ResultLayers.figures(found)
        var terms = [
            ("run", found.id), ("report", found.report), ("started", found.started),
            ("outcome", found.outcome.rawValue), ("project", found.project),
        ]
        if let period = found.period { terms.append(("period", period)) }
        if let folder = found.folder { terms.append(("folder", folder)) }
        terms += found.inputs.map { ("input", "\($0.path), SHA-256 \($0.sha256)") }
        terms += found.method.sorted { $0.key < $1.key }.map { ("setting \($0.key)", $0.value) }
        terms += found.alerts.map { ("alert", "\($0.rule): \($0.state.rawValue)") }
        terms += try history.notices(of: found.id).map {
            ("notice", "\($0.receiver): \($0.isDelivered ? "told" : "not told"), \($0.detail)")
        }
        try outputOptions.write(
            Answer(layer: layer, terms: terms, tally: Tally(read: layer.features.count))
        )
    }
}
