import Approximation
import Exact
import Formula
import Specification

extension Approximant {
  /// An approximation before it is measured.
  struct Made {
    var method: Method
    var object: Object
    var name: String
    /// What follows the name where the degree does not tell.
    var suffix: String?
    var label: Notation
    var methodLabel: Notation?
    var degree: Int?
    var parameters: Int
    var function: RealFunction
    var coefficients: [Double]
    /// Why an adaptive degree stopped where it did; nil for a given degree.
    var chop: Chop?
    /// The weight of a projection's own inner product, in words.
    var weightText: String?
  }

  static func make(_ spec: ApproximantSpec, in context: Context) throws(Failure) -> Made {
    switch spec.method {
    case .trained(let file):
      return try trained(Input(file, in: context.source), in: context)
    case .layers(let layers):
      return try written(layers, in: context)
    case .network(let network):
      return try chain(network, in: context)
    case .taylor(let at, let degree):
      return try taylor(at.map { Input($0, in: context.source) }, degree.value, spec, context)
    case .projection(let basis, let weight, let degree):
      return try projection(
        basis.map { Input($0, in: context.source) },
        weight: weight.map { Input($0, in: context.source) }, degree?.value, spec, context)
    case .interpolation(let nodes, let degree):
      return try interpolation(
        nodes.map { Input($0, in: context.source) }, degree.value, spec, context)
    case .minimax(let weight, let isRelative, let degree):
      return try minimax(
        degree.value, weight: weight.map { Input($0, in: context.source) },
        isRelative: isRelative, spec, context)
    case .bernstein(let degree):
      return try bernstein(degree.value, spec, context)
    case .rational(let rational):
      return try self.rational(rational, spec, context)
    case .construction(let kind, let depth):
      return construction(kind, depth: depth.value, on: context.domain)
    case .realization(let polynomial):
      return try realization(polynomial.map { Input($0, in: context.source) }, spec, context)
    }
  }

  private static func taylor(
    _ at: Input?, _ degree: Int, _ spec: ApproximantSpec, _ context: Context
  ) throws(Failure) -> Made {
    guard let target = context.target else { throw context.failure(spec, "a function is missing") }
    let written = try at?.finiteConstant()
    let center = written?.value ?? 0
    let analysis: TaylorAnalysis
    do {
      analysis = try TaylorAnalysis(
        of: target.expression, at: center, exact: written.map(\.exact) ?? .zero,
        written: try? at?.constantExpression(), degree: degree)
    } catch {
      throw context.failure(spec, "no Taylor series: \(error)", hint: error.hint)
    }
    let polynomial = TaylorPolynomial(center: center, coefficients: analysis.coefficients)
    return Made(
      method: .taylor(center: center), object: .taylor(polynomial, analysis), name: "taylor",
      label: .counted("Taylor", degree), methodLabel: .text("Taylor"), degree: degree,
      parameters: degree + 1,
      function: polynomial.function, coefficients: analysis.coefficients)
  }
}

extension Approximant.Context {
  /// A failure that points at the word an approximant starts with.
  func failure(_ spec: ApproximantSpec, _ message: String, hint: String? = nil) -> Failure {
    Failure(
      message, at: source.location(line: spec.place.line, column: spec.place.column), hint: hint)
  }
}

extension Notation {
  /// A name and a degree, such as `Legendre, n = 10`.
  static func counted(_ name: String, _ degree: Int, letter: String = "n") -> Notation {
    counted(.text(name), degree, letter: letter)
  }

  /// A name of any notation and a degree.
  static func counted(_ name: Notation, _ degree: Int, letter: String = "n") -> Notation {
    let words: Notation
    if case .text(let text) = name {
      words = .text("\(text), ")
    } else {
      words = .row([name, .text(", ")])
    }
    return .row([
      words, .variable(letter), .symbol("=", .relation), .number("\(degree)"),
    ])
  }
}
