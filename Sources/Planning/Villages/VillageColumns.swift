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

    static let codeNames = [
        "code", "kode", "kode_desa", "kode_kemendagri", "kode_desa_kemendagri", "kddesa",
    ]
    static let nameNames = ["name", "nama", "nama_desa", "desa", "namobj", "wadmkd"]
    static let kindNames = ["kind", "jenis", "tipe"]
    static let districtNames = ["district", "kecamatan", "nama_kec", "wadmkc"]
    static let regencyNames = [
        "regency", "kab_kota", "kabupaten", "kabkota", "kabupaten_kota", "kab", "nama_kab",
        "wadmkk",
    ]
    static let areaNames = ["area_km2", "luas_km2"]

    init(of layer: Layer) throws(LayerError) {
        guard let code = layer.firstIndex(of: Self.codeNames) else {
            throw LayerError(
                .missingColumn,
                path: layer.source,
                message: "no column holds village codes; the columns are "
                    + layer.columns.map(\.name).joined(separator: ", "),
                remedy: "name the column of Kemendagri codes 'code' or 'kode'"
            )
        }
        self.code = code
        name = layer.firstIndex(of: Self.nameNames)
        kind = layer.firstIndex(of: Self.kindNames)
        district = layer.firstIndex(of: Self.districtNames)
        regency = layer.firstIndex(of: Self.regencyNames)
        area = layer.firstIndex(of: Self.areaNames)
    }
}
