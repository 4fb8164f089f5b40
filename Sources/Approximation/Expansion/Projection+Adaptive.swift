/// A projection whose degree was chosen, and why it stopped there.
public struct AdaptiveProjection: Sendable {
  /// The projection, cut where its coefficients end.
  public let projection: Projection
  /// What the chopping rule said about the last coefficients computed.
  public let chop: Chop
  /// How many coefficients were computed before the cut.
  public let computedCount: Int
  /// Kinks and jumps that the function did not tell of and that were found in its values.
  public let detectedEdges: [Double]

  /// Projects with degrees 16, 32, 64, … until ``standardChop(_:tolerance:)`` finds the plateau of
  /// the orthonormal coefficients.
  ///
  /// In the bases of Legendre and Chebyshev a smooth function that asks for more than
  /// `maximumDegree` gets it, up to 2¹⁷.
  /// - Parameters:
  ///   - tolerance: relative to the largest coefficient.
  ///   - maximumDegree: where to stop without a plateau.
  ///   - basis: the basis for a degree; generated polynomials depend on it.
  /// - Throws: `AdaptiveProjectionError`, which wraps what the basis and the integrals throw.
  public init<BasisFailure: Error>(
    of function: RealFunction, tolerance: Double = 0x1p-50, maximumDegree: Int = 512,
    supOn part: Interval? = nil, basis: (Int) throws(BasisFailure) -> PolynomialBasis
  ) throws(AdaptiveProjectionError<BasisFailure>) {
    precondition(maximumDegree >= 1)
    var degree = min(16, maximumDegree)
    let first = try chosenBasis(degree, basis)
    let visible = first.visiblePart
    detectedEdges = function.detectedEdges(on: visible)
    let function = function.adding(breakpoints: detectedEdges)
    while true {
      let whole = try projected(function, degree, part, basis)
      let chop = chopped(whole.orthonormalCoefficients, tolerance)
      if chop.isResolved || degree >= maximumDegree {
        let kept = chop.isResolved ? max(chop.count - 1, 0) : degree
        projection =
          kept == degree
          ? whole
          : try projected(function, kept, part, basis)
        self.chop = chop
        computedCount = degree + 1
        return
      }
      degree = min(2 * degree, maximumDegree)
      if degree == maximumDegree, let higher = resolvingDegree(function, first, above: degree) {
        degree = higher
      }
    }
  }
}

/// The degree from a limit to 2¹⁷ at which the Chebyshev series of a function is resolved; nil where
/// there is none or the basis has no fast transform.
private func resolvingDegree(
  _ function: RealFunction, _ basis: PolynomialBasis, above limit: Int
) -> Int? {
  guard basis.family == .legendre || basis.family == .chebyshev(.first), basis.interval.isFinite,
    function.breakpoints(inside: basis.interval).isEmpty, limit >= 512
  else { return nil }
  let (series, chop) = ChebyshevSeries.adaptive(
    function, on: basis.interval, maximumDegree: 1 << 18)
  // Half as many again show the plateau behind the last coefficient.
  return chop.isResolved && series.degree > limit ? series.degree * 3 / 2 + 16 : nil
}

/// Why a projection of adaptive degree failed.
public enum AdaptiveProjectionError<BasisFailure: Error>: Error {
  /// The basis of some degree could not be made.
  case basis(BasisFailure)
  /// An integral does not exist or could not be resolved.
  case integration(IntegrationError)
}

private func chosenBasis<BasisFailure: Error>(
  _ degree: Int, _ basis: (Int) throws(BasisFailure) -> PolynomialBasis
) throws(AdaptiveProjectionError<BasisFailure>) -> PolynomialBasis {
  do { return try basis(degree) } catch { throw .basis(error) }
}

private func projected<BasisFailure: Error>(
  _ function: RealFunction, _ degree: Int, _ part: Interval?,
  _ basis: (Int) throws(BasisFailure) -> PolynomialBasis
) throws(AdaptiveProjectionError<BasisFailure>) -> Projection {
  let chosen = try chosenBasis(degree, basis)
  do {
    return try Projection(of: function, onto: chosen, degree: degree, supOn: part)
  } catch {
    throw .integration(error)
  }
}

/// The chopping rule; exact zeros behind a polynomial's coefficients end it at once.
func chopped(_ coefficients: [Double], _ tolerance: Double) -> Chop {
  let top = coefficients.reduce(0) { max($0, abs($1)) }
  guard top > 0 else { return Chop(count: 1, reason: .zero) }
  // Fewer than this show no plateau by any rule, unless what follows is exactly 0 or noise.
  let last = coefficients.lastIndex { abs($0) > 4 * tolerance * top } ?? 0
  // A polynomial drops from far above the tolerance to rounding within one degree.
  if abs(coefficients[last]) > 1e4 * tolerance * top, last + 8 < coefficients.count {
    let level = coefficients[(last + 1)...].reduce(0) { max($0, abs($1)) } / top
    return Chop(count: last + 1, reason: .plateau(from: last + 1, level: level))
  }
  return standardChop(coefficients, tolerance: tolerance)
}
