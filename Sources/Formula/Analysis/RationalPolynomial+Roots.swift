import Exact
import RealModule

extension RationalPolynomial {
  /// The real numbers at which the polynomial changes sign, ascending and to the last bit.
  ///
  /// Signs are taken in exact arithmetic; brackets come from the sign changes of the derivative,
  /// degree by degree. O(degree³) exact operations.
  var crossings: [Double] {
    if degree < 1 { return [] }
    if degree == 1 { return [(-self[0] / self[1]).doubleValue] }
    if degree == 2 { return quadraticCrossings }
    let bound = rootBound
    let cuts = [-bound] + derivative.crossings.filter { $0.magnitude < bound } + [bound]
    var result: [Double] = []
    for i in cuts.indices.dropFirst() {
      let (low, high) = (cuts[i - 1], cuts[i])
      let (before, after) = (sign(at: low), sign(at: high))
      if before * after < 0 {
        result.append(exactBisect(low, high, before))
      } else if after == 0, i + 1 < cuts.count, before * sign(at: cuts[i + 1]) < 0 {
        result.append(high)
      }
    }
    return result
  }

  private var quadraticCrossings: [Double] {
    let (a, b, c) = (self[2], self[1], self[0])
    let discriminant = b * b - 4 * a * c
    guard discriminant.sign > 0 else { return [] }
    if let root = discriminant.squareRoot {
      return [((-b - root) / (2 * a)).doubleValue, ((-b + root) / (2 * a)).doubleValue].sorted()
    }
    let root = discriminant.doubleValue.squareRoot()
    // The larger root first: its sum does not cancel.
    let q = -(b.doubleValue + (b.sign < 0 ? -root : root)) / 2
    return [q / a.doubleValue, c.doubleValue / q].sorted()
  }

  private func sign(at x: Double) -> Int {
    Rational(exactly: x).map { self($0).sign } ?? 0
  }

  /// Cauchy's bound: no root is larger.
  private var rootBound: Double {
    let lead = self[degree].magnitude
    let largest = coefficients.dropLast().map { ($0.magnitude / lead).doubleValue }.max() ?? 0
    return 1 + largest
  }

  private func exactBisect(_ low: Double, _ high: Double, _ before: Int) -> Double {
    var (low, high) = (low, high)
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return low }
      let there = sign(at: middle)
      if there == 0 { return middle }
      if there == before { low = middle } else { high = middle }
    }
  }
}
