import RealModule

extension RealFunction {
  /// Points of a finite interval near which |f| grows without bound: poles, logarithmic and other
  /// singularities, and points where f has no finite value.
  ///
  /// Local maxima of |f| on a fixed grid are followed down to neighbouring doubles; a point counts
  /// when |f| goes on growing as steadily at distances of 2^−40 as at 2^−15 of the grid's width.
  /// The test is numerical: a peak narrower than the grid can be overlooked.
  /// - Complexity: O(`samples`) evaluations and about 150 for each local maximum.
  public func unboundedPoints(on interval: Interval, samples: Int = 1000) -> [Double] {
    precondition(interval.isFinite && samples >= 2)
    let width = interval.length / Double(samples)
    // Shifted off round numbers, at which poles like to lie, except for the ends.
    let inner = (0..<samples).map { interval.lower + (Double($0) + 0.4871) * width }
    let breaks = breakpoints(inside: interval)
    let points = ([interval.lower, interval.upper] + inner + breaks).sorted()
    let sizes = values(at: points).map { abs($0) }
    var found: [Double] = []
    func add(_ x: Double) {
      // Two maxima on either side of one pole meet at it.
      if let last = found.last, abs(x - last) <= 1e-9 * width { return }
      found.append(abs(x) <= 1e-12 * width ? 0 : x)
    }
    let sorted = sizes.filter(\.isFinite).sorted()
    let median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    for (i, size) in sizes.enumerated() {
      guard size.isFinite else {
        // A removable gap, such as sin(x)/x at 0, has finite and settled neighbours.
        if !isBounded(beside: points[i], width, interval) { add(points[i]) }
        continue
      }
      let left = i > 0 ? sizes[i - 1] : -1
      let right = i + 1 < sizes.count ? sizes[i + 1] : -1
      guard size >= left, size >= right, size > median else { continue }
      let peak = climb(
        from: i > 0 ? points[i - 1] : points[i],
        to: i + 1 < points.count ? points[i + 1] : points[i])
      if !isBounded(beside: peak, width, interval) { add(peak) }
    }
    return found
  }

  /// The point of the largest |f| by golden sections, down to neighbouring doubles.
  private func climb(from lower: Double, to upper: Double) -> Double {
    let golden = 0.6180339887498949
    var (a, b) = (lower, upper)
    var (c, d) = (b - golden * (b - a), a + golden * (b - a))
    var (fc, fd) = (abs(self(c)), abs(self(d)))
    for _ in 0..<110 where a < c && c < d && d < b {
      if !(fc < fd) {
        (b, d, fd) = (d, c, fc)
        c = b - golden * (b - a)
        fc = abs(self(c))
      } else {
        (a, c, fc) = (c, d, fd)
        d = a + golden * (b - a)
        fd = abs(self(d))
      }
      if fc.isNaN || fd.isNaN { break }
    }
    return fc >= fd ? c : d
  }

  /// Whether |f| settles as x is approached from either side inside the interval.
  private func isBounded(beside x: Double, _ width: Double, _ interval: Interval) -> Bool {
    // Closer than this the distance to x is known to a few bits only.
    let closest = max(64 * x.ulp, 1e-290)
    return [-1.0, 1].allSatisfy { side in
      func size(_ halvings: Int) -> Double {
        abs(self(x + side * width * .exp2(-Double(halvings))))
      }
      guard interval.contains(x + side * width) else { return true }
      var last = 15
      while last < 40, width * .exp2(-Double(last + 1)) > closest { last += 1 }
      guard last >= 20 else { return true }
      let samples = [size(last), size(last - 1), size(6), size(5)]
      guard samples.allSatisfy(\.isFinite) else { return false }
      let near = samples[0] - samples[1]
      let far = samples[2] - samples[3]
      // Poles grow ever faster, logarithms evenly, cusps ever more slowly.
      return near <= 0.75 * abs(far) || near <= 1e-9 * samples[0]
    }
  }
}
