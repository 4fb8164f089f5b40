/// The coefficients of one function in one basis, how they decay, and what that implies.
public struct Spectrum: Sendable {
  /// The basis.
  public let basis: PolynomialBasis
  /// The coefficients in the basis's own normalisation, from degree 0 upwards.
  public let coefficients: [Double]
  /// The coefficients of the polynomials divided by their norms.
  public let orthonormalCoefficients: [Double]
  /// The law fitted to the orthonormal coefficients, whose size no normalisation bends; nil where
  /// too few stand above rounding.
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
    // Classical coefficients carry powers of k, Hermite's even √(2^k k!), by normalisation alone.
    decay = Decay(projection.orthonormalCoefficients)
    let isFinite = projection.basis.interval.isFinite
    let measured = isFinite ? projection.coefficients : projection.orthonormalCoefficients
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
/// Algebraic decay tells the strength of the strongest singularity, not its place: orthonormal
/// Jacobi coefficients of |x − c|^p fall like k^(−p−1) whatever the weight, those of (1 + x)^α like
/// k^(−2α−b−3/2) in the weight (1 + x)^b, as x = cos θ doubles the exponent at an end.
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
      guard let (a, b) = basis.family?.jacobiExponents else { return nil }
      // Which end it may be is not known: the statement that holds for both.
      self = .singularity(
        inside: decay.rate - 1, atEnd: (decay.rate - min(a, b) - 1.5) / 2)
    }
  }
}
