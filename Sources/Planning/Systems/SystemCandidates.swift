import GeometryModel
import Layers
import PROJKernel

/// The reference systems that files of Indonesian offices are in.
enum SystemCandidates {
    /// The systems that would put a layer into East Kalimantan, or else into Indonesia, the most
    /// usual first.
    ///
    /// - Parameter place: A position as it stands in the file.
    static func fitting(_ place: Coordinate) -> [CoordinateReferenceSystem] {
        let landings = codes.compactMap { code -> (String, Coordinate)? in
            guard let transformation = try? Transformation(from: code),
                let landing = try? transformation([place]).first
            else { return nil }
            return (code, landing)
        }
        for area in [eastKalimantan, indonesia] {
            let fitting = landings.filter { area.covers($0.1) }.compactMap { code, landing in
                let system = try? CoordinateReferenceSystem(code)
                return system?.areaOfUse?.expanded(by: 1).covers(landing) == true ? system : nil
            }
            if !fitting.isEmpty { return fitting }
        }
        return []
    }

    /// An error on the system of a layer, with those that would fit in its remedy.
    ///
    /// - Parameter place: A position as it stands in the file.
    static func advising(_ error: LayerError, for place: Coordinate) -> LayerError {
        let titles = fitting(place).prefix(3).map(\.title)
        guard !titles.isEmpty else { return error }
        var error = error
        error.remedy += "; \(titles.joined(separator: " or ")) would fit"
        return error
    }

    /// WGS 84, then UTM and TM-3 zones that cross the province, the rest of them, and the two of
    /// the web and of the sea charts.
    private static let codes: [String] = {
        let ofProvince = ["EPSG:4326", "EPSG:32750", "EPSG:32650", "EPSG:23837", "EPSG:23838"]
        let zones = (46...54).flatMap { ["EPSG:327\($0)", "EPSG:326\($0)"] }
        let narrow = (23_830...23_845).map { "EPSG:\($0)" }
        let all = ofProvince + zones + narrow + ["EPSG:3857", "EPSG:3395"]
        var seen: Set<String> = []
        return all.filter { seen.insert($0).inserted }
    }()

    /// The province with some of its sea (BPS: 113°44′ to 119°00′ east, 2°25′ south to 2°33′ north).
    private static let eastKalimantan = Box(west: 113.5, south: -2.8, east: 119.5, north: 2.8)

    /// Indonesia with its sea.
    private static let indonesia = Box(west: 94.5, south: -11.5, east: 141.5, north: 6.5)
}
