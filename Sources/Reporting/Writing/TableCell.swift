/// What stands in a cell of a table.
enum TableCell {
  /// A number, split where its column lines up: at the decimal point.
  case decimal(integer: String, fraction: String, exponent: Int?)
  case other([HTML])

  /// A number that was computed.
  init(_ number: NumberText) {
    switch number {
    case .plain(let text): self = Self.split(text, nil)
    case .scientific(let mantissa, let exponent): self = Self.split(mantissa, exponent)
    }
  }

  /// A number that was written; nil for other text.
  init?(written text: String) {
    let text = text.replacing("-", with: "\u{2212}")
    let digits = text.hasPrefix("\u{2212}") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2,
      parts.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    self = Self.split(text, nil)
  }

  private static func split(_ text: String, _ exponent: Int?) -> TableCell {
    let point = text.firstIndex { $0 == "." || $0 == "%" } ?? text.endIndex
    return .decimal(
      integer: String(text[..<point]), fraction: String(text[point...]), exponent: exponent)
  }

  /// Widths of both sides in half digits, on the generous side.
  var widths: (integer: Int, fraction: Int) {
    guard case .decimal(let integer, let fraction, let exponent) = self else { return (0, 0) }
    let tail = exponent.map { 8.5 + 1.5 * Double("\($0)".count) } ?? 0
    return (
      Int(Self.halves(integer).rounded(.up)), Int((Self.halves(fraction) + tail).rounded(.up))
    )
  }

  private static func halves(_ text: String) -> Double {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar {
      case ".": sum + 1
      case "\u{2212}", "+", "∞", "%": sum + 3
      default: sum + 2
      }
    }
  }
}
