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
    let step = center == 0 ? "x" : center > 0 ? "(x - \(center))" : "(x + \(-center))"
    let terms = coefficients.prefix(4).enumerated().filter { $0.element != 0 }.map { k, c in
      let factor = significant(c, 4)
      return k == 0 ? factor : factor + " " + step + (k == 1 ? "" : "^\(k)")
    }
    return (terms.isEmpty ? "0" : terms.joined(separator: " + ")) + " + …"
  }
}
