import Exact

extension Expression {
  /// A rigorous upper bound of |f − T| on an interval, T the Taylor polynomial about a centre.
  ///
  /// Lagrange's remainder is f⁽ⁿ⁺¹⁾(ξ)/(n+1)! · (x − c)ⁿ⁺¹ with ξ between c and x. The hull of
  /// interval and centre is cut into pieces; on each the coefficient of degree n + 1 is enclosed in
  /// balls, and the pieces are halved until the bound settles.
  /// - Parameters:
  ///   - center: c.
  ///   - degree: n.
  ///   - interval: finite.
  /// - Returns: the bound, rounded up; nil where the function can't be enclosed, as around a
  ///   singularity.
  /// - Complexity: O(pieces · degree²), at most 512 pieces.
  public func remainderBound(
    at center: Double, degree: Int, on interval: ClosedRange<Double>
  ) -> Double? {
    let lower = min(center, interval.lowerBound)
    let upper = max(center, interval.upperBound)
    var best: Double?
    var count = 8
    while count <= 512 {
      let left = bound(from: center, to: lower, pieces: count, degree: degree)
      let right = bound(from: center, to: upper, pieces: count, degree: degree)
      if let left, let right {
        let value = max(left, right)
        if let known = best, value > 0.98 * known { return min(value, known) }
        best = value
      }
      count *= 2
    }
    return best
  }

  /// The bound on one side of the centre; nil where a piece can't be enclosed.
  private func bound(from center: Double, to end: Double, pieces: Int, degree: Int) -> Double? {
    guard center != end else { return 0 }
    var (largest, result) = (0.0, 0.0)
    for index in 0..<pieces {
      let start = center + (end - center) * Double(index) / Double(pieces)
      let stop =
        index + 1 == pieces ? end : center + (end - center) * Double(index + 1) / Double(pieces)
      let piece = Ball(from: min(start, stop), to: max(start, stop))
      guard let series = try? ballSeries(at: piece, order: degree + 1), series.count > degree + 1
      else { return nil }
      largest = max(largest, series[degree + 1].magnitude.upperBound)
      let step = (Ball(stop) - Ball(center)).magnitude.power(degree + 1)
      result = max(result, (Ball(largest) * step).upperBound)
    }
    return result.isFinite ? result : nil
  }
}
