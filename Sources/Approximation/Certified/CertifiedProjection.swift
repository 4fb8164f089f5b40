public import Exact
public import Formula

/// A projection onto a classical family on a finite interval, with enclosed coefficients and errors.
public struct CertifiedProjection: Sendable {
  /// The coefficients of the classical polynomials.
  public let coefficients: [Ball]
  /// The coefficients of the polynomials divided by their norms.
  public let orthonormalCoefficients: [Ball]
  /// The errors of the projection.
  public let norms: CertifiedNorms
  /// The projection.
  public let polynomial: CertifiedPolynomial

  /// Projects a function.
  ///
  /// cₖ = ∫ f Pₖ w du / ∫ Pₖ² w du with f enclosed by Taylor models, panel by panel; the endpoint
  /// powers of the weight are integrated in closed form.
  ///
  /// - Parameters:
  ///   - function: f in the canonical variable u ∈ [−1, 1].
  ///   - family: a family on [−1, 1].
  ///   - degree: the highest degree.
  ///   - halfLength: half the length of the interval of x, for the measure dx.
  ///   - bits: rests of Taylor models stay below 2^−bits of f.
  /// - Throws: `CertificationFault` where f could not be enclosed.
  /// - Complexity: O(panels · (degree² + bits²)).
  public init(
    of function: Expression, onto family: OrthogonalFamily, degree: Int, halfLength: Ball,
    bits: Int
  ) throws(CertificationFault) {
    let (cover, sums) = try Self.products(function, family, degree, bits)
    let squares = family.exactSquaredNorms(count: degree + 1, precision: cover.precision)
    coefficients = zip(sums, squares).map { $0 / $1 }
    orthonormalCoefficients = zip(sums, squares).map { $0 * (halfLength / $1).squareRoot }
    polynomial = CertifiedPolynomial(family, coefficients: coefficients)
    norms = CertifiedNorms(CertifiedError(cover, minus: polynomial), halfLength: halfLength)
  }

  /// The projection alone, without its errors.
  ///
  /// - Throws: `CertificationFault` where f could not be enclosed.
  public static func polynomial(
    of function: Expression, onto family: OrthogonalFamily, degree: Int, bits: Int
  ) throws(CertificationFault) -> CertifiedPolynomial {
    let (cover, sums) = try products(function, family, degree, bits)
    let squares = family.exactSquaredNorms(count: degree + 1, precision: cover.precision)
    return CertifiedPolynomial(family, coefficients: zip(sums, squares).map { $0 / $1 })
  }

  /// ∫ f Pₖ w du for k ≤ `degree`, with the enclosure of f they come from.
  private static func products(
    _ function: Expression, _ family: OrthogonalFamily, _ degree: Int, _ bits: Int
  ) throws(CertificationFault) -> (cover: CertifiedCover, sums: [Ball]) {
    precondition(family.exactWeight != nil, "the family lives on a finite interval")
    let weight = family.exactWeight ?? .one
    // Products lose bits twice: in a coefficient, and where its polynomial is subtracted.
    let cover = try CertifiedCover(
      of: function, weight: weight, bits: bits + CertifiedCover.bitsLost(degree: degree))
    var sums = cover.products(family.steps(count: degree + 1, precision: cover.precision))
    if weight.a == weight.b { sums = sums.symmetric(function.parity) }
    return (cover, sums)
  }
}

extension CertifiedCover {
  /// ∫ f Pₖ w du over [−1, 1] for the polynomials of a recurrence, P₀ = 1.
  func products(_ steps: [RecurrenceStep]) -> [Ball] {
    let zero = Ball(0, precision: precision)
    let degree = steps.count - 1
    var sums = [Ball](repeating: zero, count: steps.count)
    for panel in panels {
      switch panel.content {
      case .model(let model):
        let integral = Integral(of: model, panel, weight, degree: degree)
        LocalPolynomials(steps, panel.frame).forEach { k, polynomial in
          sums[k] = sums[k] + integral.times(polynomial)
        }
      case .sizes(let sizes):
        LocalPolynomials(steps, panel.frame).forEach { k, polynomial in
          sums[k] = Ball(sums[k], within: sizes.product * polynomial.sumOfMagnitudes)
        }
      case .range(let range):
        // |Pₖ f| on a stretch without structure: all that is known is its size.
        let size = range.hull * weight.mass(of: panel)
        LocalPolynomials(steps, panel.frame).forEach { k, polynomial in
          let values = Ball(zero, within: polynomial.sumOfMagnitudes)
          sums[k] = sums[k] + size * values
        }
      }
    }
    return sums
  }
}

/// The polynomials of a family in the variable of a panel, one after another.
private struct LocalPolynomials {
  let steps: [RecurrenceStep]
  let frame: PanelFrame

  init(_ steps: [RecurrenceStep], _ frame: PanelFrame) {
    self.steps = steps
    self.frame = frame
  }

  func forEach(_ body: (Int, [Ball]) -> Void) {
    let (count, precision) = (steps.count, frame.precision)
    var previous = BallSeries([], count: count, precision: precision)
    var current = BallSeries.constant(Ball(1, precision: precision), count: count)
    for k in 0..<count {
      body(k, Array(current.coefficients.prefix(k + 1)))
      let step = steps[k]
      let product = step.line(frame, count) * current
      let below = BallSeries.constant(step.c, count: count) * previous
      (previous, current) = (current, step.c.isExactZero ? product : product - below)
    }
  }
}
