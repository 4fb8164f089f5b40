import CFLINT

/// A real algebraic number: one real root of an irreducible polynomial, told apart exactly.
///
/// Equality compares the polynomials and the roots' numbers, order narrows the enclosures until
/// they separate; neither depends on rounding.
public struct RealRoot: Sendable {
  /// The minimal polynomial, with coprime integer coefficients and a positive leading one.
  public let minimalPolynomial: RationalPolynomial
  /// The place among the real roots of ``minimalPolynomial``, from 0 upwards.
  public let index: Int
  /// A ball that holds this root and no other of ``minimalPolynomial``.
  public let enclosure: Ball

  /// The number itself when it is rational.
  public var rational: Rational? {
    guard minimalPolynomial.degree == 1 else { return nil }
    return -minimalPolynomial[0] / minimalPolynomial[1]
  }

  /// The nearest double; for irrational roots that of the enclosure's midpoint.
  public var doubleValue: Double { rational?.doubleValue ?? enclosure.doubleValue }

  /// The root of degree one that equals `value`.
  public init(_ value: Rational) {
    let place = RationalPolynomial([-value, 1]).primitive
    self.init(minimalPolynomial: place, index: 0, enclosure: Ball(value))
  }

  init(minimalPolynomial: RationalPolynomial, index: Int, enclosure: Ball) {
    self.minimalPolynomial = minimalPolynomial
    self.index = index
    self.enclosure = enclosure
  }

  /// The same root enclosed with at least `precision` bits.
  public func refined(to precision: Int) -> RealRoot {
    guard precision > enclosure.precision else { return self }
    if let rational {
      return RealRoot(
        minimalPolynomial: minimalPolynomial, index: index,
        enclosure: Ball(rational, precision: precision))
    }
    return minimalPolynomial.rootsOfIrreducible(precision: precision)[index]
  }

  /// A rational number strictly between two different roots.
  ///
  /// - Precondition: `lower` < `upper`.
  public static func between(_ lower: RealRoot, _ upper: RealRoot) -> Rational {
    precondition(lower < upper, "roots out of order")
    var (below, above) = separated(lower, upper)
    while true {
      // The ends are rounded outwards and may meet although the balls do not.
      if let a = below.enclosure.upperEnd.midpoint, let b = above.enclosure.lowerEnd.midpoint, a < b
      {
        return (a + b) / 2
      }
      let precision = 2 * max(below.enclosure.precision, above.enclosure.precision)
      (below, above) = (below.refined(to: precision), above.refined(to: precision))
    }
  }

  fileprivate static func separated(_ a: RealRoot, _ b: RealRoot) -> (RealRoot, RealRoot) {
    var (a, b) = (a, b)
    while a.enclosure.overlaps(b.enclosure) {
      let precision = 2 * max(a.enclosure.precision, b.enclosure.precision)
      (a, b) = (a.refined(to: precision), b.refined(to: precision))
    }
    return (a, b)
  }
}

extension RealRoot: Comparable {
  /// Whether both are the same number.
  public static func == (a: RealRoot, b: RealRoot) -> Bool {
    a.index == b.index && a.minimalPolynomial == b.minimalPolynomial
  }

  /// Whether `a` is the smaller number.
  public static func < (a: RealRoot, b: RealRoot) -> Bool {
    guard a != b else { return false }
    let (a, b) = separated(a, b)
    return a.enclosure.isLess(than: b.enclosure)
  }
}

extension RationalPolynomial {
  /// The different real roots in ascending order.
  ///
  /// Factors over the rationals (FLINT), then isolates the roots of each factor (Arb).
  ///
  /// - Precondition: the polynomial is not zero.
  public var realRoots: [RealRoot] {
    precondition(!isZero, "every number is a root of zero")
    return irreducibleFactors.flatMap { $0.rootsOfIrreducible(precision: Ball.defaultPrecision) }
      .sorted()
  }

  /// The multiple with coprime integer coefficients and a positive leading one.
  public var primitive: RationalPolynomial {
    let part = unsafe apply(fmpq_poly_primitive_part)
    return part.isZero || part[part.degree].sign > 0 ? part : -part
  }

  /// The different irreducible factors of positive degree, each primitive.
  var irreducibleFactors: [RationalPolynomial] {
    unsafe numerator { numerator in
      unsafe scratch(fmpz_poly_factor_struct.self) { factors in
        unsafe fmpz_poly_factor(factors, numerator)
        return unsafe (0..<factors.pointee.num).map { index in
          unsafe RationalPolynomial {
            unsafe fmpq_poly_set_fmpz_poly($0, factors.pointee.p + index)
          }
          .primitive
        }
      }
    }
  }

  /// The real roots, ascending, of a polynomial without multiple roots.
  fileprivate func rootsOfIrreducible(precision: Int) -> [RealRoot] {
    guard degree > 1 else {
      let root = RealRoot(-self[0] / self[1])
      return [root.refined(to: precision)]
    }
    let degree = degree
    return unsafe numerator { numerator in
      guard let roots = unsafe _acb_vec_init(degree) else { return [] }
      defer { unsafe _acb_vec_clear(roots, degree) }
      unsafe arb_fmpz_poly_complex_roots(roots, numerator, 0, precision)
      return (0..<degree).prefix { unsafe arb_is_zero(&roots[$0].imag) != 0 }.map { index in
        RealRoot(
          minimalPolynomial: self, index: index,
          enclosure: unsafe Ball(precision: precision) { unsafe arb_set($0, &roots[index].real) })
      }
    }
  }

  private func numerator<Result>(
    _ body: (UnsafeMutablePointer<fmpz_poly_struct>) -> Result
  ) -> Result {
    unsafe scratch(fmpz_poly_struct.self) { numerator in
      unsafe handle.read { unsafe fmpq_poly_get_numerator(numerator, $0) }
      return unsafe body(numerator)
    }
  }
}

extension RealRoot {
  /// The number with the opposite sign.
  public static prefix func - (a: RealRoot) -> RealRoot {
    let mirrored = a.minimalPolynomial(-RationalPolynomial.x).primitive
    let roots = mirrored.rootsOfIrreducible(precision: a.enclosure.precision)
    return roots[roots.count - 1 - a.index]
  }
}
