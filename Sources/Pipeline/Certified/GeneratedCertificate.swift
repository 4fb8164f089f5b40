import Approximation
import Exact
import Formula

extension ProjectResult {
  /// Enclosures for the polynomials of a weight given as an expression.
  static func generatedCertificate(
    _ function: Input, _ projection: Projection, _ interval: Input, _ weight: Input,
    _ precision: Precision
  ) throws(Failure) -> Certificate {
    let count = projection.coefficients.count
    let domain = try interval.certifiedDomain()
    let found = try CertifiedWeightProjection.run(
      function, weight, on: interval, count: count,
      rms: projection.norm / projection.basis.mass.squareRoot(), precision
    ) { $0.coefficients + [$0.l2] + ($0.supremum.map { [$0.value] } ?? []) }
    let (certified, bits) = found
    var entries: [(key: String, numbers: Certificate.Numbers)] = [
      (key: "coefficients", .many(certified.coefficients)),
      (key: "orthonormalCoefficients", .many(certified.coefficients)),
      (key: "l2", .one(certified.l2)), (key: "rms", .one(certified.rms)),
    ]
    var place: Double?
    if let (value, t) = certified.supremum {
      entries.append((key: "sup", .one(value)))
      place = domain.point(t.doubleValue)
    }
    return Certificate(entries, supAt: place, bits: bits, precision: precision)
  }
}

extension CertifiedWeightProjection {
  /// Encloses with as many bits as it takes.
  ///
  /// - Parameters:
  ///   - function: f; nil for the polynomials alone.
  ///   - numbers: what is to be known well.
  /// - Throws: `Failure` where f or the weight could not be enclosed.
  static func run(
    _ function: Input?, _ weight: Input, on interval: Input, count: Int, rms: Double = 1,
    _ precision: Precision, _ numbers: (CertifiedWeightProjection) -> [Ball]
  ) throws(Failure) -> (value: CertifiedWeightProjection, bits: Int) {
    let expression = try function?.expression()
    let density = try weight.expression()
    let domain = try interval.certifiedDomain()
    let guess: PolynomialBasis
    do {
      guess = try weight.generatedBasis(on: interval.interval(), degree: 2 * count)
    } catch {
      throw weight.failure(
        "not certified: the moments up to order \(4 * count) are needed, and doubles do not find them",
        hint: "a lower degree, or a weight that falls faster")
    }
    do {
      return try precision.run(
        { (numbers($0), []) },
        { bits throws(CertifiedWeightProjection.Fault) in
          try CertifiedWeightProjection(
            of: expression, weight: density, on: domain, count: count,
            guess: guess.jacobiMatrix(count: 2 * count + 1), rms: rms, bits: bits)
        })
    } catch {
      throw error.failure(of: function, weight: weight)
    }
  }
}

extension CertifiedWeightProjection.Fault {
  /// The failure, at the function or the weight to blame.
  func failure(of function: Input?, weight: Input) -> Failure {
    switch self {
    case .noTailBound(let isWeight):
      return (isWeight ? weight : function ?? weight).failure(
        "not certified: no bound of the \(isWeight ? "weight" : "function") far out was found",
        hint:
          "polynomials, exponentials of polynomials, bounded functions and activations are bounded there, and their sums, products and quotients by polynomials"
      )
    case .tailTooHeavy:
      return weight.failure(
        "not certified: the bounds of the function and the weight far out do not fall",
        hint: "a weight that falls like an exponential, or a finite interval")
    case .needsBits:
      return weight.failure(
        "not certified: the enclosures became too wide", hint: "more bits (--precision)")
    case .cover(let fault, let x):
      return fault.failure(of: function, weight: weight, near: x)
    }
  }
}

extension CertificationFault {
  fileprivate func failure(of function: Input?, weight: Input, near x: Double) -> Failure {
    let product = function.map { "'\($0.text)' in the weight '\(weight.text)'" }
    let blamed = function ?? weight
    let place = "x = \(significant(x))"
    let name = product ?? "the weight '\(weight.text)'"
    switch self {
    case .undefined(let part, _):
      return blamed.failure(
        "\(name) cannot be certified: '\(part)' has no real value about \(place)")
    case .undecided(let part, _):
      return blamed.failure(
        "\(name) cannot be certified: the sign of '\(part)' could not be decided near \(place)",
        hint: "it may only touch 0 there, or come close to it")
    case .unbounded:
      return blamed.failure(
        "\(name) cannot be certified: no bound that has an integral was found near \(place)",
        hint:
          "powers and logarithms of polynomials are bounded at fractions; places such as sqrt(2) or pi are not exact"
      )
    case .tooManyPieces:
      return blamed.failure(
        "\(name) cannot be certified: too many pieces are needed near \(place)",
        hint: "fewer bits (--precision), or a shorter interval")
    case .negative:
      return weight.failure("the weight is negative near \(place)")
    }
  }
}
