public import Exact
public import Formula

/// What is certain about the largest |f − p| over an infinite interval.
public enum LineSupremum: Sendable {
  /// |f − p| grows beyond every bound.
  case infinite
  /// The supremum, which may be that of the limit.
  case finite(Ball)
  /// The growth of f that is known decides nothing.
  case undecided

  /// Compares the growth of a function with that of its projection.
  ///
  /// A polynomial that has a term of degree d ≥ 1 for certain outgrows a function bounded by
  /// c·tᵖ with p < d, and a polynomial f outgrows its projection of lower degree. Where p is a
  /// constant and f falls to 0 the supremum is taken on a finite part and over the rest.
  /// - Parameters:
  ///   - function: f in t ≥ 0 for Laguerre, in t for Hermite.
  ///   - family: a Laguerre or Hermite family.
  ///   - coefficients: those of p in the family.
  ///   - reach: from where on f is taken from its bound.
  ///   - bits: rests of Taylor models stay below 2^−bits of f.
  public init(
    of function: Expression, family: OrthogonalFamily, minus coefficients: [Ball],
    beyond reach: Int,
    bits: Int
  ) {
    let sides = family.canonicalInterval == .halfLine ? [1] : [1, -1]
    let precision = bits + CertifiedCover.guardBits
    let bounds = sides.compactMap {
      function.tailBound(side: $0, from: max(1, reach), precision: precision)
    }
    if let polynomial = function.polynomial {
      // The projection of a polynomial of the degree or a lower one is that polynomial.
      self = polynomial.degree < coefficients.count ? .finite(Ball(0)) : .infinite
      return
    }
    let degree = coefficients.lastIndex { !$0.containsZero } ?? 0
    let isConstant = coefficients.dropFirst().allSatisfy(\.isExactZero)
    if degree >= 1, bounds.contains(where: { $0.isOutgrown(byPower: degree) }) {
      self = .infinite
    } else if isConstant, bounds.count == sides.count, let constant = coefficients.first,
      let tails = bounds.reduce(
        Optional(Ball(0, precision: precision)),
        { size, bound in
          guard let size, let tail = bound.vanishing(from: reach) else { return nil }
          return .maximum(size, tail)
        }),
      let part = try? Self.supremum(
        of: function, family: family, minus: coefficients,
        from: sides.count == 1 ? 0 : Rational(-reach), to: Rational(reach), bits: bits)
    {
      // Far out |f − c| tends to |c|, and stays within the bound of f of it.
      let (low, high) = (constant.smallestMagnitude, constant.largestMagnitude + tails)
      self = .finite(
        Ball.maximum(part.size.lowerEnd, low).union(.maximum(part.size.upperEnd, high.upperEnd)))
    } else {
      self = .undecided
    }
  }

  /// The largest |f − p| on a finite part.
  ///
  /// - Parameters:
  ///   - function: f in the variable t of the family.
  ///   - lower: the left end in t.
  ///   - upper: the right end in t.
  /// - Returns: the supremum, and a t where |f − p| comes close to it.
  /// - Throws: `CertificationFault` where f could not be enclosed.
  public static func supremum(
    of function: Expression, family: OrthogonalFamily, minus coefficients: [Ball],
    from lower: Rational, to upper: Rational, bits: Int
  ) throws(CertificationFault) -> (size: Ball, place: Ball) {
    precondition(lower < upper)
    let precision = bits + CertifiedCover.guardBits
    let (center, half) = ((lower + upper) / 2, (upper - lower) / 2)
    let (shift, scale) = (Ball(center, precision: precision), Ball(half, precision: precision))
    guard let line = LineWeight(family) else { preconditionFailure("\(family) lives on a line") }
    let steps = line.steps(count: coefficients.count, precision: precision)
    let polynomial = CertifiedPolynomial(
      steps: steps.map { $0.substituting(shift: shift, scale: scale) }, coefficients: coefficients)
    let cover = try CertifiedCover(
      of: function.composed(with: Expression(polynomial: [center, half])), bits: bits)
    let search = SupremumSearch(CertifiedError(cover, minus: polynomial))
    return (search.supremum, shift + scale * search.place)
  }
}

extension TailBound {
  /// Whether the bound falls beside tᵈ.
  fileprivate func isOutgrown(byPower degree: Int) -> Bool {
    if !quadratic.isZero { return quadratic.sign < 0 }
    if !linear.isZero { return linear.sign < 0 }
    return power < Rational(degree)
  }

  /// The bound from a point on, where it falls to 0 from there.
  fileprivate func vanishing(from reach: Int) -> Ball? {
    guard power.sign <= 0, linear.sign <= 0, quadratic.sign <= 0,
      power.sign + linear.sign + quadratic.sign < 0
    else { return nil }
    let (d, precision) = (Rational(reach), coefficient.precision)
    func ball(_ value: Rational) -> Ball { Ball(value, precision: precision) }
    return coefficient * ball(d).power(ball(power)) * ball(linear * d + quadratic * d * d).exp
  }
}
