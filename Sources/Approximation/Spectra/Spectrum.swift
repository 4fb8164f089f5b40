/// The coefficients of one function in one basis, how they decay, and what that implies.
public struct Spectrum: Sendable {
  /// The basis.
  public let basis: PolynomialBasis
  /// The coefficients in the basis's own normalisation, from degree 0 upwards.
  public let coefficients: [Double]
  /// The coefficients of the polynomials divided by their norms.
  public let orthonormalCoefficients: [Double]
  /// The law fitted to the classical coefficients; nil where too few stand above rounding.
  public let decay: Decay?
  /// Where the coefficients end, by the published rule.
  public let chop: Chop
  /// The decimal digits believed in all coefficients, relative to the largest.
  public let digits: Int
  /// Σ ĉ_k² / ‖f‖² up to each degree: the share of the squared norm that is captured.
  public let energy: [Double]

  /// The first `count` coefficients of `function`.
  ///
  /// - Throws: `IntegrationError`.
  public init(
    of function: RealFunction, in basis: PolynomialBasis, count: Int
  ) throws(IntegrationError) {
    precondition(count >= 1)
    self.init(try Projection(of: function, onto: basis, degree: count - 1))
  }

  /// Reads the spectrum off a projection.
  public init(_ projection: Projection) {
    basis = projection.basis
    coefficients = projection.coefficients
    orthonormalCoefficients = projection.orthonormalCoefficients
    digits = projection.digits
    // Hermite's classical coefficients shrink by √(2^k k!) for reasons of normalisation alone.
    let isFinite = projection.basis.interval.isFinite
    let measured = isFinite ? projection.coefficients : projection.orthonormalCoefficients
    decay = Decay(measured)
    chop = chopped(measured, 0x1p-52)
    var sum = 0.0
    let whole = projection.norm * projection.norm
    energy = projection.orthonormalCoefficients.map { c in
      sum += c * c
      return whole > 0 ? min(sum / whole, 1) : 1
    }
  }

  /// What the decay implies about the function; nil where nothing was fitted.
  public var regularity: Regularity? { decay.flatMap { Regularity($0, basis: basis) } }
}

/// The smoothness that a law of decay implies.
///
/// Geometric decay is the converse of |a_k| ≤ 2M ρ^−k for functions analytic in a Bernstein ellipse.
/// Algebraic decay tells the strength of the strongest singularity, not its place: Chebyshev
/// coefficients of |x − c|^p fall like k^(−p−1), those of (1 + x)^α like k^(−2α−1), as x = cos θ
/// doubles the exponent at an end; Legendre's classical ones like k^(−p−1/2) and k^(−2α−1).
///
/// Source: Trefethen, *Approximation Theory and Approximation Practice* (2019), chapters 7 and 8;
/// Wang, *On the optimal estimates and comparison of Gegenbauer expansion coefficients* (2016).
public enum Regularity: Hashable, Sendable {
  /// A polynomial of this degree.
  case polynomial(degree: Int)
  /// Entire: the geometric rate keeps growing.
  case entire
  /// Analytic in the Bernstein ellipse of this parameter (semi-axes add up to it).
  case analytic(ellipse: Double)
  /// Analytic about the line or half line; rates there measure no ellipse.
  case analyticOnInfiniteInterval
  /// Singular like |x − c|^`inside` within the interval (0: a jump), or like |x − c|^`atEnd` at an
  /// end of it, up to smoother terms.
  case singularity(inside: Double, atEnd: Double)

  init?(_ decay: Decay, basis: PolynomialBasis) {
    switch decay.kind {
    case .finite: self = .polynomial(degree: Int(decay.rate))
    case .geometric:
      guard basis.interval.isFinite else {
        self = .analyticOnInfiniteInterval
        return
      }
      self = decay.isAccelerating ? .entire : .analytic(ellipse: decay.rate)
    case .algebraic:
      // Legendre's classical coefficients carry k^(1/2) more than Chebyshev's at an inner kink.
      guard let family = basis.family, basis.interval.isFinite else { return nil }
      switch family {
      case .legendre: self = .singularity(inside: decay.rate - 0.5, atEnd: (decay.rate - 1) / 2)
      case .chebyshev(.first):
        self = .singularity(inside: decay.rate - 1, atEnd: (decay.rate - 1) / 2)
      default: return nil
      }
    }
  }
}
