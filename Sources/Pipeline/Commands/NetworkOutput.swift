import Approximation
import Encoding
import Exact
import Formula
import Networks

/// One output of an expanded network, ready to be printed.
struct NetworkOutput: Sendable {
  let degree: JSON
  let coefficients: JSON
  var exact = JSON.null
  var pieces = JSON.null
  /// Further keys of its way of expansion.
  var extra: [(key: String, value: JSON)] = []
  let text: String

  var json: JSON {
    .object(
      [
        (key: "degree", value: degree), (key: "coefficients", value: coefficients),
        (key: "exact", value: exact), (key: "pieces", value: pieces),
      ] + extra)
  }
}

extension NetworkExpandResult.Functions {
  var mode: String {
    switch self {
    case .exact: "exact"
    case .multivariate(_, let degree): degree == nil ? "exact" : "truncated"
    case .taylor, .multivariateTaylor: "taylor"
    case .projection: "projection"
    }
  }

  /// The outputs as they are printed.
  ///
  /// - Parameter isExact: whether the parameters are the ones written; what rests on the doubles
  ///   nearest to them has no exact coefficients.
  /// - Parameter isPiecewise: whether an activation has kinks, so that outputs are made of pieces.
  func outputs(isExact: Bool, isPiecewise: Bool) -> [NetworkOutput] {
    switch self {
    case .exact(let functions):
      functions.enumerated().map {
        NetworkOutput($1, isPiecewise: isPiecewise, name: "F\($0 + 1)")
      }
    case .multivariate(let polynomials, let degree):
      polynomials.enumerated().map { NetworkOutput($1, degree, name: "F\($0 + 1)") }
    case .multivariateTaylor(let series, let degree):
      series.outputs.enumerated().map {
        NetworkOutput($1, of: series.exponents, degree, name: "F\($0 + 1)")
      }
    case .taylor(let series):
      series.outputs.enumerated().map {
        NetworkOutput($1, at: series.center, isExact: isExact, name: "F\($0 + 1)")
      }
    case .projection(let projections, let integrals):
      zip(projections, integrals).enumerated().map {
        NetworkOutput($1.0, $1.1, isExact: isExact, name: "F\($0 + 1)")
      }
    }
  }
}

extension NetworkOutput {
  fileprivate init(_ function: PiecewisePolynomial, isPiecewise: Bool, name: String) {
    degree = .integer(function.degree)
    let polynomial = function.polynomial
    coefficients = polynomial.map { .numbers($0.doubles) } ?? .null
    exact = polynomial.map { .texts($0.coefficients.map(\.description)) } ?? .null
    pieces = isPiecewise ? function.piecesJSON() : .null
    // Trained weights make fractions of hundreds of digits, which only programs want.
    let isShort = function.pieces.allSatisfy { $0.description.utf8.count <= 60 }
    let note = isShort ? "" : " (rounded; --json prints them exactly)"
    if let polynomial {
      text =
        isShort
        ? "\(name)(x) = \(polynomial)\n"
        : "\(name), coefficients\(note)\n" + function.coefficientsText
    } else {
      text =
        "\(name), \(function.pieces.count) pieces\(note)\n"
        + (isShort ? function.piecesText : function.coefficientsText)
    }
  }

  fileprivate init(_ polynomial: SymbolicPolynomial, _ limit: Int?, name: String) {
    degree = .integer(polynomial.totalDegree)
    coefficients = .null
    extra = [
      (key: "polynomial", value: .text(polynomial.description)),
      (key: "tex", value: .text(polynomial.notation.tex)),
      (key: "terms", value: .integer(polynomial.count)),
    ]
    let rest = limit.map { " + terms of degree \($0 + 1) and more" } ?? ""
    let written = polynomial.description
    guard written.utf8.count > Self.textLimit else {
      text = "\(name) = \(written)\(rest)\n"
      return
    }
    let terms = polynomial.terms.sorted {
      let degrees = ($0.exponents.reduce(0, +), $1.exponents.reduce(0, +))
      return degrees.0 == degrees.1
        ? $1.exponents.lexicographicallyPrecedes($0.exponents) : degrees.0 < degrees.1
    }
    var table = TextTable(["monomial", "coefficient"], leading: [0])
    for term in terms.prefix(Self.termLimit) {
      table.append([
        Self.monomial(term.exponents), significant(term.coefficient.doubleValue, 15),
      ])
    }
    let left = terms.count - Self.termLimit
    text =
      "\(name), \(terms.count) terms\(rest) (rounded; --json prints them exactly)\n" + table.text
      + (left > 0 ? "… and \(left) more\n" : "")
  }

  /// Longer sums are printed as a table, of so many rows at most.
  private static let textLimit = 600
  private static let termLimit = 40

