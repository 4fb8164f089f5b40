import RealModule

/// What Gram–Schmidt on monomials loses to rounding, against a stable recurrence.
///
/// Every construction works on the same Gauss–Legendre nodes, on which the inner products of these
/// polynomials are exact; the defect max |⟨p̂_i, p̂_j⟩ − δ_ij| is therefore rounding error alone.
/// Monomials are nearly dependent, and each step subtracts almost everything it has.
///
/// Source: Björck, *Numerics of Gram–Schmidt orthogonalization* (1994); Gautschi (2004), §2.2.
public struct GramSchmidtDemonstration: Sendable {
  /// The interval; the weight is 1.
  public let interval: Interval
  /// The curves, one for each construction.
  public let curves: [Curve]

  /// The defect of one construction by degree.
  public struct Curve: Sendable {
    /// The construction.
    public let method: Method
    /// The defect of the polynomials of degree 0…n at index n.
    public let defects: [Double]
  }

  /// The ways to orthogonalise.
  public enum Method: String, Hashable, Sendable, CaseIterable {
    /// Gram–Schmidt as in textbooks: all projections of x^n are subtracted at once.
    case classical
    /// Gram–Schmidt with projections subtracted one after another.
    case modified
    /// Stieltjes' three-term recurrence, with inner products from the same nodes.
    case recurrence
  }

  /// Runs all constructions to `degree` on a finite interval.
  ///
  /// - Complexity: O(degree² · nodes).
  public init(on interval: Interval, degree: Int) {
    precondition(interval.isFinite && degree >= 0)
    self.interval = interval
    let rule = OrthogonalFamily.legendre.gaussRule(count: 2 * degree + 24)
    let half = interval.length / 2
    let nodes = rule.nodes.map { interval.midpoint + half * $0 }
    let roots = rule.weights.map { ($0 * half).squareRoot() }
    curves = Method.allCases.map { method in
      let vectors = method.orthonormalVectors(nodes: nodes, rootWeights: roots, degree: degree)
      return Curve(method: method, defects: orthogonalityDefects(vectors))
    }
  }
}

extension GramSchmidtDemonstration.Method {
  /// The vectors √w_i p̂_n(x_i) for n ≤ degree.
  fileprivate func orthonormalVectors(
    nodes: [Double], rootWeights: [Double], degree: Int
  ) -> [[Double]] {
    var done = [normalized(rootWeights)]
    for n in stride(from: 1, through: degree, by: 1) {
      switch self {
      case .classical:
        let monomial = nodes.indices.map { .pow(nodes[$0], n) * rootWeights[$0] }
        let projections = done.map { dot($0, monomial) }
        var rest = monomial
        for (q, c) in zip(done, projections) { subtract(c, q, from: &rest) }
        done.append(normalized(rest))
      case .modified:
        var rest = nodes.indices.map { .pow(nodes[$0], n) * rootWeights[$0] }
        for q in done { subtract(dot(q, rest), q, from: &rest) }
        done.append(normalized(rest))
      case .recurrence:
        let last = done[n - 1]
        var rest = zip(nodes, last).map { $0 * $1 }
        subtract(dot(last, rest), last, from: &rest)
        if n > 1 { subtract(dot(done[n - 2], rest), done[n - 2], from: &rest) }
        done.append(normalized(rest))
      }
    }
    return done
  }
}

/// max |⟨v_i, v_j⟩ − δ_ij| over i, j ≤ n, for every n.
func orthogonalityDefects(_ vectors: [[Double]]) -> [Double] {
  var worst = 0.0
  return vectors.indices.map { n in
    for j in 0...n { worst = max(worst, abs(dot(vectors[n], vectors[j]) - (n == j ? 1 : 0))) }
    return worst
  }
}

func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in a.indices { sum += a[i] * b[i] }
  return sum
}

private func subtract(_ factor: Double, _ vector: [Double], from rest: inout [Double]) {
  for i in rest.indices { rest[i] -= factor * vector[i] }
}

private func normalized(_ v: [Double]) -> [Double] {
  let norm = dot(v, v).squareRoot()
  return v.map { $0 / norm }
}
