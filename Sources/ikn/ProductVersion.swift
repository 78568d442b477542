import Planning

/// The version line of the command.
enum ProductVersion {
    static var text: String {
        SoftwareVersions.all.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    }
}
