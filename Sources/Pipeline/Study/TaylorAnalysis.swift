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
  var center: Expression?
  /// Radius of convergence and where it comes from.
  let convergence: ConvergenceRadius

  /// Expands an expression about a centre.
  ///
  /// - Throws: `SeriesFault` where there is no series.
  init(of expression: Expression, at center: Double, exact: Rational?, degree: Int)
    throws(SeriesFault)
  {
    coefficients = try expression.series(at: center, order: degree).coefficients
    self.exact = exact.flatMap { try? expression.exactSeries(at: $0, order: degree) }
    convergence = expression.radiusOfConvergence(at: center)
  }
}

extension TaylorAnalysis {
  /// The order m of Peano's remainder o((x − c)ᵐ): the highest power before the next term.
  ///
  /// Trailing zero coefficients of the function, not of the polynomial, raise it: degree 7 of the
  /// sine leaves o(x⁸).
  static func peanoOrder(
    of expression: Expression, at center: Double, degree: Int
  ) throws(SeriesFault) -> Int? {
    let longer = try expression.series(at: center, order: degree + 24).coefficients
    // Coefficients may fall like 1/k!, so what is noise shows beside the neighbours only.
    let next = (degree + 1..<longer.count - 1).first { k in
      abs(longer[k]) > 1e-12 * max(abs(longer[k - 1]), abs(longer[k + 1]))
    }
    return next.map { $0 - 1 }
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
