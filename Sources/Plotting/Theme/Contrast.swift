import Scene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Color {
  /// Relative luminance, 0 for black and 1 for white (WCAG 2.1).
  var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Contrast ratio with another colour, from 1 to 21 (WCAG 2.1).
  func contrast(with other: Color) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// This colour mixed with a share of another, channel by channel.
  func mixed(with other: Color, share: Double) -> Color {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * share).rounded())
    }
    return Color(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue),
      alpha: alpha)
  }

  /// The colour, moved towards `ink` in steps of 1/16 until it is readable as text on `page`.
  func readable(on page: Color, towards ink: Color, ratio: Double = 4.5) -> Color {
    for step in 0...16 {
      let candidate = mixed(with: ink, share: Double(step) / 16)
      if candidate.contrast(with: page) >= ratio { return candidate }
    }
    return ink
  }
}
