public import Layers

/// The text of a project file to start from.
public enum ProjectTemplate {
    /// The project's own text, with the folder its paths are relative to.
    ///
    /// - Parameter directory: The working folder, which a relative path of the project starts at.
    /// - Throws: `LayerError` if the project file cannot be read again.
    public static func text(
        from project: Project,
        in directory: String
    ) throws(LayerError) -> String {
        let own = String(decoding: try InputFile.read(project.path), as: UTF8.self)
        let lines = own.split(separator: "\n", omittingEmptySubsequences: false)
        let settings = lines.drop { $0.hasPrefix("#") || $0.isEmpty }
            .filter { !$0.hasPrefix("base =") }
        let folder = project.folder
        let absolute =
            folder.hasPrefix("/") ? folder : folder == "." ? directory : "\(directory)/\(folder)"
        let head = [
            "# A project of Penyangga: layers, zones, indicators and services of one work.",
            "# Codes are text. Replace the tables that you have better data for.",
            "",
            "# Paths are relative to this folder; absolute paths stay as they are.",
            "base = \(quoted(absolute))",
            "",
        ]
        return (head + settings.map(String.init)).joined(separator: "\n")
    }

    /// A text in quotation marks, as TOML writes it.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for character in text {
            if character == "\"" || character == "\\" { quoted.append("\\") }
            quoted.append(character)
        }
        return quoted + "\""
    }
}
