public import Exact
public import Formula

/// An interval with exact ends, finite or not, and its canonical variable t.
///
/// t runs over [−1, 1] on finite intervals, over [0, ∞) from the finite end of half lines, and is x
/// itself on the whole line.
public enum CertifiedDomain: Sendable {
  /// Both ends are finite: x = centre + half·t.
  case finite(CertifiedInterval)
  /// x = end + t.
  case above(Expression)
  /// x = end − t.
  case below(Expression)
  /// x = t.
  case line

  /// A function of x as one of t.
  public func canonical(_ function: Expression) -> Expression {
    switch self {
    case .finite(let interval): interval.canonical(function)
    case .above(let end):
      end.isExactlyZero ? function : function.composed(with: end + .x)
    case .below(let end):
      function.composed(with: end.isExactlyZero ? -.x : end - .x)
    case .line: function
    }
  }

  /// x = origin + scale·t.
  public func map(precision: Int) -> (origin: Ball, scale: Ball) {
    let one = Ball(1, precision: precision)
    switch self {
    case .finite(let interval):
      return (
        interval.offset(from: Expression(0), precision: precision),
        interval.halfLength(precision: precision)
      )
    case .above(let end): return (end.constantBall(precision: precision), one)
    case .below(let end): return (end.constantBall(precision: precision), -one)
    case .line: return (Ball(0, precision: precision), one)
    }
  }

  /// The point x of a canonical variable.
  public func point(_ t: Double) -> Double {
    let (origin, scale) = map(precision: 128)
    return (origin + scale * Ball(t)).doubleValue
  }

  /// Whether both ends are finite.
  public var isFinite: Bool {
    if case .finite = self { true } else { false }
  }

  /// Whether t ↦ −t maps the canonical interval to itself.
  var isSymmetric: Bool {
    switch self {
    case .finite, .line: true
    case .above, .below: false
    }
  }
}
