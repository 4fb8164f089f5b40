public import Exact
public import Formula

/// Errors of a polynomial, enclosed.
///
/// e is f − p, or (f − p)·w for errors that are weighted by themselves; μ is the weight of a family,
/// or 1.
public struct CertifiedNorms: Sendable {
  /// √∫ e² μ dx.
  public let l2: Ball
  /// l2 / √∫ μ dx.
  public let rms: Ball
  /// The largest |e| over the closed interval, one-sided limits at jumps and the values at the
  /// jumps and ends themselves included.
  public let sup: Ball
  /// A point u of [−1, 1] where |e| comes close to it.
  public let supAt: Ball

  /// Measures f − p on [−1, 1].
  ///
  /// - Parameters:
  ///   - function: f in the canonical variable u.
  ///   - polynomial: p in u.
  ///   - halfLength: half the length of the interval of x, for the measure dx.
  ///   - bits: rests of Taylor models stay below 2^−bits of f.
  /// - Throws: `CertificationFault` where f could not be enclosed.
  public init(
    of function: Expression, minus polynomial: CertifiedPolynomial, halfLength: Ball, bits: Int
  ) throws(CertificationFault) {
    let cover = try CertifiedCover(of: function, bits: bits, degree: polynomial.degree)
    self.init(CertifiedError(cover, minus: polynomial), halfLength: halfLength)
  }

  /// Measures f − p, or (f − p)·w, for several polynomials, enclosing f once.
  ///
  /// - Throws: `CertificationFault` where f or w could not be enclosed.
  public static func all(
    of function: Expression, times weight: Expression? = nil,
    minus polynomials: [CertifiedPolynomial], halfLength: Ball, bits: Int
  ) throws(CertificationFault) -> [CertifiedNorms] {
    let degree = polynomials.reduce(0) { max($0, $1.degree) }
    if let weight {
      let cover = try WeightedCover(of: function, times: weight, bits: bits, degree: degree)
      return polynomials.map { CertifiedNorms(cover.error(of: $0), halfLength: halfLength) }
    }
    let cover = try CertifiedCover(of: function, bits: bits, degree: degree)
    return polynomials.map {
      CertifiedNorms(CertifiedError(cover, minus: $0), halfLength: halfLength)
    }
  }

  /// Measures f − p for several polynomials in the norm of a family, enclosing f once.
  ///
  /// - Parameter family: a family on [−1, 1], whose weight in u counts in `l2` and `rms`.
  /// - Throws: `CertificationFault` where f could not be enclosed.
  public static func all(
    of function: Expression, in family: OrthogonalFamily, minus polynomials: [CertifiedPolynomial],
    halfLength: Ball, bits: Int
  ) throws(CertificationFault) -> [CertifiedNorms] {
    precondition(family.exactWeight != nil, "the family lives on a finite interval")
    let cover = try CertifiedCover(
      of: function, weight: family.exactWeight ?? .one, bits: bits,
      degree: polynomials.reduce(0) { max($0, $1.degree) })
    return polynomials.map {
      CertifiedNorms(CertifiedError(cover, minus: $0), halfLength: halfLength)
    }
  }

  init(_ error: CertifiedError, halfLength: Ball) {
    let squared = error.squaredNorm.nonNegative
    let mass = error.cover.weight.mass(precision: error.cover.precision)
    l2 = (squared * halfLength).root
    rms = (squared / mass).root
    let search = SupremumSearch(error)
    sup = search.supremum
    supAt = search.place
  }
}

extension Ball {
  /// The part that is not negative.
  var nonNegative: Ball { isNonnegative ? self : .maximum(self, Ball(0)) }

  /// The square root of the part that is not negative.
  var root: Ball {
    isPositive ? squareRoot : Ball(0, precision: precision).union(upperEnd.squareRoot)
  }
}
