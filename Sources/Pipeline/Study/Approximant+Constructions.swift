import Approximation
import Exact
import Formula
import Networks
import Specification

extension Approximant {
  /// A network known in closed form.
  static func construction(
    _ kind: ApproximantSpec.Construction, depth: Int, on domain: Interval?
  ) -> Made {
    switch kind {
    case .sawtooth:
      var study = NetworkStudy(.sawtoothSquare(depth: depth), construction: kind)
      study.domain = domain
      return Made(
        method: .network(kind.rawValue), object: .network(study), name: "sawtooth\(depth)",
        label: .counted("sawtooth", depth, letter: "m"), methodLabel: .text("sawtooth"),
        degree: nil, parameters: study.network.parameterCount, function: study.function,
        coefficients: [])
    case .chebyshev:
      let degree = Notation.scripts(.variable("T"), sub: .number("\(1 << depth)"), sup: nil)
      return chain(kind, .chebyshev(depth: depth), degree, name: "chebyshev\(depth)")
    case .exponential:
      return chain(
        kind, .squaredExponential(depth: depth), .counted("squaring chain", depth),
        name: "squaring\(depth)")
    }
  }

  private static func chain(
    _ kind: ApproximantSpec.Construction, _ chain: Chain, _ label: Notation, name: String
  ) -> Made {
    let expansion = try? ChainExpansion(chain)
    let study = ChainStudy(
      family: chain.family, weights: chain.weights.map(\.doubleValue), chain: chain,
      expansion: expansion, fit: nil, spec: nil)
    return Made(
      method: .chain(kind.rawValue), object: .chain(study), name: name, label: label,
      methodLabel: nil,
      degree: expansion?.degree, parameters: chain.family.freeParameters,
      function: chain.function(kinks: expansion),
      coefficients: expansion?.coefficients.map(\.doubleValue) ?? [])
  }

  /// The exact network of squares of a polynomial.
  static func realization(
    _ polynomial: Input?, _ spec: ApproximantSpec, _ context: Context
  ) throws(Failure) -> Made {
    let expression: Expression
    if let polynomial {
      expression = try polynomial.expression()
    } else if let target = context.target {
      expression = target.expression
    } else {
      throw context.failure(
        spec, "a realization needs a polynomial", hint: "add 'polynomial: x^3 + x'")
    }
    guard let exact = expression.polynomial else {
      let message = "'\(expression)' is not a polynomial in x"
      throw polynomial?.failure(message) ?? context.failure(spec, message)
    }
    guard let realization = Realization(exact) else {
      throw context.failure(
        spec, "degree \(exact.degree) is above the limit of \(Realization.degreeLimit)")
    }
    let study = NetworkStudy(realization.network, isVerified: realization.isVerified)
    return Made(
      method: .network("realization"), object: .network(study), name: "realization",
      label: .text("network of squares"), methodLabel: nil, degree: exact.degree,
      parameters: realization.network.parameterCount, function: study.function,
      coefficients: exact.coefficients.map(\.doubleValue))
  }
}

extension Study {
  /// The deepest network of a construction that is measured: it has 2ᵐ pieces.
  private static let deepestConstruction = 10

  /// The errors of a construction at every depth.
  func networkConvergence(
    _ position: Int, to highest: Int, against abscissa: PanelSpec.Abscissa
  ) throws(Failure) -> ConvergenceCurve {
    guard case .network(let study) = approximants[position].object,
      study.construction == .sawtooth, let target, let norm
    else { throw Failure("a network with given weights has no convergence to show") }
    guard abscissa != .degree else {
      throw Failure(
        "a network of rectifiers has no degree", hint: "write 'against: depth' or 'parameters'")
    }
    var rows: [ConvergenceCurve.Row] = []
    for depth in 1...Self.deepestConstruction {
      let network = Network.sawtoothSquare(depth: depth)
      let count = abscissa == .depth ? depth : network.parameterCount
      guard count <= highest else { break }
      do {
        let function = NetworkStudy(network).function
        rows.append(
          ConvergenceCurve.Row(
            degree: 1, parameters: network.parameterCount, depth: depth,
            errors: try ErrorNorms(
              of: target.function, minus: function, in: norm, degree: 2,
              supOn: norm.interval.isFinite ? norm.interval : view)))
      } catch {
        throw Failure("\(target.expression): \(error.message)")
      }
    }
    let errors = rows.map(\.errors.sup.size)
    return ConvergenceCurve(
      position: position, rows: rows, decay: Decay(errors, degrees: rows.compactMap(\.depth)))
  }
}
