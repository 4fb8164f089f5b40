import RealModule

/// The first polynomials of a basis as a whole: recurrence, Gauss rule and how orthogonal they are.
public struct OrthogonalSystem: Sendable {
  /// The basis.
  public let basis: PolynomialBasis
  /// Monic α_k in x.
  public let alpha: [Double]
  /// Monic β_k in x; β₀ is the mass.
  public let beta: [Double]
  /// Natural logarithms of β_k, finite also where these are beyond the double range.
  public let logBeta: [Double]
  /// The rule with as many nodes as there are coefficients.
  public let rule: QuadratureRule
  /// Which ends of the interval are nodes of the rule.
  public let kind: RuleKind
  /// max |⟨p̂_i, p̂_j⟩ − δ_ij| with the inner products taken by the Gauss rule.
  ///
  /// Of more than 200 polynomials, over 200 degrees spread evenly, the last among them; of more than
  /// 2000, over the first 50, for a cost that grows no faster than the rule's.
  public let defect: Double
  /// The decimal digits believed in α_k and β_k.
  public let digits: [Int]
  /// Whether the moment problem looks indeterminate; see ``GeneratedPolynomials``.
  public let looksIndeterminate: Bool

  /// Collects the first `count` polynomials of a basis, with a rule of the given kind.
  ///
  /// - Precondition: the basis has such a rule.
  /// - Complexity: O(count²) up to 2000 polynomials, O(count) above, beyond the basis' own recurrence and rule.
  public init(_ basis: PolynomialBasis, count: Int, rule kind: RuleKind = .gauss) {
    precondition(count >= 1)
    self.basis = basis
    let scale = basis.map.scale
    let matrix = basis.jacobiMatrix(count: count + 1)
    alpha = matrix.alpha.prefix(count).map { basis.map.inverse($0) }
    beta = matrix.beta.prefix(count).enumerated().map { k, b in
      k == 0 ? basis.mass : b * scale * scale
    }
    logBeta = zip(beta, matrix.logBeta).enumerated().map { k, pair in
      k == 0 || pair.0.isNormal ? .log(pair.0) : pair.1 + 2 * .log(abs(scale))
    }
    let gauss = basis.gaussRule(count: count)
    guard let rule = kind == .gauss ? gauss : basis.rule(kind, count: count) else {
      preconditionFailure("an end of \(basis.interval) cannot be a node")
    }
    self.rule = rule
    self.kind = kind
    digits =
      basis.generated.map { Array($0.digits.prefix(count)) }
      ?? (0..<count).map { matrix.digitsOfRoundedAlpha($0) }
    looksIndeterminate = basis.generated?.looksIndeterminate ?? false
    defect = gaussDefect(matrix, basis, gauss)
  }
}

/// The defect of the orthonormal polynomials on their own Gauss rule.
private func gaussDefect(
  _ matrix: JacobiMatrix, _ basis: PolynomialBasis, _ rule: QuadratureRule
) -> Double {
  let n = rule.count
  let degrees =
    n <= 200 ? Array(0..<n) : n > 2000 ? Array(0..<50) : (0..<200).map { $0 * (n - 1) / 199 }
  let recurrence = matrix.orthonormal
  var columns = degrees.map { _ in [Double]() }
  let logMass = Double.log(basis.mass)
  for (node, logWeight) in zip(rule.nodes, rule.logWeights) {
    let row = row(
      recurrence, at: basis.map(node), count: degrees.last.map { $0 + 1 } ?? 0,
      logFirst: (logWeight - logMass) / 2)
    for (index, k) in degrees.enumerated() { columns[index].append(row[k]) }
  }
  return orthogonalityDefects(columns).last ?? 0
}

/// √w p̂_k(t) for k < count, from the logarithm of the first of them.
///
/// The recurrence runs on values of moderate size with their common logarithm beside them, since
/// at outer nodes √w alone is below the double range.
private func row(
  _ recurrence: ThreeTermRecurrence, at t: Double, count: Int, logFirst: Double
) -> [Double] {
  var logScale = logFirst
  var scale = Double.exp(logScale)
  var previous = 0.0
  var current = 1.0
  var result: [Double] = []
  result.reserveCapacity(count)
  for k in 0..<count {
    result.append(current * scale)
    let next = (recurrence.a[k] * t + recurrence.b[k]) * current - recurrence.c[k] * previous
    previous = current
    current = next
    if abs(current) > 0x1p200 {
      previous *= 0x1p-200
      current *= 0x1p-200
      logScale += 200 * .log(2)
      scale = .exp(logScale)
    }
  }
  return result
}
