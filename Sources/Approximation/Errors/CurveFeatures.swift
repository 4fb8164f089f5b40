import RealModule

/// Zeros and extrema of a curve found from one set of samples.
struct CurveFeatures {
  private let samples: [Extremum]
  private(set) var zeros: [Double] = []
  /// Points where the curve touches 0 without a change of sign, as at even powers.
  private(set) var touches: [Double] = []
  private(set) var extrema: [Extremum] = []
  private(set) var sup: Extremum

  /// - Parameters:
  ///   - points: ascending sample points, ends included.
  ///   - breaks: where the curve may jump: no zero is looked for across them.
  ///   - floor: values up to this size are noise.
  init(_ curve: RealFunction, _ points: [Double], _ breaks: [Double], _ floor: Double) {
    let values = curve.values(at: points)
    samples = zip(points, values).compactMap { $1.isNaN ? nil : Extremum(x: $0, value: $1) }
    sup = samples.first ?? Extremum(x: points[0], value: .nan)
    for s in samples where s.size > sup.size { sup = s }
    guard sup.size > floor, sup.size.isFinite else { return }
    findZeros(curve, breaks, floor)
    findExtrema(curve, floor)
    findTouches(curve, floor)
    for e in extrema where e.size > sup.size { sup = e }
    // A value taken beside an end or a kink is its one-sided limit; name the point itself where
    // the curve does not jump there.
    let reach = 1e-14 * (points[points.count - 1] - points[0])
    for s in samples where abs(s.x - sup.x) <= reach && breaksOrEnds(points, breaks).contains(s.x) {
      if s.size >= sup.size - floor { sup = s }
    }
  }

  private func breaksOrEnds(_ points: [Double], _ breaks: [Double]) -> [Double] {
    [points[0], points[points.count - 1]] + breaks
  }

  private mutating func findZeros(_ curve: RealFunction, _ breaks: [Double], _ floor: Double) {
    var next = 0
    // A crossing counts once the curve has left the noise on both sides.
    var last: Extremum?
    for s in samples {
      if s.size <= floor { continue }
      defer { last = s }
      guard let before = last, (before.value < 0) != (s.value < 0) else { continue }
      while next < breaks.count, breaks[next] <= before.x { next += 1 }
      let isJump =
        next < breaks.count && breaks[next] < s.x && s.x - before.x < 1e-12 * (1 + abs(s.x))
      if isJump { continue }
      zeros.append(root(of: curve, between: before, and: s))
    }
  }

  private mutating func findExtrema(_ curve: RealFunction, _ floor: Double) {
    var index = 0
    while index < samples.count {
      // A run of one sign between zeros holds one counted extremum for each local maximum of |e|.
      let s = samples[index]
      let left = index > 0 ? samples[index - 1] : nil
      let right = index + 1 < samples.count ? samples[index + 1] : nil
      defer { index += 1 }
      guard s.size > floor else { continue }
      let sign = s.value < 0 ? -1.0 : 1.0
      if let left, sign * left.value > s.size { continue }
      if let right, sign * right.value >= s.size { continue }
      var found = s
      if let left, let right, left.x < s.x, s.x < right.x {
        found = maximum(of: curve, sign: sign, from: left.x, through: s, to: right.x)
      }
      if let previous = extrema.last, previous.x >= found.x { continue }
      extrema.append(found)
    }
  }

  /// Follows minima of |e| without a change of sign down; those that fall by much are zeros.
  private mutating func findTouches(_ curve: RealFunction, _ floor: Double) {
    for index in samples.indices.dropFirst().dropLast() {
      let (left, s, right) = (samples[index - 1], samples[index], samples[index + 1])
      // Minima of the noise are legion, and none of them is a zero.
      guard max(left.size, right.size) > 4 * floor,
        s.size < left.size, s.size <= right.size, left.value * right.value > 0,
        s.value * left.value >= 0,
        // Next to a double zero a sample is at most a ninth of the further neighbour.
        s.size < 0.25 * max(left.size, right.size)
      else { continue }
      let lowest = s.size == 0 ? s : valley(of: curve, from: left.x, to: right.x)
      if lowest.size < 0.01 * min(left.size, right.size) { touches.append(lowest.x) }
    }
  }

  /// The smallest |e| between two points by golden sections.
  private func valley(of curve: RealFunction, from lower: Double, to upper: Double) -> Extremum {
    let golden = 0.6180339887498949
    var (a, b) = (lower, upper)
    func point(_ x: Double) -> Extremum { Extremum(x: x, value: curve(x)) }
    var (c, d) = (point(b - golden * (b - a)), point(a + golden * (b - a)))
    for _ in 0..<80 where a < c.x && c.x < d.x && d.x < b {
      if c.size <= d.size {
        (b, d) = (d.x, c)
        c = point(b - golden * (b - a))
      } else {
        (a, c) = (c.x, d)
        d = point(a + golden * (b - a))
      }
    }
    return c.size <= d.size ? c : d
  }

  /// The samples, the features and a geometric approach to every zero.
  func samplesWithDips(_ curve: RealFunction) -> [Extremum] {
    var extra: [Double] = []
    var index = 0
    for zero in (zeros + touches).sorted() {
      while index < samples.count, samples[index].x < zero { index += 1 }
      // From a few samples away: arches bend most on their last part.
      var left = index > 0 ? zero - samples[max(0, index - 4)].x : 0
      var right =
        index < samples.count ? samples[min(samples.count - 1, index + 3)].x - zero : 0
      extra.append(zero)
      // On a logarithmic axis every step is one of equal height: small ones where the eye looks.
      for step in 0..<24 {
        let factor = step < 14 ? 1.4 : 4
        left /= factor
        right /= factor
        if left > 0 { extra.append(zero - left) }
        if right > 0 { extra.append(zero + right) }
      }
    }
    let values = curve.values(at: extra)
    let dips = zip(extra, values).map { Extremum(x: $0, value: $1) }
    var result: [Extremum] = []
    for s in (samples + dips + extrema).sorted(by: { $0.x < $1.x }) where result.last?.x != s.x {
      result.append(s)
    }
    return result
  }
}
