/// A Gauss rule on [−1, 1] that also tells whether a function is resolved by it.
struct PanelRule: Sendable {
  let nodes: [Double]
  let weights: [Double]
  /// Rows k = m−3…m−1 of w_i p̂_k(x_i): they turn values into the last three coefficients.
  private let tail: [[Double]]

  init(family: OrthogonalFamily, count m: Int) {
    let rule = family.gaussRule(count: m)
    nodes = rule.nodes
    weights = rule.weights
    let orthonormal = family.jacobiMatrix(count: m).orthonormal
    let values = rule.nodes.map { orthonormal.values(at: $0, degree: m - 1) }
    tail = (m - 3..<m).map { k in
      (0..<m).map { rule.weights[$0] * values[$0][k] }
    }
  }

  /// The largest of the last three orthonormal coefficients of the function with these values.
  func tailSize(_ values: [Double]) -> Double {
    var size = 0.0
    for row in tail {
      var sum = 0.0
      for i in row.indices { sum += row[i] * values[i] }
      size = max(size, abs(sum))
    }
    return size
  }

  /// Gauss–Legendre with the number of nodes used for panels.
  static let legendre = PanelRule(family: .legendre, count: 32)
  /// A second, independent Gauss–Legendre rule, for comparison.
  static let legendreFine = PanelRule(family: .legendre, count: 48)
}
