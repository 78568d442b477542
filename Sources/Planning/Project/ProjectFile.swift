/// The tables of `ikn.toml`, as they are written.
///
/// Keys that are not listed here are refused, so that a misspelled one is not silently lost.
struct ProjectFile: Decodable {
    var title: LocalizedText
    /// The folder that paths are relative to; that of the file if `nil`.
    var base: String?
    var villages: Villages
    var core: Core
    var zones: [Zones]
    var indicators: [IndicatorEntry]
    var services: [ServiceEntry]
    var tables: Tables
    var reports: [ReportDefinition]?

    struct Villages: Decodable {
        var path: String
        var scheme: String
        var population: String?
        /// A layer of the villages' land, which is joined by code.
        var polygons: String?
        var crs: String?
    }

    struct Core: Decodable {
        var name: String
        var path: String
        var crs: String?
    }

    struct Zones: Decodable {
        var name: String
        var rings: [String]?
        var areas: String?
        var areaName: String?
        var crs: String?
        var list: String?

        enum CodingKeys: String, CodingKey {
            case name, rings, areas, crs, list
            case areaName = "area_name"
        }
    }

    struct IndicatorEntry: Decodable {
        var name: String
        var column: String
        var unit: String
        var direction: String
        var kind: String
        var vintage: Int
        var source: String
        var label: LocalizedText
        var classes: String?
        var onlyDesa: Bool?
        var parts: [String]?
        var series: String?

        enum CodingKeys: String, CodingKey {
            case name, column, unit, direction, kind, vintage, source, label, classes
            case parts, series
            case onlyDesa = "only_desa"
        }
    }

    struct ServiceEntry: Decodable {
        var name: String
        var path: String
        var family: String
        var kinds: [String]?
        var crs: String?
        var label: LocalizedText
        var exclude: [String: [String]]?
    }

    /// Tables of facts that belong to no single layer.
    struct Tables: Decodable {
        var standards: String?
        var gaps: String?
        var bufferLists: String?
        var regencies: String?
        var codeChanges: String?
        var grdp: String?
        var population: String?
        var seriesBreaks: String?
        var sources: String?
        var products: String?
        var downloads: String?

        enum CodingKeys: String, CodingKey {
            case standards, gaps, regencies, grdp, population, sources, products, downloads
            case bufferLists = "buffer_lists"
            case codeChanges = "code_changes"
            case seriesBreaks = "series_breaks"
        }
    }
}
