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
  /// The common factor as a power of two: λ_i times 2^this are the true weights; nil if unknown.
  let weightExponent: Int?

  /// Creates the interpolant, with weights from the products of differences.
  ///
  /// - Complexity: O(n²).
  public init(nodes: [Double], values: [Double]) {
    let (weights, exponent) = scaledBarycentricWeights(nodes)
    self.init(nodes: nodes, values: values, weights: weights, weightExponent: exponent)
  }

  init(nodes: [Double], values: [Double], weights: [Double], weightExponent: Int? = nil) {
    precondition(nodes.count == values.count && nodes.count == weights.count)
    self.nodes = nodes
    self.values = values
    self.weights = weights
    self.weightExponent = weightExponent
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

  /// The value at `x` by the first form, ∏(x−x_i) Σ λ_i f_i/(x−x_i).
  ///
  /// The quotient of the second form cancels where the nodes are bad; this form is backward stable
  /// for any nodes, so that its error is a few ulps of |f| times Lebesgue's function.
  ///
  /// Source: Higham, *The numerical stability of barycentric Lagrange interpolation*, IMA J. Numer.
  /// Anal. 24 (2004).
  /// - Complexity: O(n).
  func firstForm(_ x: Double) -> Double {
    let product = NodeProduct(nodes, at: x)
    var sum = 0.0
    for i in nodes.indices {
      let gap = x - nodes[i]
      if gap == 0 { return values[i] }
      sum += weights[i] * values[i] / gap
    }
    return product.times(sum, exponent: weightExponent ?? 0)
  }

  /// The sum of the sizes of the Lagrange basis polynomials at `x`: Lebesgue's function.
  ///
  /// - Precondition: the interpolant was made from nodes and values alone.
  /// - Complexity: O(n).
  public func lebesgueFunction(_ x: Double) -> Double {
    guard let weightExponent else { preconditionFailure("the scale of the weights is unknown") }
    let product = NodeProduct(nodes, at: x)
    var sizes = 0.0
    for i in nodes.indices {
      let gap = x - nodes[i]
      if gap == 0 { return 1 }
      sizes += abs(weights[i] / gap)
    }
    return abs(product.times(sizes, exponent: weightExponent))
  }
}

/// ∏(x − x_i) with its exponent apart, as it leaves the double range for many nodes.
private struct NodeProduct {
  private var mantissa = 1.0
  private var exponent = 0

  init(_ nodes: [Double], at x: Double) {
    for node in nodes where x != node {
      mantissa *= x - node
      exponent += Int(mantissa.exponent)
      mantissa = Double(sign: mantissa.sign, exponent: 0, significand: mantissa.significand)
    }
  }

  /// The product times `sum` times 2^`exponent`.
  func times(_ sum: Double, exponent other: Int) -> Double {
    Double(sign: .plus, exponent: exponent + other, significand: mantissa * sum)
  }
}

/// 1/∏(x_i − x_j), scaled by the largest so that nothing overflows.
func barycentricWeights(_ nodes: [Double]) -> [Double] { scaledBarycentricWeights(nodes).weights }

/// 1/∏(x_i − x_j) divided by 2^exponent, the power of the largest.
private func scaledBarycentricWeights(_ nodes: [Double]) -> (weights: [Double], exponent: Int) {
  var exponents: [Int] = []
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
    exponents.append(-exponent)
    signs.append(1 / mantissa)
  }
  let top = exponents.max() ?? 0
  let weights = signs.indices.map { i in
    Double(sign: .plus, exponent: exponents[i] - top, significand: signs[i])
  }
  return (weights, top)
}
