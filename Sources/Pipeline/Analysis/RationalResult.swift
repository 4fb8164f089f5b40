public import Encoding
import Approximation
import ComplexModule
import Formula

/// A rational approximation, as `rational` prints it.
public struct RationalResult: CommandResult {
  /// The name of the command.
  public static let command = "rational"

  /// How the rational function is made.
  public enum Method: Sendable {
    /// AAA to a tolerance relative to the largest value.
    case aaa(tolerance: Double)
    /// Padé's approximant of a type about a centre.
    case pade(Int, Int, center: Input)
    /// The best function of a type.
    case minimax(Int, Int)
  }

  let input: AnalysisInput
  let methodName: String
  let type: (Int, Int)
  let requestedType: (Int, Int)?
  let singularities: [Double]
  let remarks: [String]
  let relativeError: Double?
  let poles: [Complex<Double>]
  let residues: [Complex<Double>]
  let zeros: [Complex<Double>]
  let error: Extremum
  let polesInside: [Double]
  let extra: [(key: String, value: JSON)]
  let converged: Bool
  /// De la Vallée Poussin's bound of a best function.
  let bound: (error: Double, type: RationalType)?
  /// The size below which errors are rounding.
  let noise: Double

  /// The enclosed coefficients of a Padé approximant; nil where none were asked for.
  let certificate: Certificate?

  /// Approximates a function.
  ///
  /// - Parameter precision: bits of enclosed coefficients, for Padé approximants; nil for none.
  /// - Throws: `Failure` for bad input and where there is no such approximation.
  public init(
    of function: Input, on interval: Input, method: Method, certified precision: Precision? = nil
  ) throws(Failure) {
    let input = try AnalysisInput(function, on: interval, mayMove: precision == nil)
    // AAA and Padé approximants may have the function's own poles.
    if case .minimax = method {
      try input.requireBounded(function, interval)
    } else {
      try input.requireFiniteEnds(function, interval)
    }
    self.input = input
    noise = 8 * .ulpOfOne * input.function.largestSample(on: input.local)
    switch method {
    case .aaa(let tolerance):
      let r = RationalApproximation(of: input.function, on: input.local, tolerance: tolerance)
      methodName = "aaa"
      certificate = nil
      bound = nil
      type = (r.degree, r.degree)
      requestedType = nil
      let order = r.poles.conjugateOrder
      (poles, residues) = (order.map { r.poles[$0] }, order.map { r.residues[$0] })
      zeros = r.zeros.conjugatesOrdered
      (error, polesInside, converged) = (r.error, r.polesInside, r.converged)
      singularities = r.singularities
      relativeError = r.relativeError
      remarks = r.converged ? [] : [Self.unmet(r)]
      extra = [
        ("tolerance", .number(tolerance)), ("relativeError", .number(r.relativeError)),
        (
          "relativeTo",
          .text(r.singularities.isEmpty ? "max |f|" : "max(|f|, median |f|) at each point")
        ),
        ("polesRejected", .numbers(input.frame.points(r.rejectedPoles))),
        ("doubletsRemoved", .integer(r.doubletsRemoved)),
        ("singularities", .numbers(input.frame.points(r.singularities))),
        ("nodes", .numbers(input.frame.points(r.rational.nodes))),
        ("nodeOffsets", .numbers(r.rational.nodes)),
        ("values", .numbers(r.rational.values)), ("weights", .numbers(r.rational.weights)),
        ("history", .numbers(r.history)),
      ]
    case .pade(let l, let m, let center):
      let c = input.frame.local(try center.finiteConstant().value)
      let series: [Double]
      do {
        series = try input.localExpression.series(at: c, order: l + m).coefficients
      } catch {
        throw function.failure(
          "no Taylor series at \(input.frame.words(c)): \(error)",
          hint: input.local.contains(c)
            ? error.hint
            : "the centre lies outside \(input.range); choose one inside, such as '--at \(input.frame.words(input.local.midpoint))'"
        )
      }
      let r = PadeApproximant(
        taylor: series, center: c, numeratorDegree: l, denominatorDegree: m)
      methodName = "pade"
      bound = nil
      type = (r.numerator.count - 1, r.denominator.count - 1)
      requestedType = (l, m)
      relativeError = nil
      singularities = input.function.unboundedPoints(on: input.local)
      remarks =
        type == (l, m)
        ? []
        : [
          Self.reduction(from: (l, m), to: type, matching: r.matchedOrder(of: series))
        ]
      poles = r.poles.conjugatesOrdered
      zeros = r.zeros.conjugatesOrdered
      residues = poles.map { r.residue(at: $0) }
      polesInside = realPoles(r.poles, input.local)
      if let pole = (polesInside + singularities).first {
        error = Extremum(x: pole, value: .infinity)
      } else {
        error =
          ErrorCurve(
            of: input.function, minus: r.function, on: input.local, degree: type.0 + type.1
          ).sup
      }
      let found = type
      certificate = try precision.map { precision throws(Failure) in
        try Certificate(padeOf: function, at: center, type: found, precision)
      }
      let own = singularities
      converged = polesInside.allSatisfy { pole in
        own.contains { abs($0 - pole) <= 1e-5 * input.local.length }
      }
      extra = [
        ("at", .number(input.frame.point(c))), ("numerator", .numbers(r.numerator)),
        ("denominator", .numbers(r.denominator)),
      ]
    case .minimax(let m, let n):
      guard
        let r = RationalMinimax(
          of: input.function, on: input.local, numeratorDegree: m, denominatorDegree: n)
      else {
        let polynomial = MinimaxPolynomial(of: input.function, on: input.local, degree: m)
        let size = input.function.largestSample(on: input.local)
        guard polynomial.error.size > 64 * .ulpOfOne * size else {
          throw function.failure(
            "the function is a polynomial of degree at most \(m) itself, up to rounding",
            hint: "its best function of type (\(m), \(n)) is that polynomial: 'residuum minimax'")
        }
        throw function.failure(
          "no best rational function of type (\(m), \(n)) was found without poles",
          hint: "try a smaller type, or --aaa")
      }
      methodName = "minimax"
      certificate = nil
      type = (r.type.numerator, r.type.denominator)
      requestedType = (m, n)
      relativeError = nil
      singularities = []
      remarks = Self.remarks(on: r, asked: (m, n))
      poles = r.poles.conjugatesOrdered
      zeros = r.zeros.conjugatesOrdered
      residues = poles.map { r.residue(at: $0) }
      (error, converged) = (r.error, r.converged)
      polesInside = realPoles(r.poles, input.local)
      bound = r.isAtRoundingLevel ? nil : (r.lowerBound, r.boundType)
      let form = r.barycentric
      let variable = input.frame.isMoved ? "(x - origin)" : "x"
      extra = [
        ("lowerBound", .number(r.lowerBound)),
        (
          "lowerBoundType",
          .array([.integer(r.boundType.numerator), .integer(r.boundType.denominator)])
        ),
        ("reference", .numbers(input.frame.points(r.reference))),
        ("referenceOffsets", .numbers(r.reference)),
        ("parity", .optional(r.parity?.rawValue)),
        ("atRoundingLevel", .flag(r.isAtRoundingLevel)),
        (
          "form",
          .text(
            (r.parity == .odd ? "\(variable) times " : "")
              + "sum numerator_k/(z - nodes_k) / sum denominator_k/(z - nodes_k), z = "
              + (r.parity == nil ? variable : "\(variable)^2"))
        ),
        ("nodes", .numbers(form.nodes)), ("numerator", .numbers(form.numerator)),
        ("denominator", .numbers(form.denominator)),
      ]
    }
  }

