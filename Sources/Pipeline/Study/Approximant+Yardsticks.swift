import Approximation
import Formula
import Specification

extension Approximant {
  /// The interpolant in a family of nodes, Chebyshev roots when none is named.
  static func interpolation(
    _ nodes: Input?, _ degree: Int, _ spec: ApproximantSpec, _ context: Context
  ) throws(Failure) -> Made {
    let family = try nodes?.nodeFamily() ?? .chebyshevRoots
    let (target, domain) = try bounded(spec, context)
    let result: Interpolation
    do {
      result = try Interpolation(of: target, on: domain, degree: degree, nodes: family)
    } catch {
      throw context.failure(spec, error.message)
    }
    let title = nodes == nil ? "interpolation" : family.title
    return Made(
      method: .interpolation(family), object: .interpolation(result),
      name: nodes == nil ? "interpolation" : "interpolation-\(family.rawValue)",
      label: .counted(title, degree), methodLabel: .text(title),
      degree: degree, parameters: degree + 1, function: result.series.function,
      coefficients: result.series.coefficients)
  }

  /// The best polynomial in the maximum norm.
  static func minimax(
    _ degree: Int, weight: Input?, isRelative: Bool, _ spec: ApproximantSpec, _ context: Context
  ) throws(Failure) -> Made {
    let (target, domain) = try bounded(spec, context)
    let factor: RealFunction?
    if let weight {
      factor = RealFunction(try weight.expression(), on: domain)
    } else {
      factor = isRelative ? target.reciprocalSize : nil
    }
    if let factor {
      let points = ChebyshevSeries.points(on: domain, degree: 400)
      for x in points where !(factor(x) > 0 && factor(x) < .infinity) {
        let words = weight?.text ?? "1/|f|"
        let message =
          "the weight \(words) of the error is not positive and finite at x = "
          + significant(x, 10)
        throw weight?.failure(message) ?? context.failure(spec, message)
      }
    }
    let best = MinimaxPolynomial(of: target, on: domain, degree: degree, weight: factor)
    let title = factor == nil ? "minimax" : isRelative ? "relative minimax" : "weighted minimax"
    let name = factor == nil ? "minimax" : isRelative ? "minimax-relative" : "minimax-weighted"
    return Made(
      method: .minimax(weight?.text ?? (isRelative ? "1/|f|" : "")),
      object: .minimax(best, weight: factor), name: name,
      label: .counted(title, degree), methodLabel: .text(title), degree: degree,
      parameters: degree + 1, function: best.series.function,
      coefficients: best.chebyshevCoefficients)
  }

  /// Bernstein's polynomial of equispaced values.
  static func bernstein(
    _ degree: Int, _ spec: ApproximantSpec, _ context: Context
  ) throws(Failure) -> Made {
    let (target, domain) = try bounded(spec, context)
    let polynomial = BernsteinPolynomial(of: target, on: domain, degree: degree)
    return Made(
      method: .bernstein, object: .bernstein(polynomial), name: "bernstein",
      label: .counted("Bernstein", degree), methodLabel: .text("Bernstein"), degree: degree,
      parameters: degree + 1, function: polynomial.function, coefficients: [])
  }

  /// The target on a finite domain where it has values throughout.
  static func bounded(
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

extension NodeFamily {
  /// The nodes as printed.
  var title: String {
    switch self {
    case .chebyshev: "Chebyshev points"
    case .chebyshevRoots: "Chebyshev roots"
    case .legendre: "Legendre points"
    case .equispaced: "equispaced points"
    }
  }
}

extension Input {
  /// The text as a family of interpolation nodes.
  ///
  /// - Throws: `Failure` for unknown names.
  func nodeFamily() throws(Failure) -> NodeFamily {
    guard let family = NodeFamily(rawValue: text) else {
      throw failure(
        "unknown nodes '\(text)'",
        hint: "known: " + NodeFamily.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return family
  }
}
