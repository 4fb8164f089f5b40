public import Exact

extension PiecewisePolynomial {
  /// The exact coefficients of Legendre's polynomials in the least squares projection on [a, b]:
  /// (2k + 1)/(b − a) ∫ f Pₖ(t(x)) dx, integrated piece by piece.
  ///
  /// Nil where a break point inside is not rational; see `legendreEnclosures(from:to:degree:)`.
  ///
  /// - Precondition: a < b and degree ≥ 0.
  public func legendreCoefficients(from a: Rational, to b: Rational, degree: Int) -> [Rational]? {
    precondition(a < b && degree >= 0)
    var coefficients: [Rational] = []
    for (k, basis) in Self.legendre(a, b, degree).enumerated() {
      let product = PiecewisePolynomial(breakpoints, pieces.map { $0 * basis })
      guard let integral = product.integral(from: a, to: b) else { return nil }
      coefficients.append(Rational(2 * k + 1) / (b - a) * integral)
    }
    return coefficients
  }

  /// Enclosures of the same coefficients where break points are algebraic numbers, with as many bits
  /// as leave 17 digits of each, or of the largest.
  ///
  /// Powers of x cancel in Legendre's polynomials, so the bits grow with the degree.
  ///
  /// - Precondition: a < b and degree ≥ 0.
  public func legendreEnclosures(from a: Rational, to b: Rational, degree: Int) -> [Ball] {
    var precision = 256
    while true {
      let found = legendreEnclosures(from: a, to: b, degree: degree, precision: precision)
      let largest = found.map { abs($0.doubleValue) }.max() ?? 0
      let isGood = found.allSatisfy {
        $0.digits >= 17
          || $0.containsZero && $0.largestMagnitude.upperBound <= 1e-17 * largest
      }
      if isGood || precision >= 1 << 15 { return found }
      precision *= 2
    }
  }

  /// Enclosures of the same coefficients with given bits.
  ///
  /// - Precondition: a < b and degree ≥ 0.
  public func legendreEnclosures(
    from a: Rational, to b: Rational, degree: Int, precision: Int
  ) -> [Ball] {
    precondition(a < b && degree >= 0)
    let (low, high) = (RealRoot(a), RealRoot(b))
    let inside = breakpoints.indices.filter { low < breakpoints[$0] && breakpoints[$0] < high }
    let ends =
      [Ball(a, precision: precision)]
      + inside.map { breakpoints[$0].ball(precision) } + [Ball(b, precision: precision)]
    let first = breakpoints.count { $0 < low || $0 == low }
    return Self.legendre(a, b, degree).enumerated().map { k, basis in
      var sum = Ball(0, precision: precision)
      for part in 0...inside.count {
        let primitive = (pieces[first + part] * basis).integral
        sum = sum + primitive.value(at: ends[part + 1]) - primitive.value(at: ends[part])
      }
      return Ball(Rational(2 * k + 1) / (b - a), precision: precision) * sum
    }
  }

  /// P₀ … P_d in the coordinate of [a, b], by (k + 1)Pₖ₊₁ = (2k + 1)tPₖ − kPₖ₋₁.
  private static func legendre(_ a: Rational, _ b: Rational, _ degree: Int) -> [RationalPolynomial]
  {
    let t = RationalPolynomial([-(a + b) / (b - a), 2 / (b - a)])
    var basis = [RationalPolynomial(1), t]
    for k in 1..<max(degree, 1) {
      let next = Rational(2 * k + 1) * (t * basis[k]) - Rational(k) * basis[k - 1]
      basis.append(next / Rational(k + 1))
    }
    return Array(basis.prefix(degree + 1))
  }
}

extension RealRoot {
  fileprivate func ball(_ precision: Int) -> Ball {
    if let rational { return Ball(rational, precision: precision) }
    return refined(to: precision).enclosure.withPrecision(precision)
  }
}

extension RationalPolynomial {
  fileprivate func value(at point: Ball) -> Ball {
    coefficients.reversed().reduce(Ball(0, precision: point.precision)) {
      $0 * point + Ball($1, precision: point.precision)
    }
  }
}
