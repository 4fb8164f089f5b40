public import Exact

/// A stretch on which a function is given by one formula without switches.
public struct SmoothPiece: Sendable {
  /// The formula: no `abs`, `relu`, `min`, `if` or comparison is left in it.
  public let expression: Expression
  /// The left end, a dyadic number.
  public let lower: Rational
  /// The right end, a dyadic number.
  public let upper: Rational
}

/// A stretch about a place where a function changes its formula, too short to be cut further.
public struct SwitchGap: Sendable {
  /// The ends, dyadic numbers.
  public let range: ClosedRange<Rational>
  /// At each point the function has the value of one of these.
  public let formulas: [Expression]
}

/// A function cut where it changes its formula, with certainty.
public struct SmoothPieces: Sendable {
  /// The pieces, ascending.
  public let pieces: [SmoothPiece]
  /// What the pieces leave out: stretches about 2^−precision long around irrational switches.
  ///
  /// Ends are dyadic; a switch at a dyadic point leaves nothing out.
  public let gaps: [SwitchGap]
}

extension Expression {
  /// Cuts an interval where the function changes its formula, and rewrites the function on each
  /// piece to the formula that holds there.
  ///
  /// Pre-images of switches are isolated by the sign of an interval extension and its derivative,
  /// polynomials by factoring: between two cuts no switch can hide. Zeros of the arguments of roots,
  /// logarithms and broken powers cut as well, so that singularities lie at ends of pieces only.
  ///
  /// - Parameters:
  ///   - lower: the left end, a dyadic number.
  ///   - upper: the right end, a dyadic number.
  ///   - precision: bits; cuts are located to 2^−precision.
  /// - Throws: ``CertificationFault`` where the function has no value on a stretch, and where a
  ///   switch could not be decided.
  /// - Complexity: O(switches · size) apart from the isolation of roots.
  public func smoothPieces(
    from lower: Rational, to upper: Rational, precision: Int
  ) throws(CertificationFault) -> SmoothPieces {
    var cutting = Cutting(precision: precision)
    try cutting.cut(self, lower, upper, decided: [])
    return SmoothPieces(
      pieces: cutting.pieces,
      gaps: cutting.gaps.sorted { $0.range.lowerBound < $1.range.lowerBound })
  }
}

private struct Cutting {
  let precision: Int
  var pieces: [SmoothPiece] = []
  var gaps: [SwitchGap] = []

  /// More pieces than this are not made.
  private static let limit = 512

  /// Settles the first switch on a stretch and goes on with the parts.
  mutating func cut(
    _ function: Expression, _ lower: Rational, _ upper: Rational, decided: Set<Switch>
  ) throws(CertificationFault) {
    guard let next = try function.firstSwitch(from: lower, to: upper, except: decided) else {
      pieces.append(SmoothPiece(expression: function, lower: lower, upper: upper))
      return
    }
    var isolation = SignIsolation(of: next.inner, from: lower, to: upper, precision: precision)
    try isolation.run()
    for gap in isolation.gaps where gap.lowerBound < gap.upperBound {
      let formulas = next.formulas(of: function, over: gap, precision: precision)
      gaps.append(SwitchGap(range: gap, formulas: formulas))
    }
    for part in isolation.parts {
      guard pieces.count < Self.limit else {
        throw .tooManyPieces(near: part.lower.doubleValue)
      }
      let decidedNow = decided.union([next])
      let rewritten = try next.decided(in: function, sign: part.sign, near: part.middle)
      try cut(rewritten, part.lower, part.upper, decided: decidedNow)
    }
  }
}
