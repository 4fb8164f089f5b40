/// Appends numbers to SVG text in their shortest form.
enum SVGNumber {
  /// A value in hundredths, without trailing zeros or a zero before the point: `-.5`, `12.25`.
  static func append(hundredths value: Int, to text: inout String) {
    if value < 0 { text += "-" }
    let whole = value.magnitude / 100
    let rest = value.magnitude % 100
    if whole > 0 || rest == 0 { text += String(whole) }
    guard rest > 0 else { return }
    text += rest < 10 ? ".0" : "."
    text += String(rest % 10 == 0 ? rest / 10 : rest)
  }

  /// A length in points, rounded to hundredths.
  static func string(_ value: Double) -> String {
    var text = ""
    append(hundredths: hundredths(value), to: &text)
    return text
  }

  /// A factor with up to six decimals, as scales of glyphs need them.
  static func factor(_ value: Double) -> String {
    let millionths = Int((value * 1e6).rounded())
    var digits = String(millionths.magnitude % 1_000_000)
    digits = String(repeating: "0", count: 6 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    let whole = millionths.magnitude / 1_000_000
    let sign = millionths < 0 ? "-" : ""
    if digits.isEmpty { return "\(sign)\(whole)" }
    return "\(sign)\(whole == 0 ? "" : String(whole)).\(digits)"
  }

  static func hundredths(_ value: Double) -> Int { Int((value * 100).rounded()) }
}
