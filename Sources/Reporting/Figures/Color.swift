internal import Foundation

/// A color of the sRGB space, opaque.
public struct Color: Hashable, Sendable {
    /// Red, 0…255.
    public var red: UInt8
    /// Green, 0…255.
    public var green: UInt8
    /// Blue, 0…255.
    public var blue: UInt8

    /// Makes a color from six hexadecimal digits: `Color(0x2C7BB6)`.
    public init(_ hex: UInt32) {
        red = UInt8(truncatingIfNeeded: hex >> 16)
        green = UInt8(truncatingIfNeeded: hex >> 8)
        blue = UInt8(truncatingIfNeeded: hex)
    }

    /// The color as SVG and CSS write it: `#2c7bb6`.
    public var hex: String {
        "#"
            + [red, green, blue]
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            .joined()
    }

    /// How light the color is, 0 for black and 1 for white (WCAG 2.2, relative luminance).
    public var luminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The contrast ratio with another color, 1…21 (WCAG 2.2).
    public func contrast(with other: Color) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// The text color, dark or white, that reads better on this one.
    public var ink: Color {
        contrast(with: Palette.ink) >= contrast(with: Palette.paper) ? Palette.ink : Palette.paper
    }

    /// The color part of the way to another, channel by channel.
    ///
    /// - Parameters:
    ///   - other: The color at fraction 1.
    ///   - fraction: How far to go, 0…1.
    public func mixed(with other: Color, fraction: Double) -> Color {
        func mix(_ a: UInt8, _ b: UInt8) -> UInt32 {
            UInt32((Double(a) + (Double(b) - Double(a)) * min(max(fraction, 0), 1)).rounded())
        }
        return Color(
            mix(red, other.red) << 16 | mix(green, other.green) << 8 | mix(blue, other.blue)
        )
    }
}
