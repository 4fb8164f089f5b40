public import Encoding
import Approximation
import Formula

/// A weighted least squares projection, as `project` prints it.
public struct ProjectResult: CommandResult {
  /// The name of the command.
  public static let command = "project"

  private let expression: Expression
  private let projection: Projection
  private let weightText: String
  /// Why an adaptive degree stopped where it did; nil for a given degree.
  private let chop: Chop?

  /// Projects a function onto orthogonal polynomials.
  ///
  /// - Parameters:
  ///   - function: an expression in x.
  ///   - interval: `A..B`.
  ///   - weight: an expression in x, when no basis is named.
  ///   - basis: the name of a family; by default the one of the interval.
  ///   - degree: the degree; nil for an adaptive one.
  /// - Throws: `Failure` for bad input and for integrals that do not exist.
  public init(
    of function: Input, on interval: Input, weight: Input?, basis: Input?, degree: Int?
  ) throws(Failure) {
    var problems = Problems()
    let expression = problems.collect { () throws(Failure) in try function.expression() }
    let domain = problems.collect { () throws(Failure) in try interval.interval() }
    try problems.check()
    guard let expression, let domain else { throw Failure([]) }
    self.expression = expression
    func chosen(_ degree: Int) throws(Failure) -> PolynomialBasis {
      if let weight { return try weight.generatedBasis(on: domain, degree: degree) }
      return try basis?.basis(on: domain) ?? PolynomialBasis.natural(on: domain)
    }
    let target = RealFunction(expression, on: domain)
    if let degree {
      let basis = try chosen(degree)
      do {
        projection = try Projection(of: target, onto: basis, degree: degree)
      } catch {
        throw function.failure(error, of: expression, on: domain)
      }
      chop = nil
    } else {
      do {
        // Weights may lack high moments; 128 is also where people stop reading.
        let auto = try AdaptiveProjection(
          of: target, maximumDegree: weight == nil ? 512 : 128, basis: chosen)
        projection = auto.projection
        chop = auto.chop
      } catch {
        switch error {
        case .basis(let failure): throw failure
        case .integration(let error): throw function.failure(error, of: expression, on: domain)
        }
      }
    }
    weightText = weight?.text ?? projection.basis.family?.weightDescription ?? "1"
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    let errors = projection.errors
    return [
      "expression": .text(expression.description),
      "on": .text("\(projection.basis.interval)"),
      "basis": .text(projection.basis.name),
      "weight": .text(weightText),
      "degree": .integer(projection.coefficients.count - 1),
      "coefficients": .numbers(projection.coefficients),
      "orthonormalCoefficients": .numbers(projection.orthonormalCoefficients),
      "errors": .pairs([
        "l2": .number(errors.l2), "rms": .number(errors.rms), "sup": .number(errors.sup.size),
        "supAt": .number(errors.sup.x), "supOn": .text("\(errors.supInterval)"),
      ]),
      "norm": .number(projection.norm),
      "digits": .integer(projection.digits),
      "chop": chop?.json ?? .null,
    ]
  }

  /// A table of coefficients, then the errors, each with its norm.
  public var text: String {
    let basis = projection.basis
    var table = TextTable(["k", "c_k", "orthonormal"], leading: [])
    let largest = projection.orthonormalCoefficients.reduce(0) { max($0, abs($1)) }
    for (k, pair) in zip(projection.coefficients, projection.orthonormalCoefficients).enumerated() {
      let digits = supportedDigits(pair.1, beside: largest, max(1, projection.digits))
      table.append(
        ["\(k)"]
          + (digits < 1 ? ["0", "0"] : [significant(pair.0, digits), significant(pair.1, digits)]))
    }
    let errors = projection.errors
    return """
      \(expression) on \(basis.interval) in \(basis.name), weight \(weightText)
      \(table.text)
      L2 error   \(significant(errors.l2, 4))  (weighted)
      RMS error  \(significant(errors.rms, 4))
      sup error  \(significant(errors.sup.size, 4))  at x = \(significant(errors.sup.x)) on \(errors.supInterval)
      digits     \(projection.digits)  (relative to the largest coefficient)
      \(chop.map { "degree     \(projection.coefficients.count - 1), \($0.explanation)\n" } ?? "")
      """
  }
}

extension Input {
  /// The text as a weight with its own orthonormal polynomials.
  ///
  /// - Throws: `Failure` for weights that are negative or have no moments.
  func generatedBasis(on domain: Interval, degree: Int) throws(Failure) -> PolynomialBasis {
    let weight = Weight(try expression(), on: domain)
    do {
      return try PolynomialBasis(weight: weight, on: domain, degree: degree)
    } catch {
      throw failure(error.message)
    }
  }
}

extension PolynomialBasis {
  /// The family's name, or what tells that the polynomials were generated.
  var name: String { family.map { "\($0)" } ?? "generated" }

  /// The family an interval suggests: Legendre, Laguerre or Hermite (probabilists').
  static func natural(on interval: Interval) -> PolynomialBasis {
    let family: OrthogonalFamily =
      switch interval.kind {
      case .finite: .legendre
      case .infinite: .hermiteE
      case .boundedBelow, .boundedAbove: .laguerre(0)
      }
    // The family was chosen by the shape of the interval, so it always fits.
    guard let basis = try? PolynomialBasis(family, on: interval) else {
      preconditionFailure("\(family) does not fit \(interval)")
    }
    return basis
  }
}
