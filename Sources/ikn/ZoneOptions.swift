public import ArgumentParser
public import Planning

extension InclusionRule: ExpressibleByArgument {}

/// Which zones, and which villages count to them.
struct ZoneOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Name of a zone set of the project, ring distances such as 5km,10km, or a file of "
                + "polygons with names.",
            valueName: "name|distances|file"
        )
    )
    var zones: String?

    @Option(
        help: "Inclusion rule: point (the default), nearest, majority, share, intersects or within."
    )
    var rule: InclusionRule?

    /// The question of zones about the project.
    func query(_ project: Project, _ options: ProjectOptions) throws -> ZoneQuery {
        ZoneQuery(
            core: try options.core(of: project),
            zones: try project.zoneSet(zones),
            rule: rule ?? .point
        )
    }
}
