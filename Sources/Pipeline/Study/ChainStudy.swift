import Encoding
import Approximation
import Exact
import Formula
import Networks
import Reporting
import Specification

/// A chain of a figure: its weights, and its polynomial where they are exact.
struct ChainStudy: Sendable {
  let family: ChainFamily
  /// The weights as doubles, from the layer next to x outwards.
  let weights: [Double]
  /// The chain with its given weights; nil for fitted ones.
  let chain: Chain?
  /// The exact expansion; nil for fitted weights and for activations without one.
  let expansion: ChainExpansion?
  /// The result of a fit; nil for given weights.
  let fit: Fit<ChainFunction>?
  /// How the chain was asked for, which a convergence panel repeats at other depths.
  let spec: NetworkSpec?

  /// The largest depth whose symbolic expansion still prints.
  static let symbolicDepth = 3

  /// The values an article can name.
  var values: [String: Value] {
    var values: [String: Value] = [
      "depth": .number(Double(family.depth)),
      "freeParameters": .number(Double(family.freeParameters)),
    ]
    for (index, weight) in weights.enumerated() {
      values["weights.\(index + 1)"] = .number(weight)
    }
    if let rank = family.rank { values["rank"] = .number(Double(rank)) }
    if family.depth <= Self.symbolicDepth, let symbolic = try? SymbolicExpansion(family) {
      values["symbolic"] = .notation(symbolic.notation)
      for (index, line) in symbolic.notation.lines(of: 3).enumerated() {
        values["symbolic.\(index + 1)"] = .notation(line)
      }
    }
    if let fit {
      if let best = fit.bestPolynomialRms { values["bestPolynomial"] = .number(best) }
      values["starts"] = .number(Double(fit.starts.count))
    }
    if let expansion, let polynomial = expansion.polynomial {
      values["polynomial"] = .notation(Notation(polynomial: polynomial))
      let terms = expansion.signs.filter { $0 != 0 }.count
      values["terms"] = .number(Double(terms))
      if let largest = expansion.coefficients.map(\.magnitude).max() {
        values["largestCoefficient"] = .number(largest.doubleValue)
      }
      for (power, coefficient) in expansion.coefficients.prefix(9).enumerated() {
        values["exact.\(power)"] = .exact(coefficient.description)
      }
    }
    return values
  }
}

extension ChainStudy {
  /// The coefficients of a fitted chain, from the exact expansion of its doubles.
  ///
  /// Floating point convolution would lose them; doubles are exact rationals.
  var fittedCoefficients: [Double] {
    guard let chain = fit?.chain.exact, family.degree ?? .max <= 64,
      let polynomial = try? ChainExpansion(chain).polynomial
    else { return [] }
    return polynomial.coefficients.map(\.doubleValue)
  }
}

extension Approximant {
  /// A chain with given or fitted weights.
  static func chain(_ spec: NetworkSpec, in context: Context) throws(Failure) -> Made {
    let activationInput = Input(spec.activation, in: context.source)
    guard let activation = Activation(spec.activation.value) else {
      throw activationInput.unknownActivation
    }
    guard spec.weights.isEmpty else {
      let chain = try Self.exactChain(spec, activation, in: context)
      return made(chain)
    }
    return try fitted(spec, activation, in: context)
  }

  private static func exactChain(
    _ spec: NetworkSpec, _ activation: Activation, in context: Context
  ) throws(Failure) -> Chain {
    var weights: [Rational] = []
    for text in spec.weights { weights.append(try Input(text, in: context.source).rational()) }
    var biases: [Rational] = []
    for text in spec.biases { biases.append(try Input(text, in: context.source).rational()) }
    guard biases.isEmpty || biases.count == weights.count else {
      throw Input(spec.biases[0], in: context.source).failure(
        "\(biases.count) biases for \(weights.count) weights", hint: "give one for every layer")
    }
    if let depth = spec.depth, depth.value != weights.count {
      throw Failure(
        "depth \(depth.value) but \(weights.count) weights",
        at: context.source.location(line: depth.place.line, column: depth.place.column))
    }
    var head: [Rational] = []
    for text in spec.head { head.append(try Input(text, in: context.source).rational()) }
    return Chain(
      activation: activation, isResidual: spec.residual, weights: weights, biases: biases,
      head: head.count == 2 ? Chain.Head(scale: head[0], offset: head[1]) : nil)
  }

