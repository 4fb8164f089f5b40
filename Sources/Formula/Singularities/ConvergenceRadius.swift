public import ComplexModule
public import RealModule

/// How far a Taylor series converges, and what stops it.
public struct ConvergenceRadius: Hashable, Sendable {
  /// What the radius rests on.
  public enum Evidence: String, Hashable, Sendable {
    /// The singularities follow from the form of the expression.
    case expression
    /// Zeros were found by Newton's method and counted by the argument principle.
    case search
    /// Nothing was found; the radius is read off the growth of the coefficients.
    case estimate
  }

  /// The radius of the largest disc about the centre to which the series' sum can be continued and
  /// agrees with the function on the real axis; infinite for entire functions.
  public let radius: Double
  /// The singularities on the circle of convergence, conjugate pairs in full; empty when none is
  /// known or the function is entire.
  public let nearest: [Singularity]
  /// What the radius rests on.
  public let evidence: Evidence

  /// Whether the radius was decided from the expression, exactly or by a verified search.
  public var isDecided: Bool { evidence != .estimate }
}

/// A point where a function, continued from the real axis, is not analytic.
public struct Singularity: Hashable, Sendable {
  /// What kind of point it is.
  public enum Kind: String, Hashable, Sendable {
    /// A zero of a denominator, or a pole of a function such as tan or Γ.
    case pole
    /// A zero of the argument of a root or a logarithm, or ±1, ±i for inverse functions.
    case branchPoint
    /// A place on the real axis where the formula changes.
    case kink
    /// A place on the real axis where the values jump.
    case jump
  }

  /// Where it lies.
  public let location: Complex<Double>
  /// What kind of point it is.
  public let kind: Kind
  /// The subexpression it comes from, in the input language.
  public let subexpression: String
}
