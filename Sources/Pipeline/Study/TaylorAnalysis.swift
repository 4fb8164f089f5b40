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
    self.exact = exact.flatMap { try? expression.exactSeries(at: $0, order: degree) }
    self.center = written
    coefficients =
      self.exact?.map(\.doubleValue)
      ?? Self.rounded(expression, degree) { precision in
        written?.constantBall(precision: precision)
          ?? exact.map { Ball($0, precision: precision) } ?? Ball(center, precision: precision)
      } ?? doubles
    convergence = expression.radiusOfConvergence(at: center)
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
      let largest = balls.map(\.largestMagnitude).reduce(Ball(0, precision: bits), Ball.maximum)
      let zero = largest.scaled(byPowerOfTwo: -bits / 2)
      let doubles = balls.map { ball -> Double? in
        if ball.digits >= 17 { return ball.doubleValue }
        return ball.containsZero && ball.largestMagnitude.isAtMost(zero) ? 0 : nil
      }
      if doubles.allSatisfy({ $0 != nil }) { return doubles.compactMap { $0 } }
    }
    return nil
  }
}

extension TaylorAnalysis {
  /// The order m of Peano's remainder o((x − c)ᵐ): the highest power before the next term; nil where
  /// the function is the polynomial near the centre.
  ///
  /// Trailing zero coefficients of the function, not of the polynomial, raise it: degree 7 of the
  /// sine leaves o(x⁸). Where no further term is found o((x − c)ⁿ) is true in any case.
  static func peanoOrder(of expression: Expression, at center: Double, degree: Int) -> Int? {
    if let longer = try? expression.series(at: center, order: degree + 24).coefficients {
      // Coefficients may fall like 1/k!, so what is noise shows beside the neighbours only.
      let next = (degree + 1..<longer.count - 1).first { k in
        abs(longer[k]) > 1e-12 * max(abs(longer[k - 1]), abs(longer[k + 1]))
      }
      if let next { return next - 1 }
    }
    // Terms further on, and those that leave the double range.
    let pieceDegree = expression.pieceDegree
    if let pieceDegree, pieceDegree <= degree { return nil }
    let reach = min(pieceDegree ?? .max, degree + 200)
    let point = Ball(center, precision: 192)
    if let balls = try? expression.ballSeries(at: point, order: reach),
      let next = (degree + 1..<balls.count).first(where: { !balls[$0].containsZero })
    {
      return next - 1
    }
    return pieceDegree.map { $0 <= reach } == true ? nil : degree
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
