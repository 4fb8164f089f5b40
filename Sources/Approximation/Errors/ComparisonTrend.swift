import RealModule

/// How the errors of one method fall with the degree.
public struct ComparisonTrend: Hashable, Sendable {
  /// The method as in its rows.
  public let method: String
  /// The law fitted to the sup errors; nil where too few of them stand above rounding.
  public let decay: Decay?
  /// The smoothness of the function that the law implies; nil where it implies none.
  public let regularity: Regularity?

  /// Fits the law of enclosed errors, of which rounding hides none.
  ///
  /// - Parameters:
  ///   - rows: the lines of one method, with errors known far below those of doubles.
  ///   - basis: the basis of the projection.
  public init(certified rows: [ComparisonRow], of method: String, in basis: PolynomialBasis) {
    let isProjection = method == basis.family?.description
    self.init(
      method: method, rows: rows, scale: 0, supGrowth: isProjection ? basis.supGrowth : 0)
  }

  /// Fits the law.
  ///
  /// - Parameters:
  ///   - rows: the lines of one method.
  ///   - scale: the largest |f|, to which rounding errors are proportional; 0 where there are none.
  ///   - supGrowth: the power of the degree by which sup errors of the method fall more slowly than
  ///     best errors.
  init(method: String, rows: [ComparisonRow], scale: Double, supGrowth: Double = 0) {
    self.method = method
    let isRational = rows.contains { $0.type != nil }
    // The degree of a rational function says less than how many numbers it has.
    let measured = rows.compactMap { row in
      row.errors.map { (isRational ? row.parameters - 1 : row.degree, $0) }
    }
    let law = Decay(errors: measured, scale: scale)
    // At kinks rational errors fall like exp(−c√n), which is neither law.
    decay = isRational ? law.flatMap { $0.misfit < 0.1 ? $0 : nil } : law
    // Taylor's error speaks of the disc about the centre, Bernstein's never falls faster than 1/n,
    // and poles of rational functions adapt to any singularity.
    guard !isRational, method != "taylor", method != "bernstein" else {
      regularity = nil
      return
    }
    regularity = Decay(errors: measured, scale: scale, supGrowth: supGrowth).flatMap {
      Regularity(ofErrors: $0, degrees: measured.map(\.0))
    }
  }
}

extension Decay {
  /// The law of sup errors, fitted to those that stand above the rounding errors of the function
  /// and of the approximations.
  ///
  /// - Parameters:
  ///   - supGrowth: geometric laws are fitted to E_n/n^`supGrowth`.
  init?(errors rows: [(degree: Int, errors: ErrorNorms)], scale: Double, supGrowth: Double = 0) {
    let errors = rows.map(\.errors.sup.size)
    let top = errors.filter(\.isFinite).max() ?? 0
    guard top > 0, errors.allSatisfy(\.isFinite) else { return nil }
    // Sums of many terms add a few units to the 8 ulp below which a curve counts as noise.
    let noise = rows.reduce(0) { max($0, $1.errors.noise) }
    let floor =
      scale > 0
      ? max(0x1p-46, max(64 * .ulpOfOne * scale, 2 * noise) / top) : max(0x1p-900, 2 * noise / top)
    guard floor < 1 else { return nil }
    let degrees = rows.map(\.degree)
    self.init(errors, degrees: degrees, floor: floor)
    if supGrowth != 0, kind == .geometric {
      let reduced = zip(errors, degrees).map { $0 / .pow(Double(max($1, 1)), supGrowth) }
      self.init(reduced, degrees: degrees, floor: floor)
    }
    // Errors that grow have a last record only.
    if kind != .finite && rate <= (kind == .geometric ? 1 : 0) { return nil }
  }
}

extension Regularity {
  /// The smoothness that sup errors of good polynomials imply: E_n ~ ρ^−n in a Bernstein ellipse,
  /// E_n ~ n^−p for |x − c|^p inside the interval and (1 + x)^(p/2) at an end.
  ///
  /// Source: Trefethen, *Approximation Theory and Approximation Practice* (2019), theorems 7.2, 8.2.
  init?(ofErrors decay: Decay, degrees: [Int]) {
    switch decay.kind {
    case .finite:
      guard let degree = degrees.sorted().first(where: { Double($0) > decay.rate }) else {
        return nil
      }
      self = .polynomial(degree: degree)
    case .geometric: self = decay.isAccelerating ? .entire : .analytic(ellipse: decay.rate)
    case .algebraic:
      self = .singularity(inside: decay.rate, atEnd: decay.rate / 2)
    }
  }
}

extension PolynomialBasis {
  /// The power of n by which sup errors of projections of analytic functions exceed best errors:
  /// max |p̂_n| of a Jacobi family is of the order n^(max(a, b) + 1/2).
  var supGrowth: Double {
    guard let (a, b) = family?.jacobiExponents else { return 0 }
    return max(0, max(a, b) + 0.5)
  }
}

extension RealFunction {
  /// The largest finite |f| at 129 Chebyshev points and beside narrow features.
  public func largestSample(on interval: Interval) -> Double {
    values(
      at: ChebyshevSeries.points(on: interval, degree: 128) + featurePoints(inside: interval)
    )
    .reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
  }
}
