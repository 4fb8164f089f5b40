import Approximation
import ComplexModule
import Exact
import Formula
import Reporting

/// A Taylor polynomial with what is known about its series.
struct TaylorAnalysis: Sendable {
  /// f⁽ᵏ⁾(c)/k! from degree 0 upwards.
  let coefficients: [Double]
  /// The same exactly, where all of them are rational.
  let exact: [Rational]?
  /// The centre as it was written, for certified errors.
  let center: Expression?
  /// The centre with some number of bits.
  private let point: @Sendable (Int) -> Ball
  /// Radius of convergence and where it comes from.
  let convergence: ConvergenceRadius

  /// Expands an expression about a centre.
  ///
  /// - Throws: `SeriesFault` where there is no series.
  /// - Parameters:
  ///   - exact: the centre where it is rational.
  ///   - written: the centre as it was written, such as `pi`; coefficients belong to it and not to
  ///     the double beside it.
  init(
    of expression: Expression, at center: Double, exact: Rational?, written: Expression? = nil,
    degree: Int
  ) throws(SeriesFault) {
    let doubles = try expression.series(at: center, order: degree).coefficients
    self.exact = exact.flatMap { Self.fractions(of: expression, at: $0, degree: degree) }
    self.center = written
    let place = written ?? exact.map { Expression($0) }
    let point: @Sendable (Int) -> Ball = {
      place?.constantBall(precision: $0) ?? Ball(center, precision: $0)
    }
    self.point = point
    coefficients =
      self.exact?.map(\.doubleValue) ?? Self.rounded(expression, degree, center: point) ?? doubles
    convergence = expression.radiusOfConvergence(at: center)
  }

  /// The coefficients as fractions; nil where they are none, or too long for anybody to read.
  ///
  /// Fractions of high degree cost seconds where their length grows, as that of Bernoulli numbers.
  private static func fractions(
    of expression: Expression, at center: Rational, degree: Int
  ) -> [Rational]? {
    let (readable, digits) = (256, 400)
    let first = (try? expression.exactSeries(at: center, order: min(degree, readable))) ?? nil
    guard degree > readable, let first else { return first }
    guard first.allSatisfy({ $0.description.utf8.count <= digits }) else { return nil }
    return (try? expression.exactSeries(at: center, order: degree)) ?? nil
  }

  /// Coefficients that are the doubles next to the true ones; nil where balls do not decide them.
  ///
  /// A coefficient that is 0 to half the bits beside the largest is 0: recurrences in doubles leave
  /// rounding noise there.
  private static func rounded(
    _ expression: Expression, _ degree: Int, center: (Int) -> Ball
  ) -> [Double]? {
    for bits in [192, 384, 768] {
      guard let balls = try? expression.ballSeries(at: center(bits), order: degree) else {
        return nil
      }
      let zero = balls.zeroLevel(bits)
      let doubles = balls.map { ball -> Double? in
        if ball.digits >= 17 { return ball.doubleValue }
        return ball.containsZero && ball.largestMagnitude.isAtMost(zero) ? 0 : nil
      }
      if doubles.allSatisfy({ $0 != nil }) { return doubles.compactMap { $0 } }
    }
    return nil
  }
}

extension [Ball] {
  /// Half the bits below the largest: a coefficient whose ball holds 0 and nothing above it is 0.
  fileprivate func zeroLevel(_ bits: Int) -> Ball {
    map(\.largestMagnitude).reduce(Ball(0, precision: bits), Ball.maximum)
      .scaled(byPowerOfTwo: -bits / 2)
  }
}

extension TaylorAnalysis {
  /// The order m of Peano's remainder o((x − c)ᵐ): the highest power before the next term; nil where
  /// the function is the polynomial near the centre.
  ///
  /// Trailing zero coefficients of the function, not of the polynomial, raise it: degree 7 of the
  /// sine leaves o(x⁸). Coefficients are 0 where balls say so, or by the rule of ``coefficients``;
  /// where no further term is found o((x − c)ⁿ) is true in any case.
  /// - Complexity: that of a ball series of 24 terms more, or 200 where those vanish.
  func peanoOrder(of expression: Expression) -> Int? {
    let degree = coefficients.count - 1
    let pieceDegree = expression.pieceDegree
    if let pieceDegree, pieceDegree <= degree { return nil }
    for more in [24, 200] {
      let reach = min(pieceDegree ?? .max, degree + more)
      switch nextTerm(of: expression, from: degree + 1, to: reach) {
      case .at(let power): return power - 1
      case .unknown: return degree
      case .none where reach == pieceDegree: return nil
      case .none: continue
      }
    }
    return degree
  }

  private enum NextTerm {
    case at(Int), none, unknown
  }

  /// The first power with a coefficient that is not 0.
  private func nextTerm(of expression: Expression, from first: Int, to last: Int) -> NextTerm {
    for bits in [192, 768] {
      guard let balls = try? expression.ballSeries(at: point(bits), order: last) else { break }
      let zero = balls.zeroLevel(bits)
      let open = (first...last).first { k in
        let isZero = bits > 192 ? balls[k].magnitude.isAtMost(zero) : balls[k].isExact
        return !(balls[k].containsZero && isZero)
      }
      guard let open else { return .none }
      // What is only known to be small may be a term or none.
      if !balls[open].containsZero || bits > 192 { return .at(open) }
    }
    return .unknown
  }

  /// The values an article can name.
  var values: [String: Value] {
    var values: [String: Value] = [
      "radius": .number(convergence.radius),
      "singularity": .notation(convergence.notation),
      "evidence": .text(convergence.evidence.rawValue),
    ]
    for (power, coefficient) in (exact ?? []).enumerated() {
      values["exact.\(power)"] = .exact(coefficient.description)
    }
    return values
  }
}

extension ConvergenceRadius {
  /// The nearest singularities as printed: `±iπ/2` as numbers, conjugates joined.
  var notation: Notation {
    guard let first = nearest.first else {
      return .text(radius.isInfinite ? "none" : "not located")
    }
    let (real, imaginary) = (first.location.real, abs(first.location.imaginary))
    var parts: [Notation] = []
    if abs(real) > 1e-12 * radius || imaginary == 0 {
      parts.append(Notation(number: real, digits: 4))
    }
    if imaginary > 1e-12 * radius {
      let hasPair = nearest.contains { $0.location.imaginary < 0 }
      let sign = hasPair ? "±" : first.location.imaginary < 0 ? "−" : "+"
      if !parts.isEmpty || sign != "+" {
        parts.append(.symbol(sign, parts.isEmpty ? .prefix : .binary))
      }
      parts.append(Notation(number: imaginary, digits: 4))
      parts.append(.variable("i"))
    }
    return .row(parts)
  }
}
