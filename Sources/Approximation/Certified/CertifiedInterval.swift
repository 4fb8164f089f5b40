public import Exact
public import Formula

/// A finite interval whose ends are known exactly, as expressions such as −π or 1/3.
public struct CertifiedInterval: Sendable {
  /// The left end, an expression without x.
  public let lower: Expression
  /// The right end, an expression without x.
  public let upper: Expression
  private let center: Expression
  private let half: Expression

  /// Creates the interval.
  ///
  /// - Precondition: both ends are constant, finite and in order.
  public init(lower: Expression, upper: Expression) {
    self.lower = lower
    self.upper = upper
    let middle = (lower + upper) / Expression(2)
    center = lower == -upper || middle.isExactlyZero ? Expression(0) : middle
    half = (upper - lower) / Expression(2)
  }

  /// The function in the canonical variable u ∈ [−1, 1]: f(centre + half·u).
  public func canonical(_ function: Expression) -> Expression {
    if center.constantValue?.exact?.isZero == true, half.constantValue?.exact == 1 {
      return function
    }
    let line = center.constantValue?.exact?.isZero == true ? half * .x : center + half * .x
    return function.composed(with: line)
  }

  /// Half the length.
  public func halfLength(precision: Int) -> Ball { half.constantBall(precision: precision) }

  /// The middle less a point.
  public func offset(from point: Expression, precision: Int) -> Ball {
    (center - point).constantBall(precision: precision)
  }

  /// The point x of a canonical variable u.
  public func point(_ u: Ball) -> Ball {
    center.constantBall(precision: u.precision) + half.constantBall(precision: u.precision) * u
  }
}
