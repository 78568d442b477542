public import Layers

/// The text of a project file to start from.
public enum ProjectTemplate {
    /// The project's own text, with the folder its paths are relative to.
    ///
    /// - Throws: `LayerError` if the project file cannot be read again.
    public static func text(from project: Project) throws(LayerError) -> String {
        let own = String(decoding: try InputFile.read(project.path), as: UTF8.self)
        let lines = own.split(separator: "\n", omittingEmptySubsequences: false)
        let settings = lines.drop { $0.hasPrefix("#") || $0.isEmpty }
        let base =
            lines.contains { $0.hasPrefix("base =") }
            ? []
            : [
                "# Paths are relative to this folder; absolute paths stay as they are.",
                "base = \"\(project.folder)\"",
                "",
            ]
        let head = [
            "# A project of Penyangga: layers, zones, indicators and services of one work.",
            "# Codes are text. Replace the tables that you have better data for.",
            "",
        ]
        return (head + base + settings.map(String.init)).joined(separator: "\n")
    }
}
