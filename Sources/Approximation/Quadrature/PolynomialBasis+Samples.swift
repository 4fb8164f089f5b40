import Formula

extension PolynomialBasis {
  /// Nodes xᵢ and weights wᵢ with Σ wᵢ f(xᵢ)p(xᵢ) ≈ ∫ f p w dx for polynomials p of degree up to
  /// 2·`degree`, and for `function` times polynomials of degree up to `degree`.
  ///
  /// Panels end at the breakpoints of the function and approach singular ends of the weight; nodes
  /// ascend.
  ///
  /// - Throws: `IntegrationError` where ∫ f² w does not exist or cannot be resolved.
  /// - Complexity: O(N) evaluations, N growing like degree + the function's own detail.
  public func samples(
    of function: RealFunction, degree: Int
  ) throws(IntegrationError) -> QuadratureRule {
    precondition(degree >= 0)
    var discretizer = Discretizer(substitution, function: function, degree: degree)
    let sum = try discretizer.run()
    let order = sum.nodes.indices.filter { sum.weights[$0] > 0 }
      .sorted { sum.nodes[$0] < sum.nodes[$1] }
    return QuadratureRule(
      nodes: order.map { sum.nodes[$0] }, weights: order.map { sum.weights[$0] })
  }
}
