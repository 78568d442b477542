import Foundation
import Testing

@testable import Reporting

@Suite("Palette")
struct PaletteTests {
    private static let status = StatusClass.allCases.filter { $0 != .none }.map(\.fill.ground)

    /// Sight without one kind of cone, on linear red, green and blue (Machado and others, 2009,
    /// severity 1).
    private static let sights: [(name: String, matrix: [[Double]])] = [
        ("all cones", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
        (
            "deuteranopia",
            [
                [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ]
        ),
        (
            "protanopia",
            [
                [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ]
        ),
        (
            "tritanopia",
            [
                [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ]
        ),
    ]

    /// The color as seen, in CIELAB under D65.
    private static func lab(_ color: Color, _ matrix: [[Double]]) -> [Double] {
        let linear = [color.red, color.green, color.blue].map { channel -> Double in
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        let seen = matrix.map { row in min(max(zip(row, linear).map(*).reduce(0, +), 0), 1) }
        let toXYZ = [
            [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
        let white = [0.95047, 1, 1.08883]
        let f = zip(toXYZ, white).map { row, reference -> Double in
            let t = zip(row, seen).map(*).reduce(0, +) / reference
            return t > 0.008856 ? cbrt(t) : 7.787 * t + 16 / 116
        }
        return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    }

    private static func difference(_ a: [Double], _ b: [Double]) -> Double {
        zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }

    @Test("Status classes differ clearly for every kind of sight")
    func colorBlindness() {
        for sight in Self.sights {
            let seen = Self.status.map { Self.lab($0, sight.matrix) }
            for (index, a) in seen.enumerated() {
                for b in seen[(index + 1)...] {
                    // A difference of 2.3 is just noticeable; 15 is told apart on a busy map.
                    #expect(Self.difference(a, b) > 15, "\(sight.name)")
                }
            }
        }
    }

    @Test("Status classes darken from mandiri to sangat tertinggal, also in gray")
    func statusLightness() {
        for sight in Self.sights {
            let lightness = Self.status.map { Self.lab($0, sight.matrix)[0] }
            for (a, b) in zip(lightness, lightness.dropFirst()) {
                #expect(a - b > 8, "\(sight.name)")
            }
        }
    }

    @Test("Zones pale from the core outward", arguments: 2...6)
    func zones(count: Int) {
        let zones = Palette.zones(count: count)
        #expect(zones.count == count)
        let luminance = zones.map(\.ground.luminance)
        #expect(zip(luminance, luminance.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test("Few zones need no palette", arguments: [(-1, 0), (0, 0), (1, 1)])
    func fewZones(count: Int, expected: Int) {
        #expect(Palette.zones(count: count).count == expected)
    }

    @Test("Text on a fill has a contrast of at least 4.5 to 1")
    func textContrast() {
        for color in Self.status + Palette.zones(count: 5).map(\.ground) {
            #expect(color.contrast(with: color.ink) >= 4.5, "\(color.hex)")
        }
        for color in Palette.series + [Palette.mutedInk, Palette.limit, Palette.ink] {
            #expect(color.contrast(with: Palette.paper) >= 4.5, "\(color.hex)")
        }
    }

    @Test("What has no value is hatched")
    func missing() {
        guard case .hatched = StatusClass.none.fill else {
            Issue.record("the class without an index is not hatched")
            return
        }
    }

    @Test("Contrast of black and white is 21 to 1")
    func contrast() {
        let ratio = Color(0x000000).contrast(with: Color(0xFFFFFF))
        #expect((ratio - 21).magnitude < 1e-9)
    }

    @Test("A color is written with six digits")
    func hex() {
        #expect(Color(0x0A00FF).hex == "#0a00ff")
    }
}