  private func moved(_ z: Complex<Double>) -> Complex<Double> {
    Complex(input.frame.point(z.real), z.imaginary)
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "expression": .text(input.expression.description),
      "on": .text("\(input.domain)"),
      "method": .text(methodName),
      "type": .array([.integer(type.0), .integer(type.1)]),
      "requestedType": requestedType.map { .array([.integer($0.0), .integer($0.1)]) } ?? .null,
      "origin": .number(input.frame.origin),
      "poles": .array(poles.map { moved($0).json }),
      "poleOffsets": .array(poles.map(\.json)),
      "residues": .array(residues.map(\.json)),
      "zeros": .array(zeros.map { moved($0).json }),
      "norm": .text("max |f - r| on \(input.domain)"),
      "error": .number(error.size),
      "errorAt": .number(input.frame.point(error.x)),
      "polesInside": .numbers(input.frame.points(polesInside)),
      "converged": .flag(converged),
      "details": .object(extra),
      "certified": certificate?.json ?? .null,
    ]
  }
}

private func realPoles(_ poles: [Complex<Double>], _ interval: Interval) -> [Double] {
  poles.filter { abs($0.imaginary) <= 1e-12 * interval.length && interval.contains($0.real) }
    .map(\.real)
}

extension Complex<Double> {
  fileprivate var json: JSON { .pairs(["re": .number(real), "im": .number(imaginary)]) }
}
