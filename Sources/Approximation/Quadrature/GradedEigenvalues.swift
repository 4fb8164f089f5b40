import RealModule

extension JacobiMatrix {
  /// The eigenvalues of the leading matrix of a measure to one side of an end, each accurate relative
  /// to its own distance from it; nil where they do not all lie on that side.
  ///
  /// QL finds eigenvalues relative to the largest, which tells nothing about the smallest when they
  /// span a hundred orders of magnitude, as those of the lognormal weight do. Here J − end is taken
  /// apart into L D Lᵀ, and the signs of its shifted factors are counted on the way of bisection.
  ///
  /// Source: Parlett and Dhillon, *Relatively robust representations of symmetric tridiagonals*
  /// (2000); Barlow and Demmel, *Computing accurate eigensystems of scaled diagonally dominant
  /// matrices* (1990).
  /// - Parameters:
  ///   - end: the finite end.
  ///   - side: 1 where the measure lies above it, −1 below.
  /// - Complexity: O(60 n²).
  func gradedEigenvalues(count n: Int, from end: Double, side: Double) -> [Double]? {
    var pivots: [Double] = []
    var below: [Double] = []
    var top = 0.0
    for k in 0..<n {
      let distance = side * (alpha[k] - end)
      let beside = (k == 0 ? 0 : rootBeta[k]) + (k + 1 < n ? rootBeta[k + 1] : 0)
      top = max(top, distance + beside)
      let taken = k == 0 ? 0 : rootBeta[k] / pivots[k - 1] * rootBeta[k]
      if k > 0 { below.append(taken) }
      let pivot = distance - taken
      guard pivot > 0, pivot.isFinite else { return nil }
      pivots.append(pivot)
    }
    /// How many eigenvalues are closer to the end than this.
    func countBelow(_ shift: Double) -> Int {
      var count = 0
      var s = -shift
      for k in 0..<n {
        var d = pivots[k] + s
        if abs(d) < .ulpOfOne * .ulpOfOne * shift { d = -.ulpOfOne * .ulpOfOne * shift }
        if d < 0 { count += 1 }
        if k + 1 < n { s = s * (below[k] / d) - shift }
        if !s.isFinite { s = s < 0 ? -.greatestFiniteMagnitude : .greatestFiniteMagnitude }
      }
      return count
    }
    guard top.isFinite else { return nil }
    var distances: [Double] = []
    for i in 0..<n {
      var low = distances.last ?? .leastNormalMagnitude
      var high = top
      while high > low.nextUp {
        let middle = high > 2 * low ? low.squareRoot() * high.squareRoot() : low + (high - low) / 2
        if middle <= low || middle >= high { break }
        if countBelow(middle) > i { high = middle } else { low = middle }
      }
      distances.append(high)
    }
    let places = distances.map { end + side * $0 }
    return side > 0 ? places : places.reversed()
  }

  /// Whether eigenvalues come so close to an end that QL leaves them few digits.
  static func isGraded(_ eigenvalues: [Double], from end: Double) -> Bool {
    let distances = eigenvalues.map { abs($0 - end) }
    guard let least = distances.min(), let most = distances.max() else { return false }
    return least < 1e-8 * most
  }
}
