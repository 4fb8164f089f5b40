import Formula
import RealModule

/// The weighted least-squares polynomial of a function: its orthogonal projection.
///
/// c_k = ⟨f, P_k⟩ / ⟨P_k, P_k⟩ with ⟨f, g⟩ = ∫ f g w dx. The projection converges in the norm of
/// that inner product, not pointwise.
public struct Projection: Sendable {
  /// The basis, with its interval and weight.
  public let basis: PolynomialBasis
  /// The coefficients of the classical polynomials in the mapped variable.
  public let coefficients: [Double]
  /// The coefficients of the polynomials divided by their norms.
  ///
  /// Signs follow the classical polynomials, so that c_k = ĉ_k / ‖P_k‖.
  public let orthonormalCoefficients: [Double]
  /// The errors of the projection.
  public let errors: ErrorNorms
  /// How many significant decimal digits of the largest coefficient are believed in all of them.
  ///
  /// From the difference of two integrations with different rules.
  public let digits: Int
  /// √∫ (f − p_k)² w dx for every degree k up to the projection's.
  public let l2ByDegree: [Double]
  /// ‖f‖ in the weighted norm.
  public let norm: Double
  /// The error f − p, with its zeros and extrema on `errors.supInterval`.
  public let errorCurve: ErrorCurve

  /// Projects `function` onto the polynomials of degree at most `degree`.
  ///
  /// - Parameters:
  ///   - function: what is approximated; its breakpoints split the integrals.
  ///   - basis: the polynomials, with interval and weight.
  ///   - degree: the highest degree, at least 0.
  ///   - part: where the sup norm is taken; by default the basis's visible part.
  /// - Throws: `IntegrationError` where the integrals do not exist or cannot be resolved.
  /// - Complexity: O(N·degree) with N nodes, N growing like degree + the function's own detail.
  public init(
    of function: RealFunction, onto basis: PolynomialBasis, degree: Int, supOn part: Interval? = nil
  ) throws(IntegrationError) {
    precondition(degree >= 0)
    self.basis = basis
    // Squares of the function would leave the double range for functions of extreme size.
    let exponent = function.squareExponent(in: basis.substitution(for: function), degree: degree)
    let target = function.scaled(byPowerOfTwo: -exponent)
    let norms = basis.squaredNorms(count: degree + 1)
    let visible = part ?? basis.visiblePart
    func coefficients(_ sums: WeightedSums) -> [Double] {
      zip(sums.coefficients, norms).map { scaled($0, byPowerOfTwo: exponent) / .sqrt($1) }
    }
    let (sums, checked, curve): (WeightedSums, Int, ErrorCurve)
    if let fast = SmoothProjection(target, basis, degree),
      let found = fast.errorCurve(of: function, on: visible, scaledBy: exponent)
    {
      (sums, checked, curve) = (WeightedSums(fast), fast.digits, found)
    } else {
      try TailGrowth(substitution: basis.substitution(for: target), function: target).check()
      var (seen, round) = (target, 0)
      while true {
        let main = try WeightedSums(seen, basis, degree, .legendre)
        let expansion = OrthogonalExpansion(basis: basis, coefficients: coefficients(main))
        let form = expansion.chebyshevForm
        let found = ErrorCurve(
          of: seen.scaled(byPowerOfTwo: exponent), minus: form?.function ?? expansion.function,
          on: visible, degree: degree, knots: main.panels, rounding: form?.roundingLevel ?? 0)
        let missed = found.featuresMissed(
          by: main.nodes, errors: main.errors.map { scaled($0, byPowerOfTwo: exponent) },
          of: function)
        if missed.isEmpty {
          let check = try WeightedSums(seen, basis, degree, .legendreFine)
          checked = believedDigits(main.coefficients, check.coefficients)
          (sums, curve) = (main, found)
          break
        }
        round += 1
        guard round < 4 else { throw .notResolved(near: missed[0].place) }
        seen = seen.adding(features: missed)
      }
    }
    errorCurve = curve
    orthonormalCoefficients = sums.coefficients.map { scaled($0, byPowerOfTwo: exponent) }
    l2ByDegree = sums.residuals.map { scaled($0, byPowerOfTwo: exponent) }
    norm = scaled(sums.norm, byPowerOfTwo: exponent)
    guard norm.isFinite else { throw .outOfRange(near: (part ?? basis.visiblePart).upper) }
    digits = checked
    self.coefficients = coefficients(sums)
    let l2 = l2ByDegree[degree]
    errors = ErrorNorms(
      l2: l2, rms: l2 / .sqrt(basis.mass), sup: errorCurve.sup, supInterval: visible,
      noise: errorCurve.noiseFloor)
  }

