import Approximation
import ComplexModule
import Formula
import Reporting
import Specification

extension Approximant {
  /// A quotient of polynomials.
  static func rational(
    _ rational: RationalSpec, _ spec: ApproximantSpec, _ context: Context
  ) throws(Failure) -> Made {
    guard let target = context.target else { throw context.failure(spec, "a function is missing") }
    let recipe = try recipe(rational, context.source)
    guard context.measure == nil else {
      throw context.failure(
        spec, "errors of rational functions are not enclosed",
        hint: "leave out 'precision', or draw them in a figure of their own")
    }
    let (function, domain) = try bounded(spec, context)
    let study: RationalStudy
    do {
      study = try RationalStudy(recipe, of: target.expression, function, on: domain)
    } catch {
      switch error {
      case .notFound(let m, let n):
        throw context.failure(
          spec, "no best rational function of type (\(m), \(n)) was found without poles",
          hint: "try a smaller type, or 'aaa: 1e-10'")
      case .polynomial(let m):
        throw context.failure(
          spec, "the function is a polynomial of degree at most \(m) itself, up to rounding",
          hint: "write 'minimax: { degree: \(m) }'")
      case .series(let fault):
        throw context.failure(spec, "no Taylor series: \(fault)", hint: fault.hint)
      }
    }
    if let pole = study.poles(on: domain).first {
      throw context.failure(
        spec, "the approximation has a pole on the domain, at x = \(significant(pole, 6))",
        hint: "choose another type or tolerance, or a domain without the pole")
    }
    let type = Notation.fenced(
      open: "(",
      .row([
        .number("\(study.type.numerator)"), .symbol(",", .punctuation),
        .number("\(study.type.denominator)"),
      ]), close: ")")
    return Made(
      method: .rational(recipe.family), object: .rational(study), name: recipe.name,
      suffix: "\(study.type.numerator)-\(study.type.denominator)",
      label: .row([.text("\(recipe.title) "), type]), methodLabel: .text(recipe.title),
      degree: nil, parameters: study.parameters, function: study.function(on: domain),
      coefficients: [])
  }

  private static func recipe(
    _ spec: RationalSpec, _ source: SourceText
  ) throws(Failure) -> RationalStudy.Recipe {
    switch spec {
    case .minimax(let m, let n): return .minimax(m.value, n.value)
    case .aaa(let text):
      let input = Input(text, in: source)
      let tolerance = try input.finiteConstant().value
      guard tolerance > 0, tolerance < 1 else {
        throw input.failure("aaa takes a tolerance between 0 and 1", hint: "such as 1e-10")
      }
      return .aaa(tolerance: tolerance, degree: RationalStudy.Recipe.largestDegree)
    case .pade(let l, let m, let at):
      let center = try at.map { text throws(Failure) in
        try Input(text, in: source).finiteConstant().value
      }
      return .pade(l.value, m.value, center: center ?? 0)
    }
  }
}

extension RationalStudy {
  /// The values an article can name: the type, poles, zeros and residues by number, the pole nearest
  /// to a point by its size.
  var values: [String: Value] {
    var values: [String: Value] = [
      "type.numerator": .number(Double(type.numerator)),
      "type.denominator": .number(Double(type.denominator)),
    ]
    if let lowerBound { values["lowerBound"] = .number(lowerBound) }
    for (k, x) in reference.enumerated() { values["reference.\(k)"] = .number(x) }
    for (key, points) in [("poles", poles), ("zeros", zeros), ("residues", residues)] {
      for (k, z) in points.enumerated() {
        values["\(key).\(k).re"] = .number(z.real)
        values["\(key).\(k).im"] = .number(z.imaginary)
      }
    }
    return values
  }
}
