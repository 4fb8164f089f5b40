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
    series = ChebyshevSeries(
      interpolating: RealFunction { p($0) }, on: interval, degree: degree)
    lebesgue = LebesgueConstant(nodes: nodes, on: interval)
    let map = AffineMap(
      center: interval.midpoint, scale: interval.upper / 2 - interval.lower / 2)
    let basis = PolynomialBasis(legendreOn: interval, map: map)
    errors = try ErrorNorms(
      of: function, minus: RealFunction { p($0) }, in: basis, degree: degree)
  }
}
