import Approximation
import Formula
import Networks
import Specification

extension Approximant {
  /// A chain whose weights are found by a fit to the target.
  static func fitted(
    _ spec: NetworkSpec, _ activation: Activation, in context: Context
  ) throws(Failure) -> Made {
    let input = Input(spec.activation, in: context.source)
    guard let depth = spec.depth?.value, let plan = spec.fit else {
      throw input.failure("give weights, or a depth to fit")
    }
    guard let target = context.target, let domain = context.domain else {
      throw input.failure("a fit needs a function", hint: "add 'function: …', or give weights")
    }
    guard domain.isFinite else { throw input.failure("a fit needs a finite domain") }
    let goal = try context.fitTarget(target, on: domain, at: input)
    if let width = spec.width {
      let family = NetworkFamily(
        activation: activation, width: width.value, depth: depth, isResidual: spec.residual,
        hasBiases: spec.bias)
      return try wide(family, plan, target: goal, at: input)
    }
    let family = ChainFamily(
      activation: activation, isResidual: spec.residual, depth: depth, hasBiases: spec.bias,
      hasHead: spec.bias)
    let fit = FitProblem(
      family, to: goal, starts: plan.starts, seed: UInt64(plan.seed)
    ).run()
    return made(fit, spec)
  }

  private static func made(_ fit: Fit<ChainFunction>, _ spec: NetworkSpec) -> Made {
    let chain = fit.chain
    let study = ChainStudy(
      family: chain.family, weights: chain.weights, chain: nil, expansion: nil, fit: fit, spec: spec
    )
    return Made(
      method: .chain(chain.family.description), object: .chain(study), name: "chain",
      label: chain.family.label, methodLabel: chain.family.kindLabel, degree: fit.degree,
      parameters: chain.family.freeParameters, function: RealFunction { chain($0) },
      coefficients: study.fittedCoefficients)
  }
}

extension Approximant.Context {
  /// The function in the inner product of the figure, as a fit takes it.
  fileprivate func fitTarget(
    _ target: Study.Target, on domain: Interval, at input: Input
  ) throws(Failure) -> FitTarget {
    guard let norm, !norm.isUnweighted else { return FitTarget(target.function, on: domain) }
    do {
      return try FitTarget(target.function, in: norm)
    } catch {
      throw input.failure(error.message)
    }
  }
}

extension Study {
  /// Fits beyond degree 32 reach rounding level on everything they can reach at all.
  private static let deepestFit = 5

  /// The fits of a chain's family at every depth whose degree stays within the highest one.
  func chainConvergence(
    _ position: Int, to highest: Int, against abscissa: PanelSpec.Abscissa
  ) throws(Failure) -> ConvergenceCurve {
    let approximant = approximants[position]
    guard case .chain(let chain) = approximant.object, let plan = chain.spec?.fit, let target,
      let domain, domain.isFinite, let norm
    else {
      throw Failure("a chain with given weights has no convergence to show")
    }
    let goal: FitTarget
    do {
      goal =
        norm.isUnweighted
        ? FitTarget(target.function, on: domain) : try FitTarget(target.function, in: norm)
    } catch {
      throw Failure("\(target.expression): \(error.message)")
    }
    var rows: [ConvergenceCurve.Row] = []
    for depth in 1...Self.deepestFit {
      var family = chain.family
      family.depth = depth
      let count: Int? =
        switch abscissa {
        case .degree: family.degree
        case .parameters: family.freeParameters
        case .depth: depth
        }
      guard let degree = family.degree, let count, count <= highest else { break }
      let fit =
        depth == chain.family.depth
        ? chain.fit
        : FitProblem(family, to: goal, starts: plan.starts, seed: UInt64(plan.seed)).run()
      guard let fit else { break }
      rows.append(
        ConvergenceCurve.Row(
          degree: degree, parameters: family.freeParameters, depth: depth,
          errors: fit.norms(on: domain, mass: norm.mass)))
    }
    return ConvergenceCurve(position: position, rows: rows, decay: nil)
  }
}

extension Fit {
  /// The errors the fit measured, in a measure of this mass.
  func norms(on interval: Interval, mass: Double) -> ErrorNorms {
    ErrorNorms(l2: rms * mass.squareRoot(), rms: rms, sup: sup, supInterval: interval)
  }

  /// Errors and error curve in the inner product of the fit; nil for data.
  func measured(in norm: PolynomialBasis) -> (errors: ErrorNorms, curve: ErrorCurve)? {
    errorCurve.map { (norms(on: norm.interval, mass: norm.mass), $0) }
  }
}

extension PolynomialBasis {
  /// Whether the inner product has weight 1 on a finite interval.
  var isUnweighted: Bool { family == .legendre && interval.isFinite }
}
