import Approximation

extension PolynomialBasis {
  /// The family's name, or what tells that the polynomials were generated.
  var name: String { family.map { "\($0)" } ?? "generated" }

  /// What one unit of an orthonormal coefficient is worth in the classical ones: 1/‖P_k‖.
  func classicalUnits(count: Int) -> [Double] {
    squaredNorms(count: count).map { 1 / $0.squareRoot() }
  }

  /// The weight as an expression in x: the family's own, with the mapped variable for x.
  var weightText: String { weightText(in: LocalFrame(interval)) }

  /// The same for a basis that stands in the variable of a frame.
  func weightText(in frame: LocalFrame) -> String {
    guard let family else { return "" }
    let text = family.weightDescription
    let center = frame.words(map.center, 15)
    guard center != "0" || map.scale != 1 else { return text }
    let sign = center.hasPrefix("-") ? "+" : "-"
    let shifted = center == "0" ? "x" : "(x \(sign) \(center.drop { $0 == "-" }))"
    let mapped =
      map.scale == 1
      ? shifted : map.scale == -1 ? "(-\(shifted))" : "(\(shifted)/\(significant(map.scale, 15)))"
    var result = ""
    let letters = Array(text)
    for (i, letter) in letters.enumerated() {
      let isName =
        i > 0 && letters[i - 1].isLetter || i + 1 < letters.count && letters[i + 1].isLetter
      result += letter == "x" && !isName ? mapped : String(letter)
    }
    return result
  }

  /// The family an interval suggests: Legendre, Laguerre or Hermite (probabilists').
  static func natural(on interval: Interval) -> PolynomialBasis {
    let family: OrthogonalFamily =
      switch interval.kind {
      case .finite: .legendre
      case .infinite: .hermiteE
      case .boundedBelow, .boundedAbove: .laguerre(0)
      }
    // The family was chosen by the shape of the interval, so it always fits.
    guard let basis = try? PolynomialBasis(family, on: interval) else {
      preconditionFailure("\(family) does not fit \(interval)")
    }
    return basis
  }
}
