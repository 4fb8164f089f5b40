import Exact

/// Why a statement about a function could not be proved.
///
/// A fault says nothing against the function: only that this method of proof does not reach it.
public enum CertificationFault: Error, Hashable, Sendable {
  /// A part of the expression has no real value on some stretch, here near a point.
  case undefined(part: String, near: Double)
  /// It could not be decided where a part changes its sign, or whether it has a value.
  case undecided(part: String, near: Double)
  /// No enclosure became finite near a point: a pole, or a singularity that is not followed.
  case unbounded(near: Double)
  /// More pieces than allowed would be needed, most of them near a point.
  case tooManyPieces(near: Double)
  /// A weight is negative near a point.
  case negative(near: Double)

  /// The point in the variable of the function that was enclosed.
  public var place: Double {
    switch self {
    case .undefined(_, let u), .undecided(_, let u), .unbounded(let u), .tooManyPieces(let u),
      .negative(let u):
      u
    }
  }
}

extension Rational {
  /// The point in the middle of two others.
  func middle(to other: Rational) -> Rational { (self + other) / 2 }
}
