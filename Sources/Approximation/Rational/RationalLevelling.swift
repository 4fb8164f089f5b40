import RealModule

/// The rational function of a type whose weighted error is ±h in turn on a reference.
///
/// In barycentric form with support points between those of the reference, the equations
/// N(x_l) = (g − (−1)^l h/u)(x_l) D(x_l) become a symmetric eigenvalue problem: with Δ =
/// ω_t²/ω_x′ the sums Σ Δ_l p(x_l) vanish for all products p of a numerator and a denominator. Of
/// the eigenvectors at most one has a denominator of one sign on the reference.
///
/// Source: Filip, Nakatsukasa, Trefethen and Beckermann, *Rational minimax approximation via
/// adaptive barycentric representations*, SISC 40 (2018), §4.
struct RationalLevelling {
  let fraction: BarycentricFraction
  /// h, with its sign.
  let level: Double

  /// Nil where no eigenvector has a denominator without a change of sign.
  ///
  /// - Complexity: O((m + n)³).
  init?(_ problem: ExchangeProblem, _ reference: [Double], type: (Int, Int)) {
    let (m, n) = type
    let count = m + n + 2
    precondition(reference.count == count)
    let size = max(m, n) + 1
    let nodes = (0..<size).map { k in
      let i = size == 1 ? (count - 1) / 2 : (2 * k * (count - 2) + size - 1) / (2 * (size - 1))
      return reference[i] + (reference[i + 1] - reference[i]) / 2
    }
    for (a, b) in zip(reference, reference.dropFirst()) where !(a < b) { return nil }
    for (i, t) in nodes.enumerated() where reference.contains(t) || i > 0 && nodes[i - 1] == t {
      return nil
    }
    let g = reference.map(problem.target)
    let u = reference.map(problem.weight)
    let signs = reference.indices.map { $0 % 2 == 0 ? 1.0 : -1 }
    // |Δ|/u under the root, and the sign of ω_t.
    let logs = reference.map { x -> Double in
      var sum = 0.0
      for t in nodes { sum += 2 * .log(abs(x - t)) }
      for y in reference where y != x { sum -= .log(abs(x - y)) }
      return sum
    }
    let top = logs.max() ?? 0
    let scale = zip(logs, u).map { (.exp($0 - top) / $1).squareRoot() }
    let nodeSigns = reference.map { x in nodes.reduce(1.0) { $1 > x ? -$0 : $0 } }
    guard scale.allSatisfy({ $0.isFinite && $0 > 0 }), g.allSatisfy(\.isFinite) else { return nil }
    func columns(_ basis: [[Double]]) -> [[Double]] {
      basis.map { vector in
        reference.indices.map { l in
          var sum = 0.0
          for k in nodes.indices { sum += vector[k] / (reference[l] - nodes[k]) }
          return scale[l] * sum
        }
      }
    }
    guard let below = Self.basis(nodes, lacking: m - n, problem.interval),
      let above = Self.basis(nodes, lacking: n - m, problem.interval),
      let q = OrthonormalColumns(columns(below)), let p = OrthonormalColumns(columns(above))
    else { return nil }
    var matrix = q.q.map { _ in [Double](repeating: 0, count: q.q.count) }
    for i in q.q.indices {
      for j in i..<q.q.count {
        var sum = 0.0
        for l in g.indices { sum += signs[l] * g[l] * u[l] * q.q[i][l] * q.q[j][l] }
        matrix[i][j] = sum
        matrix[j][i] = sum
      }
    }
    let (values, vectors) = symmetricEigenvectors(matrix)
    for k in values.indices.sorted(by: { abs(values[$0]) < abs(values[$1]) }) {
      let denominators = reference.indices.map { l in
        q.q.indices.reduce(0.0) { $0 + q.q[$1][l] * vectors[k][$1] }
      }
      let oriented = zip(denominators, nodeSigns).map { $0 * $1 }
      guard oriented.allSatisfy({ $0 > 0 }) || oriented.allSatisfy({ $0 < 0 }) else { continue }
      let right = reference.indices.map { l in
        (g[l] - signs[l] * values[k] / u[l]) * denominators[l]
      }
      let beta = Self.combined(below, q.solve(vectors[k]))
      let alpha = Self.combined(above, p.solve(p.components(right)))
      level = values[k]
      fraction = BarycentricFraction(
        nodes: nodes, numerator: alpha, denominator: beta, type: type)
      return
    }
    return nil
  }

  /// Coefficients c with Σ c_k t_k^j = 0 for j < `drop`, as those of a function of a degree smaller by
  /// so much are: an orthonormal basis of them.
  private static func basis(
    _ nodes: [Double], lacking drop: Int, _ interval: Interval
  ) -> [[Double]]? {
    let units = nodes.indices.map { i in nodes.indices.map { $0 == i ? 1.0 : 0 } }
    guard drop > 0 else { return units }
    let map = AffineMap(center: interval.midpoint, scale: interval.length / 2)
    let rows = nodes.map {
      OrthogonalFamily.chebyshev(.first).recurrence(count: drop).values(
        at: map($0), degree: drop - 1)
    }
    guard var system = OrthonormalColumns((0..<drop).map { j in rows.map { $0[j] } }) else {
      return nil
    }
    // Complete with the unit vectors that are farthest from what is spanned.
    for _ in drop..<nodes.count {
      let far = nodes.indices.min { i, j in
        func share(_ k: Int) -> Double { system.q.reduce(0) { $0 + $1[k] * $1[k] } }
        return share(i) < share(j)
      }
      guard let far, system.append(units[far]) else { return nil }
    }
    return Array(system.q[drop...])
  }

  private static func combined(_ basis: [[Double]], _ shares: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: basis.first?.count ?? 0)
    for (vector, share) in zip(basis, shares) {
      for i in result.indices { result[i] += share * vector[i] }
    }
    return result
  }
}
