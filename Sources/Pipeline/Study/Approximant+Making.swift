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
    var label: Notation
    var methodLabel: Notation?
    var degree: Int?
    var parameters: Int
    var function: RealFunction
    var coefficients: [Double]
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
    case .projection(let basis, let degree):
      return try projection(
        basis.map { Input($0, in: context.source) }, degree.value, spec, context)
    case .interpolation(let degree):
      return try interpolation(degree.value, spec, context)
    case .minimax(let degree):
      return try minimax(degree.value, spec, context)
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

  private static func projection(
    _ name: Input?, _ degree: Int, _ spec: ApproximantSpec, _ context: Context
  ) throws(Failure) -> Made {
    guard let target = context.target, let domain = context.domain, let norm = context.norm else {
      throw context.failure(spec, "a function is missing")
    }
    let basis = try name?.basis(on: domain) ?? norm
    let projection: Projection
    do {
      projection = try Projection(
        of: target.function, onto: basis, degree: degree,
        supOn: domain.isFinite ? nil : context.view)
    } catch {
      throw context.failure(spec, error.message)
    }
    let word = basis.family == nil ? "projection" : basis.name.split(separator: "(")[0]
    let title = basis.family?.title ?? "projection"
    return Made(
      method: .projection(basis.name), object: .projection(projection), name: "\(word)",
      label: .counted(title, degree), methodLabel: .text(title),
      degree: degree, parameters: degree + 1,
      function: projection.expansion.function, coefficients: projection.coefficients)
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
    .row([
      .text("\(name), "), .variable(letter), .symbol("=", .relation), .number("\(degree)"),
    ])
  }
}

extension OrthogonalFamily {
  /// The family's name as printed.
  var title: String {
    switch self {
    case .legendre: "Legendre"
    case .chebyshev(.first): "Chebyshev"
    case .chebyshev(let kind): "Chebyshev \(kind.rawValue)"
    case .gegenbauer: "Gegenbauer"
    case .jacobi: "Jacobi"
    case .laguerre: "Laguerre"
    case .hermite, .hermiteE: "Hermite"
    }
  }
}
