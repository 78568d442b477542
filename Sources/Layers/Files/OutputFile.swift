/// Files that are complete or absent.
public enum OutputFile {
    /// Writes a text to a file, or to standard output for the path `-`.
    ///
    /// - Parameter overwrite: Whether a file already there may be replaced.
    /// - Throws: ``LayerError`` of kind `unwritable`; the target is then as it was before.
    public static func write(
        _ text: String,
        to path: String,
        overwrite: Bool = false
    ) throws(LayerError) {
        var sink = try FileSink(path, overwrite: overwrite)
        try sink.write(text)
        try sink.commit()
    }
}
