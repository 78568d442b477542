import Layers

/// Which columns of a layer hold what is known of a village.
///
/// Names are looked up without regard to case among those that Indonesian offices use.
struct VillageColumns {
    let code: Int
    let name: Int?
    let kind: Int?
    let district: Int?
    let regency: Int?
    let area: Int?

    private static let codeNames = [
        "code", "kode", "kode_desa", "kode_kemendagri", "kode_desa_kemendagri", "kddesa",
    ]
    private static let nameNames = ["name", "nama", "nama_desa", "desa", "namobj", "wadmkd"]
    private static let kindNames = ["kind", "jenis", "tipe"]
    private static let districtNames = ["district", "kecamatan", "nama_kec", "wadmkc"]
    private static let regencyNames = [
        "regency", "kab_kota", "kabupaten", "kabkota", "nama_kab", "wadmkk",
    ]
    private static let areaNames = ["area_km2", "luas_km2"]

    init(of layer: Layer) throws(LayerError) {
        func index(_ names: [String]) -> Int? {
            for name in names {
                let found = layer.columns.firstIndex { $0.name.lowercased() == name }
                if let found { return found }
            }
            return nil
        }
        guard let code = index(Self.codeNames) else {
            throw LayerError(
                .missingColumn,
                path: layer.source,
                message: "no column holds village codes; the columns are "
                    + layer.columns.map(\.name).joined(separator: ", "),
                remedy: "name the column of Kemendagri codes 'code' or 'kode'"
            )
        }
        self.code = code
        name = index(Self.nameNames)
        kind = index(Self.kindNames)
        district = index(Self.districtNames)
        regency = index(Self.regencyNames)
        area = index(Self.areaNames)
    }
}
