import RealModule

/// The interpolating polynomial of values at distinct nodes, in barycentric form.
///
/// p(x) = Σ λ_i f_i/(x−x_i) / Σ λ_i/(x−x_i).
///
/// Source: Berrut and Trefethen, *Barycentric Lagrange interpolation*, SIAM Review 46 (2004).
public struct BarycentricInterpolant: Sendable {
  /// The nodes.
  public let nodes: [Double]
  /// The values at the nodes.
  public let values: [Double]
  /// The barycentric weights, up to a common factor.
  public let weights: [Double]

  /// Creates the interpolant, with weights from the products of differences.
  ///
  /// - Complexity: O(n²).
  public init(nodes: [Double], values: [Double]) {
    self.init(nodes: nodes, values: values, weights: barycentricWeights(nodes))
  }

  init(nodes: [Double], values: [Double], weights: [Double]) {
    precondition(nodes.count == values.count && nodes.count == weights.count)
    self.nodes = nodes
    self.values = values
    self.weights = weights
  }

  /// The value at `x`.
  ///
  /// - Complexity: O(n).
  public func callAsFunction(_ x: Double) -> Double {
    var numerator = 0.0
    var denominator = 0.0
    for i in nodes.indices {
      let gap = x - nodes[i]
      if gap == 0 { return values[i] }
      let term = weights[i] / gap
      numerator += term * values[i]
      denominator += term
    }
    return numerator / denominator
  }

  /// The values at many points, in blocks that fit the processor's registers.
  ///
  /// With many Chebyshev points for nodes through ``chebyshevForm``, which divides by nothing.
  /// - Complexity: O(n · points).
  public func values(at points: [Double]) -> [Double] {
    if points.count >= 4 * nodes.count, let chebyshevForm {
      return chebyshevForm.values(at: points)
    }
    return blocks(at: points)
  }

  /// The same polynomial as a function.
  public var function: RealFunction {
    if let chebyshevForm { return chebyshevForm.function }
    return RealFunction(block: { blocks(at: $0) }, { self($0) })
  }

  /// The polynomial in Chebyshev form where the nodes are the Chebyshev points of their interval; it
  /// differs by a few ulps of Σ |c_k|.
  ///
  /// - Complexity: O(n log n) where the degree is a power of two, O(n²) otherwise.
  public var chebyshevForm: ChebyshevSeries? {
    let degree = nodes.count - 1
    guard degree >= 1, values.allSatisfy(\.isFinite),
      let interval = try? Interval(nodes[0], nodes[degree]), interval.isFinite,
      nodes == ChebyshevSeries.points(on: interval, degree: degree)
    else { return nil }
    return ChebyshevSeries(on: interval, coefficients: chebyshevCoefficients(values: values))
  }

  private func blocks(at points: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: points.count)
    var start = 0
    while start + 8 <= points.count {
      var x = SIMD8<Double>()
      for lane in 0..<8 { x[lane] = points[start + lane] }
      var numerator = SIMD8<Double>()
      var denominator = SIMD8<Double>()
      var hit = SIMD8<Double>()
      var isHit = SIMDMask<SIMD8<Double.SIMDMaskScalar>>()
      for i in nodes.indices {
        let gap = x - nodes[i]
        let atNode = gap .== 0
        hit.replace(with: values[i], where: atNode)
        isHit = isHit .| atNode
        let term = weights[i] / gap
        numerator += term * values[i]
        denominator += term
      }
      let value = (numerator / denominator).replacing(with: hit, where: isHit)
      for lane in 0..<8 { result[start + lane] = value[lane] }
      start += 8
    }
    for i in start..<points.count { result[i] = self(points[i]) }
    return result
  }

  /// The sum of the sizes of the Lagrange basis polynomials at `x`: Lebesgue's function.
  ///
  /// - Complexity: O(n).
  public func lebesgueFunction(_ x: Double) -> Double {
    var sizes = 0.0
    var sum = 0.0
    for i in nodes.indices {
      let gap = x - nodes[i]
      if gap == 0 { return 1 }
      sizes += abs(weights[i] / gap)
      sum += weights[i] / gap
    }
    return sizes / abs(sum)
  }
}

/// 1/∏(x_i − x_j), scaled by the largest so that nothing overflows.
func barycentricWeights(_ nodes: [Double]) -> [Double] {
  var logs: [Double] = []
  var signs: [Double] = []
  for i in nodes.indices {
    // Mantissas are multiplied, exponents added: exact enough and safe for thousands of nodes.
    var mantissa = 1.0
    var exponent = 0
    for j in nodes.indices where j != i {
      mantissa *= nodes[i] - nodes[j]
      exponent += Int(mantissa.exponent)
      mantissa = Double(sign: mantissa.sign, exponent: 0, significand: mantissa.significand)
    }
    logs.append(-Double(exponent))
    signs.append(1 / mantissa)
  }
  let top = logs.max() ?? 0
  return logs.indices.map { signs[$0] * .exp2(logs[$0] - top) }
}
