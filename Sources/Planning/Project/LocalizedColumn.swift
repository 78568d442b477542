import Layers

/// A column of a table whose Indonesian words may stand in a column of their own.
struct LocalizedColumn {
    private let english: Int
    private let indonesian: Int?

    /// Finds a column `title`, and `title_id` where there is one.
    ///
    /// - Throws: `LayerError` if the column is missing.
    init(_ name: String, of table: Layer) throws(LayerError) {
        english = try table.requiredIndex(of: name)
        indonesian = table.index(of: "\(name)_id")
    }

    /// The words of a row; those that are missing in Indonesian are the English ones.
    func text(of feature: Feature) -> LocalizedText {
        let english = feature.values[english].text ?? ""
        let own = indonesian.flatMap { feature.values[$0].text } ?? ""
        return LocalizedText(id: own.isEmpty ? english : own, en: english)
    }
}
