public import Exact
public import Formula

/// The orthogonal polynomials of any weight and a projection onto them, enclosed.
public struct CertifiedWeightProjection: Sendable {
  /// Monic αₖ in x.
  public let alpha: [Ball]
  /// Monic βₖ in x, β₀ = ∫ w dx.
  public let beta: [Ball]
  /// The coefficients of the orthonormal polynomials.
  public let coefficients: [Ball]
  /// √∫ (f − p)² w dx.
  public let l2: Ball
  /// l2 / √∫ w dx.
  public let rms: Ball
  /// The largest |f − p| on a finite interval, and a point of the canonical variable where it is
  /// attained; nil where f is unbounded or not enclosed for it, and on infinite intervals.
  public let supremum: (value: Ball, at: Ball)?

  /// Why nothing was enclosed.
  public enum Fault: Error, Sendable {
    /// No bound of the weight, or else of the function, far out was found.
    case noTailBound(isWeight: Bool)
    /// The bounds do not fall far out.
    case tailTooHeavy
    /// A function is not enclosed near this point x.
    case cover(CertificationFault, near: Double)
    /// The enclosures are too wide to tell that a βₖ is positive.
    case needsBits
  }

  /// Projects a function.
  ///
  /// ĉₖ = ∫ f p̂ₖ w dx, with moments of f·w and w against polynomials that doubles take for the p̂ₖ,
  /// and the way from these to the true ones by `EnclosedRecurrence`. A weight that is negative for
  /// certain is refused; where balls do not decide it, w ≥ 0 is taken for granted.
  /// - Parameters:
  ///   - function: f in x; nil for the polynomials alone.
  ///   - weight: w in x.
  ///   - guess: αₖ and βₖ in doubles for k < 2·count + 1, in x.
  ///   - rms: a guess of √(∫ f² w / ∫ w), for tolerances.
  ///   - bits: what is enclosed is known to about 2^−bits.
  /// - Throws: `Fault`.
  /// - Complexity: O(panels · (count² + bits²)).
  public init(
    of function: Expression?, weight: Expression, on domain: CertifiedDomain, count: Int,
    guess: JacobiMatrix, rms size: Double, bits: Int
  ) throws(Fault) {
    precondition(guess.count > 2 * count, "auxiliary polynomials up to twice the degree")
    // Measured: balls gain up to 1.6 bits of width with every step of the recurrence and of its
    // inverse.
    let working = bits + 4 * count
    let precision = working + CertifiedCover.guardBits
    let (origin, scale) = domain.map(precision: precision)
    let (f, w) = (domain.canonical(function ?? Expression(1)), domain.canonical(weight))
    let isEven = domain.isSymmetric && w.parity == .even
    let base = AuxiliaryPolynomials(guess, on: domain, isEven: isEven)
    let steps = base.steps(count: 2 * count, precision: precision)
    let sizes = GradedBuilder.Sizes(
      mass: Ball(guess.beta[0], precision: precision) / scale.magnitude.middle,
      rms: size, isSteep: !domain.isFinite)
    let measure: EnclosedMeasure
    do {
      measure = try EnclosedMeasure(
        of: f, weight: w, on: domain, sizes: sizes, steps: steps, bits: working)
    } catch {
      throw Fault(error, domain)
    }
    let moments = measure.moments(steps).symmetric(isEven ? .even : nil)
    let zero = Ball(0, precision: precision)
    guard let recurrence = EnclosedRecurrence(moments: moments, base: base) else {
      throw .needsBits
    }
    let mass = recurrence.beta[0] * scale.magnitude
    alpha = recurrence.alpha.map { origin + scale * $0 }
    beta = recurrence.beta.enumerated().map { $0 == 0 ? mass : $1 * scale * scale }
    guard function != nil else {
      (coefficients, l2, rms, supremum) = ([], zero, zero, nil)
      return
    }
    let lower = Array(steps.prefix(count))
    let products = measure.products(lower)
    let root = scale.magnitude.squareRoot
    // ∫ f p̂ₖ w dt = ĉₖ for polynomials normalised in t; dx = |scale| dt makes them smaller by its root.
    var inner = recurrence.change.map { row in
      zip(row, products).reduce(zero) { $0 + $1.0 * $1.1 }
    }
    if isEven { inner = inner.symmetric(f.parity) }
    var terms = [Ball](repeating: zero, count: count)
    for (row, c) in zip(recurrence.change, inner) {
      for (l, value) in row.enumerated() { terms[l] = terms[l] + c * value }
    }
    coefficients = inner.enumerated().map { k, c in
      // Positive leading coefficients in x, also where t runs the other way.
      (scale.isNegative && !k.isMultiple(of: 2) ? -c : c) * root
    }
    let squared = measure.squaredError(minus: terms, lower)
    l2 = (squared * scale.magnitude).root
    rms = (squared / recurrence.beta[0]).root
    // Beside roots of few bits the values do not settle.
    supremum = Self.supremum(f, domain, lower, terms, max(bits, 96))
  }

  private static func supremum(
    _ f: Expression, _ domain: CertifiedDomain, _ steps: [RecurrenceStep], _ terms: [Ball],
    _ bits: Int
  ) -> (value: Ball, at: Ball)? {
    guard domain.isFinite, let cover = try? CertifiedCover(of: f, bits: bits) else { return nil }
    let polynomial = CertifiedPolynomial(steps: steps, coefficients: terms)
    let search = SupremumSearch(CertifiedError(cover, minus: polynomial))
    return (search.supremum, search.place)
  }
}

extension CertifiedWeightProjection.Fault {
  init(_ fault: EnclosedMeasure.Fault, _ domain: CertifiedDomain) {
    switch fault {
    case .noTailBound(let isWeight): self = .noTailBound(isWeight: isWeight)
    case .tailTooHeavy: self = .tailTooHeavy
    case .cover(let fault, let t): self = .cover(fault, near: domain.point(t))
    }
  }
}
