import Approximation
import Exact
import Formula
import Reporting

/// A Taylor polynomial with what is known about its series.
struct TaylorAnalysis: Sendable {
  /// f⁽ᵏ⁾(c)/k! from degree 0 upwards.
  let coefficients: [Double]
  /// The same exactly, where all of them are rational.
  let exact: [Rational]?
  /// Radius of convergence and where it comes from.
  let convergence: ConvergenceRadius

  /// Expands an expression about a centre.
  ///
  /// - Throws: `SeriesFault` where there is no series.
  init(of expression: Expression, at center: Double, exact: Rational?, degree: Int) throws(SeriesFault) {
    coefficients = try expression.series(at: center, order: degree).coefficients
    self.exact = exact.flatMap { try? expression.exactSeries(at: $0, order: degree) }
    convergence = expression.convergenceRadius(at: center)
  }
}