  /// The projection as a polynomial.
  public var expansion: OrthogonalExpansion {
    OrthogonalExpansion(basis: basis, coefficients: coefficients)
  }
}

/// The inner products of a function with orthonormal polynomials, and what is left of it.
private struct WeightedSums {
  var coefficients: [Double] = []
  var residuals: [Double] = []
  var norm: Double
  var panels: [Double]
  /// The nodes, and what is left of the function there.
  var nodes: [Double] = []
  var errors: [Double] = []

  init(_ fast: SmoothProjection) {
    coefficients = fast.coefficients
    residuals = fast.residuals
    norm = fast.norm
    panels = []
  }

  init(
    _ function: RealFunction, _ basis: PolynomialBasis, _ degree: Int, _ rule: PanelRule
  ) throws(IntegrationError) {
    var discretizer = Discretizer(
      basis.substitution(for: function), function: function, degree: degree, rule: rule)
    let sum = try discretizer.run()
    norm = sum.squaredNorm.squareRoot()
    panels = sum.panels
    // Vectors carry √W, so that polynomials next to overflow meet weights next to underflow only
    // far beyond degree 300.
    let t = sum.nodes.map { basis.map($0) }
    var rest = sum.rooted(sum.values)
    let matrix = basis.jacobiMatrix(count: degree + 2)
    let classical = basis.recurrence(count: degree + 1)
    var vectors = OrthonormalVectors(sum, nodes: t, mass: basis.mass)
    var sign = 1.0
    let parity = basis.isSymmetric ? function.parity : nil
    for k in 0...degree {
      var product = 0.0
      // Against what is left rather than against f: errors of the weights then scale with the
      // remainder, which keeps small coefficients meaningful.
      // Integrals that vanish by symmetry are 0, not rounding noise.
      let vanishes = parity.map { ($0 == .even) == (k % 2 == 1) } ?? false
      let current = vectors.vector
      if !vanishes { for i in t.indices { product += rest[i] * current[i] } }
      var squared = 0.0
      for i in t.indices {
        rest[i] -= product * current[i]
        squared += rest[i] * rest[i]
      }
      coefficients.append(sign * product)
      residuals.append(squared.squareRoot())
      let above = 1 / matrix.rootBeta[k + 1]
      let below = k == 0 ? 0 : matrix.rootBeta[k]
      vectors.advance(mean: matrix.alpha[k], back: below, factor: above)
      vectors.admit()
      if classical.a[k] < 0 { sign = -sign }
    }
    // Where the roots of the weights vanish nothing is known, and nothing can be missed.
    nodes = sum.nodes
    errors = rest.indices.map { i in
      sum.rootShifts[i] > 0 || sum.rootWeights[i] == 0 ? .infinity : rest[i] / sum.rootWeights[i]
    }
  }
}

/// Decimal digits on which two computations agree, relative to the largest value; at most 15.
func believedDigits(_ a: [Double], _ b: [Double]) -> Int {
  let scale = a.reduce(0) { max($0, abs($1)) }
  let gap = zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) }
  guard scale > 0, gap > 0 else { return 15 }
  // The gap of two rounded values is a sample of the error, not a bound: one bit of allowance.
  return max(0, min(15, Int((-Double.log10(2 * gap / scale)).rounded(.down))))
}
