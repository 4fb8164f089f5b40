public import Exact
public import Formula
import RealModule

/// A projection onto Laguerre or Hermite polynomials with enclosed coefficients and norms.
///
/// The integrals are taken over a finite part, panel by panel by Taylor models of f and of the
/// smooth factor of the weight; what lies beyond is bounded by the growth of the expression.
public struct CertifiedLineProjection: Sendable {
  /// The coefficients of the classical polynomials.
  public let coefficients: [Ball]
  /// The coefficients of the polynomials divided by their norms.
  public let orthonormalCoefficients: [Ball]
  /// √∫ (f − p)² w dt, from ‖f‖² − Σ ĉ_k².
  public let l2: Ball
  /// l2 / √∫ w dt.
  public let rms: Ball
  /// Where the finite part ends.
  public let reach: Int

  /// Why a projection on an infinite interval is not certified.
  public enum Fault: Error, Hashable, Sendable {
    /// No bound of the function far out was found.
    case noTailBound
    /// The bound that was found does not fall fast enough beside the weight.
    case tailTooHeavy
    /// The function is not enclosed near this point of the mapped variable.
    case cover(CertificationFault, near: Double)
  }

  /// Projects a function of the mapped variable t.
  ///
  /// - Parameters:
  ///   - function: f in t ≥ 0 for Laguerre, in t for Hermite.
  ///   - family: a Laguerre or Hermite family.
  ///   - degree: the highest degree.
  ///   - bits: rests stay below 2^−bits of f.
  /// - Throws: `Fault`.
  /// - Complexity: O(panels · (degree² + bits²)).
  public init(
    of function: Expression, onto family: OrthogonalFamily, degree: Int, bits: Int
  ) throws(Fault) {
    let precision = bits + CertifiedCover.guardBits
    guard let line = LineWeight(family) else { preconditionFailure("\(family) lives on a line") }
    let sides = line.isHalf ? [1] : [1, -1]
    var bounds: [TailBound] = []
    for side in sides {
      guard
        let bound = function.tailBound(side: side, from: LineWeight.start, precision: precision)
      else { throw .noTailBound }
      bounds.append(bound)
    }
    guard let reach = line.reach(bounds, degree: degree, bits: bits) else { throw .tailTooHeavy }
    self.reach = reach
    let frame = line.frame(reach)
    // f √w is what has to be enclosed evenly: f alone may grow by more than there are bits.
    let root = line.root(reach)
    let even = function.composed(with: Expression(polynomial: [frame.shift, frame.scale])) * root
    let cover: CertifiedCover
    let squareCover: CertifiedCover
    do {
      cover = try CertifiedCover(of: even, weight: line.weight(factor: root), bits: bits)
      squareCover = try CertifiedCover(of: even, weight: line.weight(factor: nil), bits: bits)
    } catch {
      throw .cover(error, near: frame.point(error.place))
    }
    let measure = line.measure(reach, precision: precision)
    let tSteps = line.steps(count: degree + 1)
    let steps = tSteps.map { step in
      ExactStep(a: step.a * frame.scale, b: step.b + step.a * frame.shift, c: step.c)
    }
    var sums = cover.products(steps)
    var size = Ball(1, precision: precision)
    var before = Ball(0, precision: precision)
    for k in 0...degree {
      // |P_k| ≤ Σ|coefficients| · tᵏ for t ≥ 1.
      let growth = size
      var tail = Ball(0, precision: precision)
      for bound in bounds {
        guard let part = line.tail(bound, times: k, beyond: reach) else { throw .tailTooHeavy }
        tail = tail + part * growth
      }
      sums[k] = Ball(sums[k] * measure, within: tail.largestMagnitude)
      let step = tSteps[k]
      let wider =
        (Ball(step.a, precision: precision).magnitude + Ball(step.b, precision: precision).magnitude)
        * size + Ball(step.c, precision: precision).magnitude * before
      (before, size) = (size, wider)
    }
    if !line.isHalf, let parity = function.parity {
      let zero = Ball(0, precision: precision)
      for k in 0...degree where (parity == .even) == !k.isMultiple(of: 2) { sums[k] = zero }
    }
    let squares = line.squaredNorms(count: degree + 1, precision: precision)
    coefficients = zip(sums, squares).map { $0 / $1 }
    orthonormalCoefficients = zip(sums, squares).map { $0 / $1.squareRoot }
    let nothing = CertifiedPolynomial(.legendre, coefficients: [Ball(0, precision: precision)])
    var squared = CertifiedError(squareCover, minus: nothing).squaredNorm * measure
    for bound in bounds {
      guard let part = line.squareTail(bound, beyond: reach) else { throw .tailTooHeavy }
      squared = Ball(squared, within: part.largestMagnitude)
    }
    for c in orthonormalCoefficients { squared = squared - c * c }
    l2 = squared.nonNegative.root
    rms = l2 / squares[0].squareRoot
  }
}

