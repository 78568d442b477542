/// A drawing of results, with its words and the table of what it shows.
///
/// A figure is a pure function of its parts: equal parts give equal bytes.
public protocol Figure: Sendable {
    /// The words around the drawing.
    var caption: FigureCaption { get }
    /// How numbers are written, and the language of the fixed words.
    var numbers: NumberStyle { get }
    /// What the drawing shows, as a table that can stand beside it.
    var table: FigureTable { get }

    /// Draws the figure as one SVG element, 720 pixels wide.
    ///
    /// - Parameter idPrefix: What every identifier in the element begins with; one a page.
    func svg(idPrefix: String) -> String
}

extension Figure {
    /// What the figure is called.
    public var title: String { caption.title }

    /// What the figure shows, for people who do not see it.
    public var description: String { caption.description }
}

/// The words around a figure.
public struct FigureCaption: Hashable, Sendable {
    /// What the figure is called; drawn above it.
    public var title: String
    /// What the figure shows, in sentences, for people who do not see it.
    public var description: String
    /// What is measured, in which unit and year; drawn below the title.
    public var subtitle: String
    /// Where the data come from and of which date, without the word "source".
    public var source: String
    /// What a reader must know to judge the figure.
    public var note: String

    /// Makes a caption; empty parts are not drawn.
    public init(
        title: String,
        description: String,
        subtitle: String = "",
        source: String = "",
        note: String = ""
    ) {
        self.title = title
        self.description = description
        self.subtitle = subtitle
        self.source = source
        self.note = note
    }
}
