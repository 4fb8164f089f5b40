import Exact

/// Exact rational coefficients; functions have values only where these are obviously rational.
struct RationalField: SeriesField {
  func number(_ value: Rational) -> Rational { value }
  func constant(_ constant: SeriesConstant) -> Rational? { nil }
  func besselJ(_ order: Int, _ x: Rational) -> Rational? { x.isZero ? (order == 0 ? 1 : 0) : nil }
  func gamma(about x: Rational, count: Int) -> [Rational]? { nil }
  func vanishes(_ value: Rational, slope: Rational) -> Bool { value.isZero }
  func agree(_ a: Rational, _ b: Rational, scale: Double) -> Bool { a == b }

  func power(_ a: Rational, _ b: Rational) -> Rational? {
    if a == 1 { return 1 }
    if let n = b.integer { return ExactFolding.power(a, n) }
    // Only square roots are tried: a^(n/2).
    guard let n = (2 * b).integer, let root = a.squareRoot else { return nil }
    return ExactFolding.power(root, n)
  }

  func value(_ function: Function, _ x: Rational) -> Rational? {
    switch function {
    case .sin, .tan, .asin, .atan, .sinh, .tanh, .asinh, .atanh, .erf: x.isZero ? 0 : nil
    case .cos, .cosh, .exp, .erfc: x.isZero ? 1 : nil
    case .log, .log2, .log10, .acos, .acosh: x == 1 ? 0 : nil
    case .sigmoid: x.isZero ? Rational(1, 2) : nil
    case .sqrt: x.squareRoot
    case .cbrt: cubeRoot(x)
    default: nil
    }
  }

  private func cubeRoot(_ x: Rational) -> Rational? {
    guard let guess = Rational(exactly: Function.cbrt.value(x.doubleValue).rounded()) else {
      return nil
    }
    if guess.power(3) == x { return guess }
    guard let numerator = x.numeratorInt, let denominator = x.denominatorInt, denominator > 1,
      let top = cubeRoot(Rational(numerator)), let bottom = cubeRoot(Rational(denominator))
    else { return nil }
    return top / bottom
  }
}
