import GeometryModel
import Layers
import Planning

/// The account of a table of points that is read block by block.
struct PointTally {
    private let path: String
    private let isStrict: Bool
    /// What one is called.
    private let noun: String
    private(set) var tally = Tally()
    private var hasDecimalCommas = false

    /// The tally, and what a reader should know of how positions were read.
    var account: PointStream.Account {
        let note = LocalizedText(
            id: "\(path): angka posisi dibaca dengan koma desimal",
            en: "\(path): numbers of positions are read with a decimal comma"
        )
        return (tally, hasDecimalCommas ? [note] : [])
    }

    /// - Parameter isStrict: Whether the first fault ends the run.
    init(path: String, noun: String, isStrict: Bool) {
        self.path = path
        self.noun = noun
        self.isStrict = isStrict
    }

    /// Counts the rows of the next block and lists its faults.
    ///
    /// - Throws: `LayerError` for the first fault if it is to end the run; and for a first block most
    ///   of which cannot be degrees, because then the file is not what it is taken for.
    mutating func add(count: Int, _ faults: [RowFault], faultCount: Int) throws {
        let outOfRange = faults.compactMap(\.found)
        let isMostlyFaulty = 2 * faultCount > count
        let isMostlyOutOfRange = 2 * outOfRange.count > faults.count
        if tally.read == 0, isMostlyFaulty, isMostlyOutOfRange, let found = outOfRange.first {
            let feature = Feature(values: [], geometry: .point(found), place: Place(feature: 1))
            try Layer(name: "points", source: path, columns: [], features: [feature])
                .requireDegrees()
        }
        for fault in faults {
            let row = tally.read + fault.row + 1
            guard !isStrict else {
                throw LayerError(
                    fault.isLeftOut ? .syntax : .value,
                    path: path,
                    place: Place(feature: row),
                    message: fault.reason,
                    remedy: "correct the \(noun), or leave out --strict to skip it"
                )
            }
            tally.skip(
                Skip(code: fault.code, subject: "\(noun) \(row)", reason: fault.reason, place: path)
            )
        }
        tally.unlistedCount += faultCount - faults.count
        tally.read += count
    }
}

extension PointTally {
    /// Counts the rows of the next block and lists its faults.
    mutating func add(_ block: PointBlock) throws {
        if block.hasDecimalCommas { hasDecimalCommas = true }
        try add(count: block.positions.count, block.faults, faultCount: block.faultCount)
    }

    /// Counts the features of the next block and lists its faults.
    mutating func add(_ block: FeatureBlock) throws {
        try add(count: block.positions.count, block.faults, faultCount: block.faultCount)
    }
}
