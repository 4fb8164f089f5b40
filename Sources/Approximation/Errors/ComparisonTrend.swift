/// How the errors of one method fall with the degree.
public struct ComparisonTrend: Hashable, Sendable {
  /// The method as in its rows.
  public let method: String
  /// The law fitted to the sup errors; nil where too few of them stand above rounding.
  public let decay: Decay?
  /// The smoothness of the function that the law implies; nil where it implies none.
  public let regularity: Regularity?

  /// Fits the law.
  ///
  /// - Parameters:
  ///   - rows: the lines of one method.
  ///   - scale: the largest |f|, to which rounding errors are proportional.
  init(method: String, rows: [ComparisonRow], scale: Double) {
    self.method = method
    let measured = rows.compactMap { row in row.errors.map { (row.degree, $0.sup.size) } }
    let law = Decay(errors: measured.map(\.1), degrees: measured.map(\.0), scale: scale)
    // At kinks rational errors fall like exp(−c√n), which is neither law.
    decay = method == "rational" ? law.flatMap { $0.misfit < 0.1 ? $0 : nil } : law
    switch method {
    // Taylor's error speaks of the disc about the centre, Bernstein's never falls faster than 1/n,
    // and poles of rational functions adapt to any singularity.
    case "taylor", "bernstein", "rational": regularity = nil
    default: regularity = decay.flatMap { Regularity(ofErrors: $0, degrees: measured.map(\.0)) }
    }
  }
}

extension Decay {
  /// The law of sup errors, fitted to those that stand above the rounding errors of the function.
  init?(errors: [Double], degrees: [Int], scale: Double) {
    let top = errors.filter(\.isFinite).max() ?? 0
    guard top > 0, errors.allSatisfy(\.isFinite) else { return nil }
    // Sums of many terms add a few units to the 8 ulp below which a curve counts as noise.
    let floor = max(0x1p-46, 64 * .ulpOfOne * scale / top)
    guard floor < 1 else { return nil }
    self.init(errors, degrees: degrees, floor: floor)
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

extension RealFunction {
  /// The largest finite |f| at 129 Chebyshev points.
  public func largestSample(on interval: Interval) -> Double {
    values(at: ChebyshevSeries.points(on: interval, degree: 128))
      .reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
  }
}
