import RealModule

/// The first polynomials of a basis as a whole: recurrence, Gauss rule and how orthogonal they are.
public struct OrthogonalSystem: Sendable {
  /// The basis.
  public let basis: PolynomialBasis
  /// Monic α_k in x.
  public let alpha: [Double]
  /// Monic β_k in x; β₀ is the mass.
  public let beta: [Double]
  /// The Gauss rule with as many nodes as there are coefficients.
  public let rule: QuadratureRule
  /// max |⟨p̂_i, p̂_j⟩ − δ_ij| with the inner products taken by the Gauss rule.
  ///
  /// Above 200 polynomials, over 200 degrees spread evenly, the last among them.
  public let defect: Double
  /// The decimal digits believed in α_k and β_k.
  public let digits: [Int]
  /// Whether the moment problem looks indeterminate; see ``GeneratedPolynomials``.
  public let looksIndeterminate: Bool

  /// Collects the first `count` polynomials of a basis.
  ///
  /// - Complexity: O(count²).
  public init(_ basis: PolynomialBasis, count: Int) {
    precondition(count >= 1)
    self.basis = basis
    let scale = basis.map.scale
    let matrix = basis.jacobiMatrix(count: count + 1)
    alpha = matrix.alpha.prefix(count).map { basis.map.inverse($0) }
    beta = matrix.beta.prefix(count).enumerated().map { k, b in
      k == 0 ? basis.mass : b * scale * scale
    }
    rule = basis.gaussRule(count: count)
    digits =
      basis.generated.map { Array($0.digits.prefix(count)) } ?? Array(repeating: 15, count: count)
    looksIndeterminate = basis.generated?.looksIndeterminate ?? false
    defect = gaussDefect(matrix, basis, rule)
  }
}

/// The defect of the orthonormal polynomials on their own Gauss rule.
private func gaussDefect(
  _ matrix: JacobiMatrix, _ basis: PolynomialBasis, _ rule: QuadratureRule
) -> Double {
  let n = rule.count
  let chosen = n <= 200 ? Array(0..<n) : (0..<200).map { $0 * (n - 1) / 199 }
  // √w enters the starting values, through its logarithm where w underflows.
  let mass = 0.5 * Double.log(basis.mass)
  let t = rule.nodes.map { basis.map($0) }
  let orthonormal = matrix.orthonormal
  var previous = [Double](repeating: 0, count: n)
  var current = rule.logWeights.map { Double.exp($0 / 2 - mass) }
  var vectors: [[Double]] = []
  for k in 0..<n {
    if chosen[vectors.count] == k { vectors.append(current) }
    if vectors.count == chosen.count { break }
    for i in 0..<n {
      let next =
        (orthonormal.a[k] * t[i] + orthonormal.b[k]) * current[i] - orthonormal.c[k] * previous[i]
      previous[i] = current[i]
      current[i] = next
    }
  }
  return orthogonalityDefects(vectors).last ?? 0
}
