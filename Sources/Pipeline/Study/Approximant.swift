import Approximation
import Formula
import Networks
import Reporting
import Specification

/// One approximation of a figure, computed and measured.
struct Approximant: Sendable {
  /// What is needed to compute one.
  struct Context: Sendable {
    let target: Study.Target?
    let domain: Interval?
    let view: Interval
    let norm: PolynomialBasis?
    /// The weight of the norm, as an expression in x.
    let weightText: String
    let measure: CertifiedMeasure?
    /// The highest degree that panels look at.
    let shownDegree: Int
    let source: SourceText
  }

  /// How it was made; the same method keeps its colour in all panels and figures.
  enum Method: Hashable, Sendable {
    case taylor(center: Double)
    case projection(String)
    case interpolation(NodeFamily)
    /// The weight of the error in words, 1 when empty.
    case minimax(String)
    case bernstein
    /// The recipe at its smallest type.
    case rational(RationalStudy.Recipe)
    case chain(String)
    case network(String)
  }

  /// The computed object behind it.
  enum Object: Sendable {
    case taylor(TaylorPolynomial, TaylorAnalysis)
    case projection(Projection)
    case interpolation(Interpolation)
    /// The weight of the error; nil for 1.
    case minimax(MinimaxPolynomial, weight: RealFunction?)
    case bernstein(BernsteinPolynomial)
    case rational(RationalStudy)
    case chain(ChainStudy)
    case network(NetworkStudy)
  }

  /// The name it is called by in values, unique in its figure.
  var name: String
  /// The name without its degree, which also serves when no other has it.
  let shortName: String
  /// How it was made.
  let method: Method
  /// The computed object.
  let object: Object
  /// The words of its legend.
  var label: Notation
  /// The words for its method whatever the degree.
  let methodLabel: Notation
  /// Its degree as a polynomial; nil where it is none.
  let degree: Int?
  /// How many numbers were free to choose.
  let parameters: Int
  /// The approximation itself.
  let function: RealFunction
  /// Its errors in the norm of the figure; nil without a target.
  let errors: ErrorNorms?
  /// Its error with zeros and extrema located; nil without a target.
  let curve: ErrorCurve?
  /// The weight of a projection's own inner product, as an expression in x.
  let ownWeight: String?
  /// Why an adaptive degree stopped where it did; nil for a given degree.
  let chop: Chop?
  /// The coefficients of a spectrum panel, from degree 0.
  let coefficients: [Double]
  /// The bits the coefficients were enclosed with; nil for those computed in doubles.
  let certifiedBits: Int?

  init(_ spec: ApproximantSpec, in context: Context) throws(Failure) {
    let made = try Self.make(spec, in: context)
    method = made.method
    object = made.object
    shortName = spec.name?.value ?? made.name
    let suffix = made.suffix ?? made.degree.map { "\($0)" } ?? ""
    let counted = made.name + suffix
    name = spec.name?.value ?? counted
    degree = made.degree
    parameters = made.parameters
    (ownWeight, chop) = (made.weightText, made.chop)
    function = made.function
    if let written = spec.label {
      label = try Input(written, in: context.source).label()
    } else {
      label = made.label
    }
    // A family of chains goes by the name that one of it was given.
    if case .chain = made.object, spec.label != nil {
      methodLabel = label
    } else {
      methodLabel = made.methodLabel ?? label
    }
    guard let target = context.target, let norm = context.norm else {
      (errors, curve) = (nil, nil)
      coefficients = made.coefficients
      certifiedBits = nil
      return
    }
    if let measure = context.measure,
      let measured = try Self.measure(made, spec, measure, context)
    {
      (errors, curve) = (measured.errors, measured.curve)
      coefficients = measured.coefficients ?? made.coefficients
      certifiedBits = measured.coefficients == nil ? nil : measure.bits
      return
    }
    coefficients = made.coefficients
    certifiedBits = nil
    let measured = try Self.measure(made, spec, target, norm, context)
    (errors, curve) = (measured.errors, measured.curve)
  }

  /// The errors in ball arithmetic; nil for networks.
  private static func measure(
    _ made: Made, _ spec: ApproximantSpec, _ measure: CertifiedMeasure, _ context: Context
  ) throws(Failure) -> (errors: ErrorNorms, curve: ErrorCurve, coefficients: [Double]?)? {
    let place = context.source.location(line: spec.place.line, column: spec.place.column)
    guard let found = try measure.errors(of: made.object, upTo: nil, at: place),
      let errors = found.norms.first
    else { return nil }
    let curve = measure.curve(minus: found.polynomial, degree: made.degree ?? 16)
    // Bernstein's polynomial has no expansion of its own to show.
    // The coefficients of a weighted best polynomial are doubles.
    switch made.object {
    case .bernstein, .minimax(_, weight: .some): return (errors, curve, nil)
    default: return (errors, curve, measure.coefficients(of: found.polynomial))
    }
  }

  private static func measure(
    _ made: Made, _ spec: ApproximantSpec, _ target: Study.Target, _ norm: PolynomialBasis,
    _ context: Context
  ) throws(Failure) -> (errors: ErrorNorms, curve: ErrorCurve) {
    let part = norm.interval.isFinite ? norm.interval : context.view
    if case .projection(let projection) = made.object, projection.basis.isSame(as: norm),
      projection.errors.supInterval == part
    {
      return (projection.errors, projection.errorCurve)
    }
    // A fit has measured its error on points of its own, up to the rounding of its own values.
    switch made.object {
    case .chain(let study):
      if let found = study.fit?.measured(in: norm) { return found }
    case .network(let study):
      if let found = study.fit?.measured(in: norm) { return found }
    default: break
    }
    let degree = made.degree ?? 16
    let curve = ErrorCurve(of: target.function, minus: made.function, on: part, degree: degree)
    do {
      let errors = try ErrorNorms(
        of: target.function, minus: made.function, in: norm, degree: degree, supOn: part)
      return (errors, curve)
    } catch {
      throw context.failure(spec, "the error can't be measured: \(error.message)")
    }
  }

  /// Gives names that occur twice a number.
  static func named(_ approximants: [Approximant]) -> [Approximant] {
    let labels = Dictionary(grouping: approximants, by: \.label.plainText)
    var counts: [String: Int] = [:]
    return approximants.map { approximant in
      let count = counts[approximant.name, default: 0] + 1
      counts[approximant.name] = count
      var result = approximant
      if count > 1 { result.name += "-\(count)" }
      let namesakes = labels[approximant.label.plainText] ?? []
      if namesakes.count > 1 {
        let details = namesakes.map(\.detail)
        let detail = Set(details).count == details.count ? approximant.detail : result.name
        result.label = .row([approximant.label, .text(" (\(detail))")])
      }
      return result
    }
  }
}

extension Approximant {
  /// What tells it from another approximation that is called the same.
  private var detail: String {
    switch object {
    case .chain(let study): return study.fit == nil ? "given" : "fitted"
    case .network(let study):
      let size = "\(study.network.width) by \(study.network.depth)"
      return study.fit == nil ? size : size + ", fitted"
    default: return name
    }
  }
}
