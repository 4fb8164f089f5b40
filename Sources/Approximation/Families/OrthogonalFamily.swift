import RealModule

/// A classical family of orthogonal polynomials on its canonical interval.
///
/// | family | interval | weight | normalisation |
/// | --- | --- | --- | --- |
/// | `legendre` | [−1, 1] | 1 | P_k(1) = 1 |
/// | `chebyshev(kind)` | [−1, 1] | see ``ChebyshevKind`` | T, U, V, W |
/// | `gegenbauer(λ)` | [−1, 1] | (1−t²)^(λ−1/2) | C_k^λ |
/// | `jacobi(a, b)` | [−1, 1] | (1−t)^a (1+t)^b | P_k^(a,b) |
/// | `laguerre(a)` | [0, ∞) | t^a e^(−t) | L_k^a |
/// | `hermite` | ℝ | e^(−t²) | H_k, leading coefficient 2^k |
/// | `hermiteE` | ℝ | e^(−t²/2) / √(2π) | He_k, monic |
///
/// The probabilists' weight is the standard normal density, so that its mass is 1 and orthonormal
/// coefficients are those under N(0, 1).
///
/// Source: Olver et al., *NIST Digital Library of Mathematical Functions*, chapter 18.
public enum OrthogonalFamily: Hashable, Sendable {
  /// Legendre polynomials P_k.
  case legendre
  /// Chebyshev polynomials of one of four kinds.
  case chebyshev(ChebyshevKind)
  /// Gegenbauer (ultraspherical) polynomials; λ > −1/2, λ ≠ 0.
  case gegenbauer(FamilyParameter)
  /// Jacobi polynomials; a, b > −1.
  case jacobi(FamilyParameter, FamilyParameter)
  /// Generalised Laguerre polynomials; a > −1.
  case laguerre(FamilyParameter)
  /// Physicists' Hermite polynomials.
  case hermite
  /// Probabilists' Hermite polynomials.
  case hermiteE

  /// The interval on which the family is orthogonal.
  public var canonicalInterval: Interval {
    switch self {
    case .legendre, .chebyshev, .gegenbauer, .jacobi: .canonical
    case .laguerre: .halfLine
    case .hermite, .hermiteE: .line
    }
  }

  /// The exponents (a, b) of (1−t)^a (1+t)^b, for the families on [−1, 1].
  public var jacobiExponents: (a: Double, b: Double)? {
    switch self {
    case .legendre: (0, 0)
    case .chebyshev(let kind): kind.exponents
    case .gegenbauer(let l): (l.value - 0.5, l.value - 0.5)
    case .jacobi(let a, let b): (a.value, b.value)
    case .laguerre, .hermite, .hermiteE: nil
    }
  }

  /// The natural logarithm of the weight at `t`; `-∞` outside the interval.
  public func logWeight(_ t: Double) -> Double {
    guard canonicalInterval.contains(t) else { return -.infinity }
    switch self {
    case .laguerre(let a): return (a.value == 0 ? 0 : a.value * .log(t)) - t
    case .hermite: return -t * t
    case .hermiteE: return -t * t / 2 - 0.5 * .log(2 * .pi)
    default:
      let (a, b) = jacobiExponents ?? (0, 0)
      return (a == 0 ? 0 : a * .log(1 - t)) + (b == 0 ? 0 : b * .log(1 + t))
    }
  }

  /// The weight at `t`; 0 outside the interval.
  public func weight(_ t: Double) -> Double { .exp(logWeight(t)) }

  /// The mass ∫ w dt over the canonical interval.
  public var mass: Double {
    switch self {
    case .legendre: 2
    case .chebyshev(let kind): kind == .second ? .pi / 2 : .pi
    case .laguerre(let a): ScaledPair.gamma(a.pair + 1).double
    case .hermite: .sqrt(.pi)
    case .hermiteE: 1
    case .gegenbauer, .jacobi:
      exactExponents.map { jacobiMass($0.a, $0.b).double } ?? 0
    }
  }
}

/// The four kinds of Chebyshev polynomials, t = cos θ.
public enum ChebyshevKind: Int, Hashable, Sendable, CaseIterable {
  /// T_k = cos kθ, weight (1−t²)^(−1/2).
  case first = 1
  /// U_k = sin (k+1)θ / sin θ, weight (1−t²)^(1/2).
  case second
  /// V_k = cos (k+½)θ / cos ½θ, weight (1+t)^(1/2) (1−t)^(−1/2).
  case third
  /// W_k = sin (k+½)θ / sin ½θ, weight (1−t)^(1/2) (1+t)^(−1/2).
  case fourth

  var exponents: (a: Double, b: Double) {
    switch self {
    case .first: (-0.5, -0.5)
    case .second: (0.5, 0.5)
    case .third: (-0.5, 0.5)
    case .fourth: (0.5, -0.5)
    }
  }
}