  private static func monomial(_ exponents: [Int]) -> String {
    let factors = exponents.enumerated().filter { $0.element > 0 }
      .map { "x\($0.offset + 1)" + ($0.element > 1 ? "^\($0.element)" : "") }
    return factors.isEmpty ? "1" : factors.joined(separator: "*")
  }

  fileprivate init(_ values: [Ball], of exponents: [[Int]], _ limit: Int, name: String) {
    let terms = zip(exponents, values).filter { !($1.isExact && $1.containsZero) }
    degree = .integer(limit)
    coefficients = .null
    extra = [
      (
        key: "monomials",
        value: .array(
          terms.map { exponents, value in
            let parts = value.enclosure(digits: 20)
            return .pairs([
              "exponents": .array(exponents.map(JSON.integer)),
              "coefficient": .number(value.doubleValue),
              "enclosure": .texts([parts.midpoint, parts.radius]),
            ])
          })
      ), (key: "terms", value: .integer(terms.count)),
    ]
    var table = TextTable(["monomial", "coefficient"], leading: [0])
    for (exponents, value) in terms {
      table.append([Self.monomial(exponents), significant(value.doubleValue, 15)])
    }
    text = "\(name) at 0, terms of total degree \(limit) at most, certified\n" + table.text
  }

  fileprivate init(
    _ coefficients: [Ball], at center: Rational, isExact: Bool, name: String
  ) {
    degree = .integer(coefficients.count - 1)
    self.coefficients = .numbers(coefficients.map(\.doubleValue))
    extra = [(key: "at", value: .text(center.description))]
    // Enclosures hold for the parameters that were expanded, not for the ones that were rounded.
    if isExact { extra.append((key: "enclosures", value: coefficients.enclosuresJSON)) }
    var table = TextTable(["k", "coefficient"], leading: [])
    for (power, coefficient) in coefficients.enumerated() {
      table.append(["\(power)", significant(coefficient.doubleValue, 15)])
    }
    text =
      "\(name) in powers of \(center.isZero ? "x" : "x - (\(center))"), "
      + (isExact ? "certified\n" : "for the rounded parameters\n") + table.text
  }

  fileprivate init(
    _ projection: Projection, _ integrals: ExactIntegrals?, isExact: Bool,
    name: String
  ) {
    degree = .integer(projection.coefficients.count - 1)
    let values = integrals?.doubles ?? projection.coefficients
    coefficients = .numbers(values)
    let errors = projection.errors
    let digits = integrals.map { min($0.digits, 15) } ?? max(projection.digits, 1)
    extra = [
      (key: "basis", value: .text(projection.basis.name)),
      (key: "on", value: .text("\(projection.basis.interval)")),
      (key: "orthonormalCoefficients", value: .numbers(projection.orthonormalCoefficients)),
      (
        key: "errors",
        value: .pairs([
          "l2": .number(errors.l2), "rms": .number(errors.rms), "sup": .number(errors.sup.size),
          "supAt": .number(errors.sup.x), "supOn": .text("\(errors.supInterval)"),
        ])
      ), (key: "digits", value: isExact ? .integer(digits) : .null),
    ]
    var note = "\(digits) digits of the largest"
    if !isExact { note = "for the rounded parameters" }
    switch integrals {
    case .rational(let fractions)? where isExact:
      exact = .texts(fractions.map(\.description))
      note = "exact integrals, rounded here; --json prints the fractions"
    case .enclosed(let balls)? where isExact:
      extra.append((key: "enclosures", value: balls.enclosuresJSON))
      note = "certified"
    case .some: note = "exact integrals for the rounded parameters"
    case nil: break
    }
    let largest = values.reduce(0) { max($0, abs($1)) }
    var table = TextTable(["k", "coefficient"], leading: [])
    for (k, coefficient) in values.enumerated() {
      table.append([
        "\(k)",
        integrals == nil
          ? significant(coefficient, digits, beside: largest) : significant(coefficient, digits),
      ])
    }
    text =
      "\(name) projected onto \(projection.basis.name) on \(projection.basis.interval), \(note)\n"
      + table.text + errors.lines(besides: largest)
  }
}

extension ErrorNorms {
  /// Two lines, or one where the errors are the rounding of doubles of this size.
  fileprivate func lines(besides largest: Double) -> String {
    guard sup.size > 0 else { return "rms, sup  0\n" }
    let floor = 32 * Double.ulpOfOne * largest
    guard sup.size > floor else { return "rms, sup  below \(significant(floor, 1)) (rounding)\n" }
    return "rms  \(significant(rms, 6))\nsup  \(significant(sup.size, 6)) at x = "
      + "\(significant(sup.x, 6))\n"
  }
}

extension [Ball] {
  /// Pairs of midpoint and radius to 20 digits.
  fileprivate var enclosuresJSON: JSON {
    .array(
      map {
        let parts = $0.enclosure(digits: 20)
        return .texts([parts.midpoint, parts.radius])
      })
  }
}
