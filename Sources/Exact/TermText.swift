/// Writes Σ coefficient·monomial in ASCII: `-1/6*x^3 + x`, `0` for the empty sum.
func sumText(_ terms: some Sequence<(coefficient: Rational, monomial: String)>) -> String {
  var text = ""
  for (coefficient, monomial) in terms where !coefficient.isZero {
    let sign = coefficient.sign < 0
    text += text.isEmpty ? (sign ? "-" : "") : (sign ? " - " : " + ")
    let size = coefficient.magnitude
    switch (size == 1, monomial.isEmpty) {
    case (_, true): text += size.description
    case (true, false): text += monomial
    case (false, false): text += "\(size)*\(monomial)"
    }
  }
  return text.isEmpty ? "0" : text
}

/// Writes `x`, `x^3`, or nothing for the zeroth power.
func powerText(_ base: String, _ exponent: Int) -> String {
  switch exponent {
  case 0: ""
  case 1: base
  default: "\(base)^\(exponent)"
  }
}
