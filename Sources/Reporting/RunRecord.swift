import GeometryModel
import Layers
import Planning

/// The record of a run: what was asked, of which files, with which software, and what came of it.
enum RunRecord {
    static func json(
        _ snapshot: Snapshot,
        language: Language,
        moment: ReportMoment,
        run: StoredRun?,
        files: [String]
    ) -> JSON {
        [
            "id": JSON(run?.id),
            "report": JSON(run?.report),
            "region": JSON(snapshot.region),
            "period": JSON(run?.period),
            "made": .string(moment.iso8601),
            "language": .string(language.rawValue),
            "versions": .object(
                SoftwareVersions.all.map { JSON.Member($0.name, .string($0.version)) }
            ),
            "project": .string(snapshot.project.path),
            "parameters": parameters(snapshot),
            "inputs": .array(
                snapshot.inputs.map { input in
                    [
                        "path": .string(input.path), "bytes": .integer(input.bytes),
                        "sha256": .string(input.sha256),
                    ]
                }
            ),
            "counts": counts(snapshot),
            "alerts": .array(
                (run?.alerts ?? []).map { alert in
                    [
                        "rule": .string(alert.rule), "state": .string(alert.state.rawValue),
                        "value": JSON(alert.value), "previous": JSON(alert.previous),
                        "reason": JSON(alert.reason),
                    ]
                }
            ),
            "files": .array(files.map(JSON.string)),
        ]
    }

    private static func parameters(_ snapshot: Snapshot) -> JSON {
        let query = snapshot.zones.query
        var members = [
            JSON.Member("villages", .string(snapshot.register.source)),
            JSON.Member("core", .string(query.core.name)),
            JSON.Member("core_source", .string(query.core.source)),
            JSON.Member("zone_set", .string(query.zones.name)),
            JSON.Member("zones", .array(query.zones.zoneNames.map(JSON.string))),
        ]
        switch query.zones.definition {
        case .rings(let limits):
            members.append(
                JSON.Member("ring_limits_m", .array(limits.map { JSON($0.meters) }))
            )
            members.append(JSON.Member("rule", .string(query.rule.rawValue)))
        case .areas: members.append(JSON.Member("rule", .string(query.rule.rawValue)))
        case .administrative: members.append(JSON.Member("rule", "administrative"))
        }
        members += [
            JSON.Member("tolerance", JSON(query.tolerance)),
            JSON.Member("indicator", .string(snapshot.indicator.name)),
            JSON.Member("weight", JSON(snapshot.project.population)),
            JSON.Member("buffer_max_error_m", JSON(Snapshot.bufferError.meters)),
        ]
        return .object(members)
    }

    private static func counts(_ snapshot: Snapshot) -> JSON {
        let services = snapshot.distances.services.map {
            JSON.Member($0.name, account($0.tally))
        }
        return [
            "villages": account(snapshot.register.tally),
            "zones": .object(
                snapshot.zones.query.zones.zoneNames.map { zone in
                    JSON.Member(
                        zone,
                        .integer(snapshot.zones.memberships.count { $0.zone == zone })
                    )
                }
            ),
            "indicator": account(snapshot.inequality.tally),
            "services": .object(services),
            "slivers": .integer(snapshot.zones.slivers.count),
            "priorities": .integer(snapshot.priorities.entries.count),
        ]
    }

    private static func account(_ tally: Tally) -> JSON {
        [
            "read": .integer(tally.read), "used": .integer(tally.used),
            "skipped": .integer(tally.skipped.count),
        ]
    }
}