extension CertificationFault {
  /// The point in the canonical variable.
  fileprivate var place: Double {
    switch self {
    case .undefined(_, let u), .undecided(_, let u), .unbounded(let u), .tooManyPieces(let u): u
    }
  }
}

/// The weight tᵃ e^(−linear·t − quadratic·t²) of a family, times a constant.
private struct LineWeight {
  let family: OrthogonalFamily
  let isHalf: Bool
  let power: Rational
  let linear: Rational
  let quadratic: Rational

  /// Bounds far out hold from here on.
  static let start = 8

  init?(_ family: OrthogonalFamily) {
    self.family = family
    switch family {
    case .laguerre(let a):
      guard let a = Rational(parameter: a) else { return nil }
      (isHalf, power, linear, quadratic) = (true, a, 1, 0)
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
        .power(Ball(power + 1, precision: precision))
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
        let powers = 2 * bound.power.doubleValue + Double(2 * degree) + power.doubleValue
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
    integral(
      bound.coefficient, bound.power + Rational(k) + power, bound.linear - linear,
      quadratic - bound.quadratic, reach)
  }

  /// A bound of ∫ f² w dt beyond R.
  func squareTail(_ bound: TailBound, beyond reach: Int) -> Ball? {
    integral(
      bound.coefficient * bound.coefficient, 2 * bound.power + power, 2 * bound.linear - linear,
      quadratic - 2 * bound.quadratic, reach)
  }

  /// ∫ c tᵖ e^(At − Dt²) dt beyond R ≤ its integrand at R over δ, where the logarithmic derivative
  /// p/t + A − 2Dt stays below −δ.
  private func integral(
    _ c: Ball, _ p: Rational, _ a: Rational, _ d: Rational, _ reach: Int
  ) -> Ball? {
    guard d.sign >= 0 else { return nil }
    let (r, precision) = (Rational(reach), c.precision)
    func ball(_ value: Rational) -> Ball { Ball(value, precision: precision) }
    let steepness = 2 * d * r - a - (p.sign > 0 ? p / r : 0)
    guard steepness.sign > 0 else { return nil }
    return c * ball(r).power(ball(p)) * ball(a * r - d * r * r).exp * constant(precision)
      / ball(steepness)
  }

  /// The recurrence in t (DLMF table 18.9.1).
  func steps(count: Int) -> [ExactStep] {
    (0..<count).map { k in
      let n = Rational(k)
      switch family {
      case .hermite: return ExactStep(a: 2, b: 0, c: 2 * n)
      case .hermiteE: return ExactStep(a: 1, b: 0, c: n)
      default:
        return ExactStep(
          a: -1 / (n + 1), b: (2 * n + 1 + power) / (n + 1), c: k == 0 ? 0 : (n + power) / (n + 1))
      }
    }
  }

  /// ∫ P_k² w dt (DLMF table 18.3.1).
  func squaredNorms(count: Int, precision: Int) -> [Ball] {
    func ball(_ value: Rational) -> Ball { Ball(value, precision: precision) }
    var norm: Ball
    switch family {
    case .hermite: norm = Ball.pi(precision: precision).squareRoot
    case .hermiteE: norm = ball(1)
    default: norm = ball(power + 1).gamma
    }
    return (0..<count).map { k in
      let n = Rational(k)
      if k > 0 {
        switch family {
        case .hermite: norm = norm * ball(2 * n)
        case .hermiteE: norm = norm * ball(n)
        default: norm = norm * ball((n + power) / n)
        }
      }
      return norm
    }
  }
}
