import Foundation

/// A name of a region as names are compared: without case, blanks, marks, accents, and the words that
/// say what kind of region it is.
///
/// `Suka Raja`, `SUKARAJA` and `Desa Sukaraja` are one name; `Kutai Timur` and `Kutai Barat` are not.
struct RegionName: Hashable, Sendable {
    /// What is left of the name.
    let letters: [Unicode.Scalar]

    /// Not `kampung` and `kota`, which are parts of names: Kampung Baru, Kota Bangun.
    private static let kinds: Set<String> = [
        "desa", "kelurahan", "kel", "kecamatan", "kec", "kabupaten", "kab", "provinsi", "prov",
    ]

    init(_ name: String) {
        let plain = name.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars
            .filter { !(0x300...0x36F).contains($0.value) }
        let words = String(String.UnicodeScalarView(plain))
            .split { !$0.isLetter && !$0.isNumber }
        let hasKind =
            words.count > 1 && words.first.map { Self.kinds.contains(String($0)) } ?? false
        // No name of a region is longer.
        letters = Array(
            (hasKind ? words.dropFirst() : words[...]).lazy.flatMap(\.unicodeScalars).prefix(100)
        )
    }

    /// How alike two names are, from 0 to 1: what share of the longer one stays when letters are
    /// left out, added, replaced or swapped with their neighbor (Damerau 1964), and at least 0.9 if
    /// one begins or ends with the other, as villages do that go by a part of their name.
    ///
    /// - Complexity: O(*n* *m*) in the lengths of the names.
    func similarity(to other: RegionName) -> Double {
        let (a, b) = (letters, other.letters)
        if a == b { return 1 }
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        var (before, last) = ([Int](), Array(0...b.count))
        for row in a.indices {
            var current = [row + 1]
            for column in b.indices {
                let isSame = a[row] == b[column]
                var steps = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1)
                steps = min(steps, current[column] + 1)
                if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
                    steps = min(steps, before[column - 1] + 1)
                }
                current.append(steps)
            }
            (before, last) = (last, current)
        }
        let alike = 1 - Double(last[b.count]) / Double(max(a.count, b.count))
        let (short, long) = a.count < b.count ? (a, b) : (b, a)
        let isPart =
            short.count >= 5 && (long.starts(with: short) || long.suffix(short.count) == short[...])
        return isPart ? max(alike, 0.9) : alike
    }
}
