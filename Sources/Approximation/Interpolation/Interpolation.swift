import Formula

/// Polynomial interpolation of a function in a family of nodes, with its error.
public struct Interpolation: Sendable {
  /// The family of nodes.
  public let family: NodeFamily
  /// The interpolant, with nodes and values.
  public let interpolant: BarycentricInterpolant
  /// The same polynomial in Chebyshev form.
  public let series: ChebyshevSeries
  /// The Lebesgue constant of the nodes: the error is at most 1 + this times the best error.
  public let lebesgue: LebesgueConstant
  /// The errors in the norms of weight 1.
  public let errors: ErrorNorms
  /// What rounding of the values may do to the polynomial, and so to coefficients and errors.
  ///
  /// 4 ulps of the largest value times the Lebesgue constant.
  public let noise: Double

  /// Interpolates in `degree` + 1 nodes.
  ///
  /// - Throws: `IntegrationError` where the norms do not exist.
  /// - Complexity: O(degree²).
  public init(
    of function: RealFunction, on interval: Interval, degree: Int,
    nodes family: NodeFamily = .chebyshevRoots
  ) throws(IntegrationError) {
    precondition(interval.isFinite && degree >= 0)
    self.family = family
    let nodes = family.nodes(count: degree + 1, on: interval)
    let values = function.values(at: nodes)
    let p = BarycentricInterpolant(nodes: nodes, values: values)
    interpolant = p
    lebesgue = LebesgueConstant(nodes: nodes, on: interval)
    let size = max(values.reduce(0) { max($0, abs($1)) }, function.largestSample(on: interval))
    noise = 4 * .ulpOfOne * size * lebesgue.value
    // Where the nodes are bad the quotient of the second form has no correct digit.
    let polynomial = lebesgue.value < 1e3 ? p.function : RealFunction { p.firstForm($0) }
    var coefficients = ChebyshevSeries(
      interpolating: polynomial, on: interval, degree: degree
    ).coefficients
    // All families are symmetric, so that the interpolant inherits the parity of the function.
    if interval.lower == -interval.upper, let parity = function.parity {
      for k in coefficients.indices where (k % 2 == 1) == (parity == .even) { coefficients[k] = 0 }
    }
    series = ChebyshevSeries(on: interval, coefficients: coefficients)
    let map = AffineMap(
      center: interval.midpoint, scale: interval.upper / 2 - interval.lower / 2)
    let basis = PolynomialBasis(legendreOn: interval, map: map)
    errors = try ErrorNorms(
      of: function, minusPolynomial: polynomial, noise: noise, in: basis, degree: degree)
  }
}
