import Glibc

/// What fills or strokes a shape.
enum Paint: Equatable {
  case none
  /// A colour with its alpha, 0 to 1 each.
  case colour(red: Double, green: Double, blue: Double, alpha: Double)
  /// A gradient or pattern, by what it is made of rather than by its id.
  case server(String)

  /// Reads a paint without `url()`; nil when it isn't one.
  init?(_ text: String, current: Paint) {
    let word = trimmed(text).lowercased()
    switch word {
    case "none", "transparent": self = .none
    case "currentcolor": self = current
    default:
      if word.hasPrefix("#") {
        guard let colour = Self.hexadecimal(word.dropFirst()) else { return nil }
        self = colour
      } else if word.hasPrefix("rgb") {
        guard let colour = Self.function(word) else { return nil }
        self = colour
      } else if let value = ColourNames.value(word) {
        self = .colour(
          red: Double(value >> 16) / 255, green: Double(value >> 8 & 255) / 255,
          blue: Double(value & 255) / 255, alpha: 1)
      } else {
        return nil
      }
    }
  }

  private static func hexadecimal(_ digits: Substring) -> Paint? {
    guard let value = UInt32(digits, radix: 16) else { return nil }
    func part(_ shift: UInt32, _ bits: UInt32) -> Double {
      Double(value >> shift & (1 << bits - 1)) / Double(1 << bits - 1)
    }
    switch digits.count {
    case 3: return .colour(red: part(8, 4), green: part(4, 4), blue: part(0, 4), alpha: 1)
    case 4: return .colour(red: part(12, 4), green: part(8, 4), blue: part(4, 4), alpha: part(0, 4))
    case 6: return .colour(red: part(16, 8), green: part(8, 8), blue: part(0, 8), alpha: 1)
    case 8:
      return .colour(red: part(24, 8), green: part(16, 8), blue: part(8, 8), alpha: part(0, 8))
    default: return nil
    }
  }

  /// `rgb(1, 2, 3)`, `rgba(1, 2, 3, .5)`, `rgb(10% 20% 30% / 40%)`.
  private static func function(_ text: String) -> Paint? {
    guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")") else {
      return nil
    }
    let parts = text[text.index(after: open)..<close]
      .split { $0 == "," || $0 == "/" || $0.isWhitespace }
    guard parts.count == 3 || parts.count == 4 else { return nil }
    var values: [Double] = []
    for (index, part) in parts.enumerated() {
      let isPercent = part.hasSuffix("%")
      guard let value = Double(isPercent ? part.dropLast() : part) else { return nil }
      values.append(isPercent ? value / 100 : index == 3 ? value : value / 255)
    }
    return .colour(
      red: values[0], green: values[1], blue: values[2], alpha: values.count == 4 ? values[3] : 1)
  }

  /// The paint seen through an opacity.
  func faded(_ opacity: Double) -> Paint {
    guard case .colour(let red, let green, let blue, let alpha) = self else { return self }
    return .colour(red: red, green: green, blue: blue, alpha: alpha * opacity)
  }

  /// Whether nothing is seen of it.
  var isInvisible: Bool {
    switch self {
    case .none: true
    case .colour(_, _, _, let alpha): alpha <= 0
    case .server: false
    }
  }

  /// The words for a statement: `#1f77b4`, `#000000 at 15 %`, `none`.
  var description: String {
    switch self {
    case .none: return "none"
    case .server: return "gradient or pattern"
    case .colour(let red, let green, let blue, let alpha):
      let value = [red, green, blue].reduce(0) {
        $0 << 8 | UInt32((255 * min(1, max(0, $1))).rounded())
      }
      let digits = String(value, radix: 16)
      let hex = "#" + String(repeating: "0", count: 6 - digits.count) + digits
      return alpha >= 0.9995 ? hex : "\(hex) at \(brief(100 * alpha)) %"
    }
  }

  /// HyAB distance as painted on white and on black, the larger; 1 for paints of different kind.
  func distance(_ other: Paint, _ table: OKLabTable) -> Double {
    if self == other { return 0 }
    switch (self, other) {
    case (.colour, .colour), (.none, .colour), (.colour, .none):
      return max(
        over(255, table).distance(other.over(255, table)),
        over(0, table).distance(other.over(0, table)))
    default: return 1
    }
  }

  private func over(_ ground: Double, _ table: OKLabTable) -> OKLab {
    guard case .colour(let red, let green, let blue, let alpha) = self else {
      return table.colour(ground, ground, ground)
    }
    func mix(_ value: Double) -> Double {
      min(255, max(0, ground + (255 * value - ground) * alpha))
    }
    return table.colour(mix(red), mix(green), mix(blue)).damped
  }
}

/// A number with at most four significant digits for sentences, minus being U+2212.
func brief(_ value: Double) -> String {
  guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "−inf" : "inf" }
  if value == 0 { return "0" }
  var scale = 1.0
  while abs(value) * scale < 1000 && scale < 1e6 { scale *= 10 }
  let rounded = (value * scale).rounded() / scale
  if rounded == 0 { return "0" }
  let magnitude = abs(rounded)
  let text =
    magnitude == magnitude.rounded() && magnitude < 1e15
    ? String(Int(magnitude)) : "\(magnitude)"
  return rounded < 0 ? "−" + text : text
}

/// A number to four digits however small it is: `0.0021`, `3.2e−9`.
func telling(_ value: Double) -> String {
  guard value.isFinite, value != 0, abs(value) < 1e-3 else { return brief(value) }
  var exponent = Int(log10(abs(value)).rounded(.down))
  // Split, as the power alone leaves the range of doubles for subnormal values.
  var mantissa = value * pow(10, Double(-exponent / 2)) * pow(10, Double(-exponent - -exponent / 2))
  mantissa = (mantissa * 1000).rounded() / 1000
  if abs(mantissa) >= 10 {
    mantissa /= 10
    exponent += 1
  }
  return "\(brief(mantissa))e\(signed(exponent))"
}
