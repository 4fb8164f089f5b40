import Approximation
import Formula
import Specification

extension Approximant {
  /// The interpolant in Chebyshev points.
  static func interpolation(
    _ degree: Int, _ spec: ApproximantSpec, _ context: Context
  ) throws(Failure) -> Made {
    let (target, domain) = try bounded(spec, context)
    let result: Interpolation
    do {
      result = try Interpolation(of: target, on: domain, degree: degree)
    } catch {
      throw context.failure(spec, error.message)
    }
    return Made(
      method: .interpolation, object: .interpolation(result), name: "interpolation",
      label: .counted("interpolation", degree), methodLabel: .text("interpolation"),
      degree: degree, parameters: degree + 1, function: result.series.function,
      coefficients: result.series.coefficients)
  }

  /// The best polynomial in the maximum norm.
  static func minimax(
    _ degree: Int, _ spec: ApproximantSpec, _ context: Context
  ) throws(Failure) -> Made {
    let (target, domain) = try bounded(spec, context)
    guard (0...200).contains(degree) else {
      throw context.failure(spec, "minimax takes degrees from 0 to 200")
    }
    let best = MinimaxPolynomial(of: target, on: domain, degree: degree)
    return Made(
      method: .minimax, object: .minimax(best), name: "minimax",
      label: .counted("minimax", degree), methodLabel: .text("minimax"), degree: degree,
      parameters: degree + 1, function: best.series.function,
      coefficients: best.chebyshevCoefficients)
  }

  /// The target on a finite domain where it has values throughout.
  private static func bounded(
    _ spec: ApproximantSpec, _ context: Context
  ) throws(Failure) -> (RealFunction, Interval) {
    guard let target = context.target, let domain = context.domain else {
      throw context.failure(spec, "a function is missing")
    }
    guard domain.isFinite else {
      throw context.failure(spec, "this method needs a finite domain")
    }
    let points = ChebyshevSeries.points(on: domain, degree: 400)
    for (x, value) in zip(points, target.function.values(at: points)) where !value.isFinite {
      throw context.failure(
        spec, "the function has no finite value at x = \(significant(x, 10))")
    }
    return (target.function, domain)
  }
}
