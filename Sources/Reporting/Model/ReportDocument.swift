/// A report before it is set: words, tables and figures in order, in one language.
struct ReportDocument: Sendable {
    /// The language of every word.
    var language: Language
    /// What the report is called.
    var title: String
    /// What kind of report it is, below the title.
    var subtitle: String
    /// When, of what and by what the report was made: names and values.
    var facts: [(name: String, value: String)]
    /// Whether it is to fit one page of paper, and needs no contents.
    var isOnePage = false
    /// When it was made; `nil` for a page that does not say.
    var made: ReportMoment?
    /// Lines that somebody should read first, such as rules that fired; empty for none.
    var alerts: [String]
    /// The sections in order.
    private(set) var sections: [ReportSection]

    /// Puts sections together and numbers their tables and figures through.
    init(
        language: Language,
        title: String,
        subtitle: String,
        facts: [(name: String, value: String)],
        alerts: [String] = [],
        sections: [ReportSection]
    ) {
        self.language = language
        self.title = title
        self.subtitle = subtitle
        self.facts = facts
        self.alerts = alerts
        var tables = 0
        var figures = 0
        self.sections = sections.map { section in
            var section = section
            section.blocks = section.blocks.map { block in
                switch block {
                case .table(var table):
                    tables += 1
                    table.number = tables
                    return .table(table)
                case .figure(var figure):
                    figures += 1
                    figure.number = figures
                    return .figure(figure)
                default: return block
                }
            }
            return section
        }
    }

    /// The same without links to files beside it.
    var withoutFiles: ReportDocument {
        var document = self
        document.sections = sections.map(\.withoutFiles)
        return document
    }

    /// The figures in order.
    var figures: [ReportFigure] {
        sections.flatMap(\.blocks).compactMap { block in
            if case .figure(let figure) = block { figure } else { nil }
        }
    }
}

/// A part of a report with a heading of its own.
struct ReportSection: Sendable {
    /// The name that links lead to.
    var id: String
    /// The heading.
    var title: String
    /// What stands below it.
    var blocks: [ReportBlock]
}

extension ReportSection {
    /// The same where no tables lie beside the report.
    var withoutFiles: ReportSection {
        var section = self
        section.blocks = blocks.map { block in
            guard case .table(var table) = block else { return block }
            table.file = nil
            return .table(table)
        }
        return section
    }
}

/// One piece of a section.
enum ReportBlock: Sendable {
    /// The heading of what follows, a level below the section.
    case heading(String)
    /// Running text.
    case paragraph(String)
    /// Numbers set large, each with its words.
    case keyFigures([KeyFigure])
    /// Rows and columns.
    case table(ReportTable)
    /// A drawing with its table.
    case figure(ReportFigure)
    /// Points, one a line.
    case list([String])
    /// Terms and what they mean.
    case terms([(term: String, meaning: String)])
    /// What a reader must know to read the numbers right.
    case note(String)
}

/// A number that stands for the report.
struct KeyFigure: Sendable {
    /// What is counted.
    var label: String
    /// The number with its unit.
    var value: String
    /// Of what, where and by which rule.
    var detail: String
    /// How it stands against limits; `nil` if nobody set any.
    var light: KeyLight?
    /// How it moved since the last report; `nil` if that is not known.
    var change: KeyChange?

    /// What follows the number and its detail: light and change, in words.
    var remarks: [String] { [light?.text, change?.text].compactMap(\.self) }

    /// The figure on one line of plain text.
    var line: String {
        (["\(label): \(value) (\(detail))"] + remarks).joined(separator: "; ")
    }
}

/// How a number that stands for the report stands against limits.
struct KeyLight: Sendable {
    /// The light.
    var light: TrafficLight
    /// Its name and the limits it lies between.
    var text: String
}

/// How a number that stands for the report moved since the last one.
struct KeyChange: Sendable {
    /// Whether that is good news.
    enum Judgment: String, Sendable {
        case better
        case worse
        case level
    }

    /// The change in words.
    var text: String
    /// Whether that is good news.
    var judgment: Judgment
}

/// A drawing in its place in a report.
struct ReportFigure: Sendable {
    /// The name of the drawing: identifier, file name.
    var id: String
    /// The drawing.
    var figure: any Figure
    /// Whether a table of the text has the same numbers, so that paper need not repeat them.
    var repeatsTable: Bool
    /// The number of the figure, from 1.
    var number = 0

    /// Names a drawing.
    init(_ id: String, _ figure: any Figure, repeatsTable: Bool = false) {
        self.id = id
        self.figure = figure
        self.repeatsTable = repeatsTable
    }
}
