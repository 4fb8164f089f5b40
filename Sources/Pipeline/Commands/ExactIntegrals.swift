import Exact
import Networks

/// Coefficients in Legendre's polynomials, integrated between the pieces of a network.
enum ExactIntegrals: Sendable {
  /// Fractions, where ends and breakpoints are rational.
  case rational([Rational])
  /// Enclosures, where breakpoints are algebraic numbers.
  case enclosed([Ball])

  /// The coefficients of a function of exact pieces.
  init(
    of function: PiecewisePolynomial, from lower: Rational, to upper: Rational, degree: Int
  ) {
    if let fractions = function.legendreCoefficients(from: lower, to: upper, degree: degree) {
      self = .rational(fractions)
    } else {
      self = .enclosed(function.legendreEnclosures(from: lower, to: upper, degree: degree))
    }
  }

  /// The digits that all coefficients have; an enclosed zero has them all.
  var digits: Int {
    guard case .enclosed(let values) = self else { return 17 }
    return max(values.map { $0.containsZero ? 17 : $0.digits }.min() ?? 17, 1)
  }

  var doubles: [Double] {
    switch self {
    case .rational(let values): values.map(\.doubleValue)
    // What vanishes by symmetry is enclosed by a speck about 0.
    case .enclosed(let values): values.map { $0.containsZero ? 0 : $0.doubleValue }
    }
  }
}
