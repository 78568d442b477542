import GEOSKernel
import GeometryModel
import Layers

extension ZoneSet {
    /// The polygons of a layer as zones, in the order of the layer.
    ///
    /// - Parameter column: The column of names; `name` or `nama` if `nil`.
    static func areas(in layer: Layer, named column: String?) throws -> [NamedArea] {
        let names = column.map { [$0] } ?? ["name", "nama", "zone", "zona"]
        guard let index = names.lazy.compactMap({ layer.index(of: $0) }).first else {
            _ = try layer.requiredIndex(of: column ?? "name")
            return []
        }
        return try layer.features.map { feature in
            guard let geometry = feature.geometry, !geometry.polygons.isEmpty else {
                throw LayerError(
                    .geometry,
                    path: layer.source,
                    place: feature.place,
                    message: "the zone has no polygon",
                    remedy: "zones are areas; leave other features out"
                )
            }
            let name = feature.values[index].text ?? "zone \(feature.place.feature ?? 0)"
            try LandCheck.requireValid(geometry, of: "zone \(name)", feature.place, layer.source)
            // Parts of a collection may overlap, which no single area does.
            let isLoose = if case .collection = geometry { true } else { false }
            let parts = geometry.polygons.map { Geometry.polygon($0) }
            return NamedArea(name: name, geometry: isLoose ? try .union(of: parts) : geometry)
        }
    }

    /// The regions of one published list, a zone for each role.
    static func regionLists(in table: Layer, list: String) throws -> [RegionList] {
        let listColumn = try table.requiredIndex(of: "list")
        let roleColumn = try table.requiredIndex(of: "role")
        let codeColumn = try table.requiredIndex(of: "regency_code")
        var lists: [RegionList] = []
        for feature in table.features where feature.values[listColumn].text == list {
            guard let role = feature.values[roleColumn].text,
                let code = feature.values[codeColumn].text
            else { continue }
            if let index = lists.firstIndex(where: { $0.name == role }) {
                lists[index].regions.append(code)
            } else {
                lists.append(RegionList(name: role, regions: [code]))
            }
        }
        guard !lists.isEmpty else {
            let known = Set(table.features.compactMap { $0.values[listColumn].text }).sorted()
            throw PlanningError.unknown("list of regions", list, known: known)
        }
        return lists
    }
}
