public import ComplexModule
public import RealModule

/// A rational function r(x) = Σ w_i f_i/(x−x_i) / Σ w_i/(x−x_i) in barycentric form.
///
/// Of type (m−1, m−1) for m support points, unless weights make degrees fall.
public struct BarycentricRational: Sendable {
  /// The support points.
  public let nodes: [Double]
  /// The values at the support points.
  public let values: [Double]
  /// The barycentric weights.
  public let weights: [Double]

  /// Creates the function from its three lists.
  public init(nodes: [Double], values: [Double], weights: [Double]) {
    precondition(nodes.count == values.count && nodes.count == weights.count)
    self.nodes = nodes
    self.values = values
    self.weights = weights
  }

  /// The value at `x`.
  ///
  /// - Complexity: O(m).
  public func callAsFunction(_ x: Double) -> Double {
    var numerator = 0.0
    var denominator = 0.0
    for i in nodes.indices {
      let gap = x - nodes[i]
      // Closer than this quotients overflow.
      if abs(gap) < 0x1p-900 { return values[i] }
      numerator += weights[i] * values[i] / gap
      denominator += weights[i] / gap
    }
    return numerator / denominator
  }

  /// The same function as a value.
  public var function: RealFunction { RealFunction { self($0) } }

  /// The poles: eigenvalues of an arrowhead pencil.
  ///
  /// - Complexity: O(m³).
  public var poles: [Complex<Double>] { arrowheadEigenvalues(nodes: nodes, row: weights) }

  /// The zeros, from the same pencil with w_i f_i for w_i.
  public var zeros: [Complex<Double>] {
    arrowheadEigenvalues(nodes: nodes, row: zip(weights, values).map { $0 * $1 })
  }

  /// The residue at a simple pole z: N(z)/D′(z).
  public func residue(at z: Complex<Double>) -> Complex<Double> {
    let products = zip(weights, values).map { $0 * $1 }
    return BarycentricFraction(
      nodes: nodes, numerator: products, denominator: weights,
      type: (nodes.count - 1, nodes.count - 1)
    ).residue(at: z)
  }
}

/// The roots of Σ row_i/(x − x_i) as eigenvalues of an arrowhead pencil, by real part.
///
/// Source: Klein, *Applications of linear barycentric rational interpolation* (2012), §2.3.
/// - Complexity: O(m³).
func arrowheadEigenvalues(nodes: [Double], row: [Double]) -> [Complex<Double>] {
  // Centred and scaled nodes keep the pencil's entries of one size.
  let m = nodes.count
  guard m > 1 else { return [] }
  let low = nodes.min() ?? 0
  let high = nodes.max() ?? 1
  let (center, scale) = ((low + high) / 2, (high - low) / 2)
  let size = row.reduce(0) { max($0, abs($1)) }
  guard size > 0 else { return [] }
  var a = [[Double]](repeating: [Double](repeating: 0, count: m + 1), count: m + 1)
  var b = a
  for i in 0..<m {
    a[0][i + 1] = row[i] / size
    a[i + 1][0] = 1
    a[i + 1][i + 1] = (nodes[i] - center) / scale
    b[i + 1][i + 1] = 1
  }
  return generalizedEigenvalues(a, b)
    .filter { $0.length < 1e8 }
    .map { Complex(center + scale * $0.real, scale * $0.imaginary) }
    .sorted { ($0.real, $0.imaginary) < ($1.real, $1.imaginary) }
}
