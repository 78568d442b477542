/// A file that cannot be read or written as asked: which one, where, why, and what to do.
public struct LayerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of trouble it is; edges map it to an exit code or an HTTP status.
    public enum Kind: Hashable, Sendable {
        /// There is no such file.
        case missing
        /// The file exists but cannot be read as one: a directory, or no permission.
        case unreadable
        /// The bytes are not well-formed.
        case syntax
        /// A geometry breaks a rule of its format.
        case geometry
        /// The coordinate reference system is unknown, or the coordinates do not fit it.
        case crs
        /// The layer that is named is not there, or none of several is named.
        case missingLayer
        /// A column the task needs is not there.
        case missingColumn
        /// A value breaks a rule of its column.
        case value
        /// No reader or writer for the format.
        case unknownFormat
        /// The file cannot be written.
        case unwritable
    }

    /// What kind of trouble it is.
    public var kind: Kind
    /// The file, as the user named it.
    public var path: String
    /// Where in the file.
    public var place: Place
    /// What was found.
    public var message: String
    /// What the user can do.
    public var remedy: String

    /// Makes an error from its parts.
    public init(
        _ kind: Kind,
        path: String,
        place: Place = Place(),
        message: String,
        remedy: String
    ) {
        self.kind = kind
        self.path = path
        self.place = place
        self.message = message
        self.remedy = remedy
    }

    /// File, place, finding and remedy in one line.
    public var description: String {
        let location = place.description.isEmpty ? "" : "\(place): "
        return
            "\(path): \(location)\(message). \(remedy.prefix(1).uppercased())\(remedy.dropFirst())."
    }
}
