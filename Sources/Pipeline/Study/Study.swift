import Approximation
import Exact
import Formula
import Networks
import Specification

/// Everything that is computed for a figure before anything is drawn.
///
/// Panels, values in prose and data tables all read the same study, so they cannot disagree.
struct Study: Sendable {
  /// The function to approximate; nil for figures of networks or bases alone.
  let target: Target?
  /// Where the function is approximated.
  let domain: Interval?
  /// The finite stretch of the x axis that is drawn.
  let view: Interval
  /// The inner product in which errors are measured.
  let norm: PolynomialBasis?
  /// The weight of that inner product, as an expression in x.
  let weightText: String
  /// What a reader of the results should know.
  let warnings: [Diagnostic]
  /// Errors in ball arithmetic, for figures with a precision.
  let measure: CertifiedMeasure?
  /// The approximations in the order of the specification.
  let approximants: [Approximant]
  /// The activations of an atlas.
  let profiles: [ActivationProfile]
  /// Gram–Schmidt on the domain, for figures with a gram panel on a finite one.
  let gramSchmidt: GramSchmidtDemonstration?

  /// The function to approximate.
  struct Target: Sendable {
    let expression: Expression
    let function: RealFunction
    let notation: Notation
  }

  /// Computes what a specification asks for.
  ///
  /// - Throws: `Failure` with every formula, interval and method that is wrong.
  init(_ spec: FigureSpec, in source: SourceText) throws(Failure) {
    let domain = try Self.interval(spec.domain, in: source)
    self.domain = domain
    target = try Target(spec, on: domain, in: source)
    norm = try Self.norm(spec, on: domain, in: source)
    weightText = norm.map { $0.family == nil ? spec.weight?.value ?? "" : $0.weightText } ?? "1"
    warnings = Self.mixedWeights(spec, on: domain, in: source, chosen: weightText)
    measure = try CertifiedMeasure(spec, target, on: domain, in: source)
    view =
      try Self.interval(spec.view, in: source)
      ?? norm?.visiblePart ?? domain ?? .canonical
    guard view.isFinite else {
      throw Input(spec.view[0], in: source).failure("the view has to be finite")
    }
    gramSchmidt = spec.panels.first { $0.kind == .gram }.flatMap { panel in
      guard let domain, domain.isFinite else { return nil }
      return GramSchmidtDemonstration(on: domain, degree: panel.degrees?.value ?? 30)
    }
    var approximants: [Approximant] = []
    var problems: [Diagnostic] = []
    let context = Approximant.Context(
      target: target, domain: domain, view: view, norm: norm, weightText: weightText,
      measure: measure, shownDegree: spec.shownDegree, source: source)
    for item in spec.approximants {
      do throws(Failure) {
        approximants.append(try Approximant(item, in: context))
      } catch {
        problems += error.diagnostics
      }
    }
    do throws(Failure) {
      profiles = try Self.profiles(spec.activations, on: domain, in: source)
    } catch {
      throw Failure(problems + error.diagnostics)
    }
    guard problems.isEmpty else { throw Failure(problems) }
    self.approximants = Approximant.named(approximants)
  }

  /// The interval of two ends, nil when none is given.
  private static func interval(
    _ ends: [Located<String>], in source: SourceText
  ) throws(Failure) -> Interval? {
    guard ends.count == 2 else { return nil }
    let lower = try Input(ends[0], in: source).constant().value
    let upper = try Input(ends[1], in: source).constant().value
    do {
      return try Interval(lower, upper)
    } catch {
      throw Input(ends[0], in: source).failure(
        "the interval from \(ends[0].value) to \(ends[1].value) is empty or reversed",
        hint: "write the smaller end first")
    }
  }

  /// The inner product of a figure: the weight that is given, weight 1 on a finite interval, else the
  /// first family's weight.
  private static func norm(
    _ spec: FigureSpec, on domain: Interval?, in source: SourceText
  ) throws(Failure) -> PolynomialBasis? {
    if let weighted = try weighted(spec, on: domain, in: source) { return weighted }
    guard let domain else { return nil }
    if domain.isFinite { return try? PolynomialBasis(.legendre, on: domain) }
    for approximant in spec.approximants {
      if case .projection(let basis?, _, _) = approximant.method {
        return try Input(basis, in: source).basis(on: domain)
      }
    }
    let family: OrthogonalFamily = domain.kind == .infinite ? .hermiteE : .laguerre(0)
    return try? PolynomialBasis(family, on: domain)
  }

