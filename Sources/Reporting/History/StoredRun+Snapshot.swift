import FoundationEssentials
import Layers
public import Planning

extension StoredRun {
    /// Takes up what a snapshot holds: settings, files, figures and villages.
    public mutating func record(_ snapshot: Snapshot) {
        versions = Dictionary(
            SoftwareVersions.all.map { ($0.name, $0.version) },
            uniquingKeysWith: { first, _ in first }
        )
        method = RunMethod.settings(of: snapshot)
        inputs = snapshot.inputs.map {
            Input(path: Self.wholePath($0.path), bytes: $0.bytes, sha256: $0.sha256)
        }
        figures = snapshot.figures
        let services = snapshot.distances.services.map {
            ($0.name, snapshot.distances.nearest($0.name))
        }
        villages = snapshot.zones.mainMemberships.map { membership in
            let village = membership.village
            var values = ["distance_m": membership.distance]
            for indicator in snapshot.indicators {
                values[indicator.name] = village.values[indicator.column]
            }
            if let weight = snapshot.project.population {
                values[weight] = village.values[weight]
            }
            for (service, nearest) in services {
                values["\(service)_m"] = nearest[village.code]?.distance
            }
            return Village(
                code: village.code.text,
                name: village.name,
                zone: membership.zone,
                className: village.values[snapshot.indicator.column]
                    .flatMap { snapshot.classes.classOf($0)?.name },
                values: values
            )
        }
    }

    /// A path from the root, by which runs from different folders know the same file.
    private static func wholePath(_ path: String) -> String {
        guard !path.hasPrefix("/"), !LayerReader.isConnection(path) else { return path }
        let here = FileManager.default.currentDirectoryPath
        return "\(here)/\(path.hasPrefix("./") ? String(path.dropFirst(2)) : path)"
    }
}
