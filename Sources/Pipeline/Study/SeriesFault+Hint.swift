import Exact
import Formula

extension SeriesFault {
  /// The one-sided series, where there are any.
  var hint: String? {
    let sides = [("x < c", left), ("x > c", right)].compactMap { side, coefficients in
      coefficients.map { "for \(side): " + Self.polynomial($0, center: center) }
    }
    return sides.isEmpty ? nil : "one-sided series, " + sides.joined(separator: "; ")
  }

  private static func polynomial(_ coefficients: [Double], center: Double) -> String {
    let step = powerBase(of: center)
    let terms = coefficients.prefix(4).enumerated().filter { $0.element != 0 }.map { k, c in
      let factor = significant(c, 4)
      return k == 0 ? factor : factor + " " + step + (k == 1 ? "" : "^\(k)")
    }
    return (terms.isEmpty ? "0" : terms.joined(separator: " + ")) + " + …"
  }
}

/// What is raised to powers about a centre: `x`, `(x - 1)`.
func powerBase(of center: Double) -> String {
  guard center != 0 else { return "x" }
  return "(x \(center > 0 ? "-" : "+") \(shortest(abs(center))))"
}

extension Expression {
  /// The first Taylor coefficient that is finite and yet beyond the double range, to two digits.
  func overflow(at center: Rational, order: Int) -> String? {
    let series = try? ballSeries(at: Ball(center, precision: 128), order: order)
    let ball = series?.first { $0.isFinite && $0.doubleValue.isInfinite }
    return ball.flatMap { CertifiedDecimal($0, limit: 2)?.midpoint }
  }
}
