import Inequality
import Planning

/// Whether there is anything to tell of the indicator.
extension ReportContext {
    /// Whether a village has a value.
    var hasValues: Bool { snapshot.inequality.sample.count > 0 }

    /// Why there is nothing to tell where no village has a value.
    var lackOfValues: String {
        let villages = snapshot.register.villages
        let count = numbers.integer(villages.count)
        let place = region.map { words(" di \($0)", " in \($0)") } ?? ""
        guard snapshot.indicator.isOnlyForDesa, villages.allSatisfy({ $0.kind == .kelurahan })
        else {
            return words(
                "Tidak satu pun dari \(count) desa dan kelurahan\(place) memiliki nilai "
                    + "\(indicator).",
                "None of the \(count) villages\(place) has a value of \(indicator)."
            )
        }
        return words(
            "Semua \(count) satuan\(place) adalah kelurahan, sedangkan \(indicator) hanya ada untuk "
                + "desa: tidak ada nilai, kelas, atau ketimpangan yang dapat dilaporkan.",
            "All \(count) units\(place) are kelurahan, and \(indicator) exists for desa only: there are "
                + "no values, classes or inequality to report."
        )
    }
}