  private static func made(_ chain: Chain) -> Made {
    // Chains of other activations, and very large ones, are drawn from their layers.
    let expansion = try? ChainExpansion(chain)
    let study = ChainStudy(
      family: chain.family, weights: chain.weights.map(\.doubleValue), chain: chain,
      expansion: expansion,
      fit: nil, spec: nil)
    return Made(
      method: .chain(chain.family.description), object: .chain(study), name: "chain",
      label: chain.family.label, methodLabel: chain.family.kindLabel, degree: expansion?.degree,
      parameters: chain.family.freeParameters, function: chain.function(kinks: expansion),
      coefficients: expansion?.coefficients.map(\.doubleValue) ?? [])
  }
}

extension Chain {
  /// The chain as a function, evaluated layer by layer, with the kinks of its expansion.
  func function(kinks expansion: ChainExpansion?) -> RealFunction {
    let chain = ChainFunction(self)
    let kinks = expansion?.function.breakpoints.map(\.doubleValue) ?? []
    return RealFunction(breakpoints: kinks) { chain($0) }
  }
}

extension ChainFamily {
  /// What tells one family of chains from another whatever the depth.
  var description: String {
    "\(activation.description) \(isResidual ? "residual" : "plain")\(hasBiases ? " bias" : "")"
  }

  /// The family's name as printed, whatever the depth.
  var kindLabel: Notation { .row(named("")) }

  /// The family's name and depth as printed.
  var label: Notation {
    .row(named(", ") + [.variable("n"), .symbol("=", .relation), .number("\(depth)")])
  }

  private func named(_ end: String) -> [Notation] {
    switch activation {
    case .square, .identity: [.text((isResidual ? "residual chain" : "plain chain") + end)]
    default: (isResidual ? [.text("residual ")] : []) + [activation.label, .text(" chain" + end)]
    }
  }
}

extension Input {
  /// The text as an exact rational constant.
  ///
  /// - Throws: `Failure` when it is not one.
  func rational() throws(Failure) -> Rational {
    let value = try finiteConstant()
    guard let exact = value.exact else {
      throw failure("'\(text)' is not rational", hint: "write a fraction or a decimal")
    }
    return exact
  }

  /// The failure of a name that is no activation.
  var unknownActivation: Failure {
    let known = Function.activations.map(\.rawValue)
    let hint = Spelling.nearest(to: text, among: known).map { "did you mean '\($0)'?" }
    return failure(
      "unknown activation '\(text)'", hint: hint ?? "known: " + known.joined(separator: ", "))
  }
}

extension ExpansionFault {
  /// Why a chain was not expanded, in words.
  var message: String {
    switch self {
    case .notPolynomial(let activation): "\(activation) is not made of polynomials"
    case .notOnePolynomial(let activation):
      "\(activation) has pieces; a symbolic expansion needs one polynomial"
    case .degreeTooLarge(let degree, let limit):
      "the degree \(degree.map(String.init) ?? "of this chain") is above the limit \(limit)"
    case .tooManyTerms(let limit): "more than \(limit) terms"
    case .tooManyPieces(let limit): "more than \(limit) pieces"
    }
  }
}

extension Notation {
  /// A long sum in lines of a number of terms; a line after the first starts with its sign.
  func lines(of count: Int) -> [Notation] {
    guard case .row(let parts) = self else { return [self] }
    var lines: [[Notation]] = [[]]
    var terms = 1
    for part in parts {
      if case .symbol(let sign, .binary) = part, sign == "+" || sign == "−" {
        if terms == count {
          lines.append([])
          terms = 0
        }
        terms += 1
      }
      lines[lines.count - 1].append(part)
    }
    return lines.map { .row($0) }
  }
}