  /// A warning where bases of different weights stand on an infinite domain and the figure does not
  /// say in which one errors are compared.
  private static func mixedWeights(
    _ spec: FigureSpec, on domain: Interval?, in source: SourceText, chosen: String
  ) -> [Diagnostic] {
    guard let domain, !domain.isFinite, spec.weight == nil, spec.function != nil else { return [] }
    for approximant in spec.approximants {
      guard case .projection(let basis, let weight, _) = approximant.method,
        let text = basis ?? weight
      else { continue }
      let input = Input(text, in: source)
      let own = basis == nil ? text.value : (try? input.basis(on: domain))?.weightText
      guard let own, own != chosen else { continue }
      return [
        Diagnostic(
          .warning,
          "errors of all approximants are measured with the first weight, \(chosen), "
            + "not with \(own)",
          at: input.location(length: max(1, text.value.count)),
          hint: "add 'weight: …' to the figure to choose the weight")
      ]
    }
    return []
  }

  /// The polynomials of the weight that a figure gives; nil for none and for 1 on a finite interval.
  private static func weighted(
    _ spec: FigureSpec, on domain: Interval?, in source: SourceText
  ) throws(Failure) -> PolynomialBasis? {
    guard let input = spec.weight.map({ Input($0, in: source) }) else { return nil }
    guard let domain else {
      throw input.failure("a weight needs a domain", hint: "add 'domain: [-1, 1]'")
    }
    if domain.isFinite, try input.expression().polynomial == RationalPolynomial(1) { return nil }
    guard spec.precision == nil else {
      throw input.failure(
        "errors beyond doubles are those of weight 1", hint: "leave out 'weight' or 'precision'")
    }
    return try input.generatedBasis(on: domain, degree: spec.highestDegree)
  }
}

extension Study.Target {
  init?(_ spec: FigureSpec, on domain: Interval?, in source: SourceText) throws(Failure) {
    guard let text = spec.function else { return nil }
    let input = Input(text, in: source)
    guard let domain else {
      throw input.failure("a function needs a domain", hint: "add 'domain: [-1, 1]'")
    }
    expression = try input.expression()
    function = RealFunction(expression, on: domain)
    if let name = spec.name {
      notation = try Input(name, in: source).label()
    } else {
      notation = expression.notation
    }
  }
}

extension Input {
  /// The text as a family moved to an interval.
  ///
  /// - Throws: `Failure` for unknown names and for intervals of another shape.
  func basis(on interval: Interval) throws(Failure) -> PolynomialBasis {
    let family = try family()
    do {
      return try PolynomialBasis(family, on: interval)
    } catch {
      throw failure(
        "\(family) does not live on \(interval)",
        hint: "\(family) belongs to intervals like \(family.canonicalInterval)")
    }
  }

  /// The text as prose with `$…$` mathematics.
  ///
  /// - Throws: `Failure` at the offending column.
  func label() throws(Failure) -> Notation {
    do {
      return try Notation(label: text)
    } catch {
      throw Failure(error.message, at: location(column: error.column), hint: error.hint)
    }
  }
}

extension FigureSpec {
  /// The highest degree that its panels look at.
  fileprivate var shownDegree: Int {
    let degrees = panels.map { panel in
      panel.degrees?.value ?? (panel.kind == .convergence ? PanelSpec.usualDegrees : 0)
    }
    return degrees.max() ?? 0
  }

  /// The highest degree that anything in the figure projects to, and what a fit asks for.
  fileprivate var highestDegree: Int {
    let projections = approximants.map { item in
      if case .projection(basis: nil, weight: nil, let degree) = item.method {
        degree?.value ?? Projection.largestGeneratedDegree
      } else if case .projection(_, _, let degree?) = item.method {
        degree.value
      } else {
        0
      }
    }
    return (projections + [shownDegree, FitTarget.basisDegree]).max() ?? FitTarget.basisDegree
  }
}

extension PanelSpec {
  /// The highest degree of a convergence panel that names none.
  static let usualDegrees = 20
}
