import Formula
import RealModule

extension RealFunction {
  /// The function with further points where it may fail to be smooth.
  func adding(breakpoints edges: [Double]) -> RealFunction {
    guard !edges.isEmpty else { return self }
    var result = RealFunction(
      breakpoints: breakpoints + edges, features: features, parity: parity,
      block: { values(at: $0) }, { self($0) })
    result.ball = ball
    return result
  }

  /// Half the largest jump at a breakpoint times the weight there, which no continuous function
  /// comes below.
  func halfJump(_ weight: RealFunction = .one) -> Double {
    breakpoints.reduce(0) { largest, x in
      let (left, right) = (x.nextDown, x.nextUp)
      let jump = abs(self(right) - self(left)) / 2
      // The slopes beside the point move values by their own ulps only.
      let smooth = abs(self(right.nextUp) - self(right)) + abs(self(left) - self(left.nextDown))
      let factor = min(weight(left), weight(right))
      guard jump.isFinite, factor.isFinite, jump > 1e6 * smooth else { return largest }
      return max(largest, jump * factor)
    }
  }

  /// Points inside a finite interval where f or one of its first four derivatives jumps or is
  /// infinite, as far as values tell.
  ///
  /// Divided differences of orders 1 to 4 over a grid are compared with those of a grid twice as
  /// fine: where f is smooth the largest settles, where the derivative of that order jumps it
  /// doubles each time. The place of the growth is followed down to rounding.
  ///
  /// The idea of watching finite differences grow under refinement is that of Pachón, Platte and
  /// Trefethen, *Piecewise-smooth chebfuns*, IMA J. Numer. Anal. 30 (2010), §3.
  /// - Parameters:
  ///   - samples: the grid of the first look; two edges closer than four of its steps count as one.
  /// - Complexity: O(`samples`) evaluations and about 600 for each candidate.
  public func detectedEdges(on interval: Interval, samples: Int = 512) -> [Double] {
    precondition(interval.isFinite && samples >= 32)
    let width = interval.length / Double(samples)
    let points = (0...samples).map { interval.lower + Double($0) * width }
    let f = values(at: points)
    guard f.allSatisfy(\.isFinite) else { return [] }
    let scale = f.reduce(0) { max($0, abs($1)) }
    var found: [Double] = []
    for order in 1...4 {
      let sizes = differences(f, order).map { abs($0) }
      // Where the difference of this order stands out against its neighbourhood.
      for i in sizes.indices {
        let around = sizes[max(0, i - 12)...min(sizes.count - 1, i + 12)].sorted()
        let typical = around[around.count / 2]
        guard sizes[i] > 8 * typical, sizes[i] > 1e3 * .ulpOfOne * scale,
          sizes[i] == sizes[max(0, i - 4)...min(sizes.count - 1, i + 4)].max()
        else { continue }
        let (lower, upper) = (points[max(0, i - 1)], points[min(samples, i + order + 1)])
        guard let edge = locate(order, lower, upper, scale),
          edge > interval.lower + 1e-12 * width, edge < interval.upper - 1e-12 * width,
          !found.contains(where: { abs($0 - edge) < 4 * width }),
          !features.contains(where: { abs($0.place - edge) < 64 * $0.width }),
          !breakpoints.contains(where: { abs($0 - edge) < 4 * width })
        else { continue }
        found.append(edge)
      }
    }
    return found.sorted()
  }

  /// The differences Δ^order of equidistant values.
  private func differences(_ f: [Double], _ order: Int) -> [Double] {
    var d = f
    for _ in 0..<order { d = zip(d, d.dropFirst()).map { $1 - $0 } }
    return d
  }

  /// Follows the largest difference of an order down; nil where it settles as a derivative does.
  private func locate(_ order: Int, _ lower: Double, _ upper: Double, _ scale: Double) -> Double? {
    var (a, b) = (lower, upper)
    var before = Double.infinity
    var growths = 0
    var rounds = 0
    while b - a > 8 * max(a.magnitude.ulp, b.magnitude.ulp), rounds < 60 {
      let count = 24
      let h = (b - a) / Double(count)
      let f = values(at: (0...count).map { a + Double($0) * h })
      guard f.allSatisfy(\.isFinite) else { return nil }
      let sizes = differences(f, order).map { abs($0) }
      guard let top = sizes.indices.max(by: { sizes[$0] < sizes[$1] }) else { return nil }
      // Noise has won: what is known of the place stays.
      if sizes[top] < 64 * .ulpOfOne * scale { break }
      let derivative = sizes[top] / .pow(h, Double(order))
      // A jump of the derivative of order k − 1 makes this quotient grow like the zoom.
      if rounds > 0 {
        guard derivative > 1.5 * before else { return nil }
        growths += 1
      }
      before = derivative
      let low = a + Double(top) * h
      (a, b) = (max(a, low - h / 2), min(b, low + (Double(order) + 0.5) * h))
      rounds += 1
    }
    guard growths >= 2 else { return nil }
    let middle = a + (b - a) / 2
    return abs(middle) <= max(b - a, 1e-12 * (upper - lower)) ? 0 : middle
  }
}
