import Exact

/// Certified coefficients: every ball contains the true number.
struct BallField: SeriesField {
  let precision: Int

  func number(_ value: Rational) -> Ball { Ball(value, precision: precision) }

  func constant(_ constant: SeriesConstant) -> Ball? {
    let pi = Ball.pi(precision: precision)
    let two = Ball(2, precision: precision)
    switch constant {
    case .pi: return pi
    case .e: return Ball.e(precision: precision)
    case .log2: return two.log
    case .log10: return Ball(10, precision: precision).log
    case .errorSlope: return two / pi.squareRoot
    case .normalDensity: return (two * pi).squareRoot.power(-1)
    case .seluScale: return SELUConstants.exact.scale.constantBall(precision: precision)
    case .seluAlpha: return SELUConstants.exact.alpha.constantBall(precision: precision)
    }
  }

  func besselJ(_ order: Int, _ x: Ball) -> Ball? {
    x.withPrecision(precision).besselJ(Ball(order, precision: precision))
  }

  func gamma(about x: Ball, count: Int) -> [Ball]? {
    BallSeries.variable(at: x.withPrecision(precision), count: count).gamma.coefficients
  }

  func power(_ a: Ball, _ b: Ball) -> Ball? {
    if b.isExact, let n = b.midpoint?.integer { return a.withPrecision(precision).power(n) }
    return a.withPrecision(precision).power(b)
  }

  func vanishes(_ value: Ball, slope: Ball) -> Bool { value.isZero }
  func agree(_ a: Ball, _ b: Ball, scale: Double) -> Bool { a.overlaps(b) }

  func value(_ function: Function, _ x: Ball) -> Ball? {
    // An exact zero may come with fewer bits than its function is wanted with.
    let x = x.withPrecision(precision)
    return switch function {
    case .sin: x.sin
    case .cos: x.cos
    case .tan: x.tan
    case .asin: x.asin
    case .acos: x.acos
    case .atan: x.atan
    case .sinh: x.sinh
    case .cosh: x.cosh
    case .tanh: x.tanh
    case .asinh: x.asinh
    case .acosh: x.acosh
    case .atanh: x.atanh
    case .exp: x.exp
    case .log: x.log
    case .log2: x.log(base: 2)
    case .log10: x.log(base: 10)
    case .sqrt: x.squareRoot
    case .cbrt: x.root(3)
    case .erf: x.erf
    case .erfc: x.erfc
    case .gamma: x.gamma
    case .sigmoid:
      x.isNegative
        ? x.exp / (Ball(1, precision: precision) + x.exp)
        : Ball(1, precision: precision) / (Ball(1, precision: precision) + (-x).exp)
    case .softplus: x.isPositive ? x + (-x).exp.log1p : x.exp.log1p
    case .floor: x.floor
    default: nil
    }
  }
}
