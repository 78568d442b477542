extension ZoneSet {
    /// Refuses a name that is no zone of the set.
    ///
    /// - Throws: ``PlanningError`` that lists the zones.
    public func requireZone(_ name: String) throws(PlanningError) {
        guard zoneNames.contains(name) else {
            throw .unknown("zone", name, known: zoneNames)
        }
    }
}

extension Project {
    /// Refuses a name that is no service of the project.
    ///
    /// - Throws: ``PlanningError`` that lists the services.
    public func requireService(_ name: String) throws(PlanningError) {
        guard serviceNames.contains(name) else {
            throw .unknown("service", name, known: serviceNames)
        }
    }
}

extension AccessStandard {
    /// Refuses an identifier that is no standard.
    ///
    /// - Throws: ``PlanningError`` that lists the standards.
    public static func require(
        _ id: String,
        in standards: [AccessStandard]
    ) throws(PlanningError) {
        guard standards.contains(where: { $0.id == id }) else {
            throw .unknown("standard", id, known: standards.map(\.id))
        }
    }
}
