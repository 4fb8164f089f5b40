import Exact
import Formula
import RealModule

/// The weight tᵃ e^(−linear·t − quadratic·t²) of a family, times a constant.
struct LineWeight {
  let family: OrthogonalFamily
  let isHalf: Bool
  let power: FamilyParameter
  let linear: Rational
  let quadratic: Rational

  /// Bounds far out hold from here on.
  static let start = 8

  init?(_ family: OrthogonalFamily) {
    self.family = family
    switch family {
    case .laguerre(let a): (isHalf, power, linear, quadratic) = (true, a, 1, 0)
    case .hermite: (isHalf, power, linear, quadratic) = (false, 0, 0, 1)
    case .hermiteE: (isHalf, power, linear, quadratic) = (false, 0, 0, Rational(1, 2))
    default: return nil
    }
  }

  /// t = shift + scale·u.
  struct Frame {
    let shift: Rational
    let scale: Rational

    func point(_ u: Double) -> Double { shift.doubleValue + scale.doubleValue * u }
  }

  func frame(_ reach: Int) -> Frame {
    isHalf
      ? Frame(shift: Rational(reach, 2), scale: Rational(reach, 2))
      : Frame(shift: 0, scale: Rational(reach))
  }

  /// The square root of the exponential factor of the weight on the finite part.
  func root(_ reach: Int) -> Expression {
    let quarter = Rational(reach, 4)
    let exponent: [Rational] =
      isHalf
      ? [-quarter, -quarter]
      : [0, 0, -(quadratic * Rational(reach) * Rational(reach)) / 2]
    return .call(.exp, Expression(polynomial: exponent))
  }

  /// The power of the weight on the finite part, times a smooth factor.
  func weight(factor: Expression?) -> JacobiWeight { JacobiWeight(a: 0, b: power, factor: factor) }

  /// The constant of the weight times dt/du.
  func measure(_ reach: Int, precision: Int) -> Ball {
    if isHalf {
      return Ball(Rational(reach, 2), precision: precision)
        .power(power.ball(precision: precision) + Ball(1, precision: precision))
    }
    return Ball(reach, precision: precision) * constant(precision)
  }

  private func constant(_ precision: Int) -> Ball {
    guard family == .hermiteE else { return Ball(1, precision: precision) }
    return Ball(1, precision: precision) / (Ball.pi(precision: precision) * Ball(2)).squareRoot
  }

  /// Where the squares beyond fall below 2^(−2·bits); nil where they don't.
  func reach(_ bounds: [TailBound], degree: Int, bits: Int) -> Int? {
    for reach in Self.start...20_000 {
      let r = Double(reach)
      let isFar = bounds.allSatisfy { bound in
        let steepness =
          2 * (quadratic.doubleValue - 2 * bound.quadratic.doubleValue) * r
          + linear.doubleValue - 2 * bound.linear.doubleValue
        guard steepness > 0 else { return false }
        let powers = 2 * bound.power.doubleValue + Double(2 * degree) + power.value
        let exponent =
          2 * .log(max(bound.coefficient.upperBound, 1e-300)) + powers * .log(r)
          + (2 * bound.linear.doubleValue - linear.doubleValue) * r
          + (2 * bound.quadratic.doubleValue - quadratic.doubleValue) * r * r
        return exponent < -Double(2 * bits + 20) * 0.6931471805599453
          && 2 * max(powers, 0) / r < steepness
      }
      if isFar { return reach }
    }
    return nil
  }

  /// A bound of ∫ |f| tᵏ w dt beyond R.
  func tail(_ bound: TailBound, times k: Int, beyond reach: Int) -> Ball? {
    (bound * tailBound(bound.coefficient.precision)).times(power: k)
      .integral(beyond: Rational(reach))
  }

  /// A bound of ∫ f² w dt beyond R.
  func squareTail(_ bound: TailBound, beyond reach: Int) -> Ball? {
    (bound * bound * tailBound(bound.coefficient.precision)).integral(beyond: Rational(reach))
  }

  /// The weight itself as a bound: beyond 1 a larger power bounds it.
  private func tailBound(_ precision: Int) -> TailBound {
    guard let bound = power.exact ?? power.ball(precision: precision).upperEnd.midpoint else {
      preconditionFailure("families have finite parameters")
    }
    return TailBound(constant(precision), power: bound, linear: -linear, quadratic: -quadratic)
  }

  /// The recurrence in t (DLMF table 18.9.1).
  func steps(count: Int, precision: Int) -> [RecurrenceStep] {
    let power = power.ball(precision: precision)
    func ball(_ value: Int) -> Ball { Ball(value, precision: precision) }
    return (0..<count).map { k in
      switch family {
      case .hermite: return RecurrenceStep(a: ball(2), b: ball(0), c: ball(2 * k))
      case .hermiteE: return RecurrenceStep(a: ball(1), b: ball(0), c: ball(k))
      default:
        return RecurrenceStep(
          a: ball(-1) / ball(k + 1), b: (ball(2 * k + 1) + power) / ball(k + 1),
          c: k == 0 ? ball(0) : (ball(k) + power) / ball(k + 1))
      }
    }
  }

  /// ∫ P_k² w dt (DLMF table 18.3.1).
  func squaredNorms(count: Int, precision: Int) -> [Ball] {
    func ball(_ value: Int) -> Ball { Ball(value, precision: precision) }
    let power = power.ball(precision: precision)
    var norm: Ball
    switch family {
    case .hermite: norm = Ball.pi(precision: precision).squareRoot
    case .hermiteE: norm = ball(1)
    default: norm = (power + ball(1)).gamma
    }
    return (0..<count).map { k in
      if k > 0 {
        switch family {
        case .hermite: norm = norm * ball(2 * k)
        case .hermiteE: norm = norm * ball(k)
        default: norm = norm * (ball(k) + power) / ball(k)
        }
      }
      return norm
    }
  }
}
