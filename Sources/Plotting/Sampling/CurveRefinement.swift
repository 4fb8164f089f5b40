import Scene

/// One run of a ``CurveSampler`` over one function.
struct CurveRefinement {
  /// A sample and where it stands on paper.
  private struct Place {
    let x: Double
    /// The function's value, with its sign.
    let value: Double
    /// Nil where the value isn't finite.
    let point: Point?
  }

  private let sampler: CurveSampler
  private let function: (Double) -> Double
  /// What is drawn of a value.
  private let reading: (Double) -> Double
  private let xMap: AxisMap
  private var yMap: AxisMap
  private var evaluations = 0

  init(
    _ sampler: CurveSampler, function: @escaping (Double) -> Double,
    reading: @escaping (Double) -> Double
  ) {
    self.sampler = sampler
    self.function = function
    self.reading = reading
    xMap = AxisMap(
      scale: sampler.xScale, from: sampler.x.lowerBound, to: sampler.x.upperBound, start: 0,
      end: sampler.size.width)
    let y = sampler.y ?? 0.1...1
    yMap = AxisMap(
      scale: sampler.yScale, from: y.lowerBound, to: y.upperBound, start: 0,
      end: sampler.size.height)
  }

  /// The refined pieces.
  mutating func pieces() -> [[Sample]] {
    let grid = startingPlaces()
    if sampler.y == nil { estimateWindow(grid) }
    let starts = grid.map { place($0) }
    var pieces: [[Place]] = [[starts[0]]]
    for (left, right) in zip(starts, starts.dropFirst()) {
      refine(left, right, isFirst: true, into: &pieces)
    }
    return pieces.map { piece in
      piece.filter { $0.point != nil }.map { Sample($0.x, reading($0.value)) }
    }.filter { !$0.isEmpty }
  }

  /// A grid shifted irregularly, so that no periodic function hides from it, with the ends and the
  /// places that were asked for.
  private func startingPlaces() -> [Double] {
    let count = max(96, Int(sampler.size.width / 1.6))
    let inner = (1..<count).map { index -> Double in
      // Multiples of the golden section are the most even irregularity.
      let shift = (Double(index) * 0.6180339887498949).truncatingRemainder(dividingBy: 1) - 0.5
      let share = (Double(index) + 0.7 * shift) / Double(count)
      return xMap.value(at: share * sampler.size.width)
    }
    let all = inner + sampler.places + [sampler.x.lowerBound, sampler.x.upperBound]
    let sorted = all.filter(sampler.x.contains).sorted()
    return sorted.enumerated().filter { $0 == 0 || sorted[$0 - 1] < $1 }.map(\.element)
  }

  private mutating func estimateWindow(_ grid: [Double]) {
    let isLogarithmic = sampler.yScale == .logarithmic
    let values = grid.map { reading(function($0)) }.filter {
      $0.isFinite && (!isLogarithmic || $0 > 0)
    }
    .sorted()
    evaluations += grid.count
    guard !values.isEmpty else { return }
    // Poles would make the window infinite: the outer 2 % on each side don't count.
    let cut = values.count / 50
    let span = Window.Span(
      values[cut], values[values.count - 1 - cut], widenedBy: 0.05, scale: sampler.yScale)
    yMap.from = span.from
    yMap.to = span.to
  }

  private mutating func place(_ x: Double) -> Place {
    evaluations += 1
    let value = function(x)
    let shown = reading(value)
    guard shown.isFinite else { return Place(x: x, value: value, point: nil) }
    // A height of a window outside the curve is out of sight; further away is the same.
    let height = min(max(yMap.fraction(of: shown), -1), 2) * yMap.length
    return Place(x: x, value: value, point: Point(x: xMap.position(of: x), y: height))
  }

  private mutating func refine(
    _ left: Place, _ right: Place, isFirst: Bool, into pieces: inout [[Place]]
  ) {
    guard let a = left.point, let b = right.point else {
      if left.point == nil && right.point == nil {
        pieces.append([right])
      } else {
        closeGap(left, right, into: &pieces)
      }
      return
    }
    let width = b.x - a.x
    guard width > CurveSampler.narrowest, evaluations < CurveSampler.budget else {
      follow(left, right, a, b, into: &pieces)
      return
    }
    let middle = place(middle(left.x, right.x))
    guard let m = middle.point, middle.x > left.x, middle.x < right.x else {
      if middle.point == nil, middle.x > left.x, middle.x < right.x {
        refine(left, middle, isFirst: false, into: &pieces)
        refine(middle, right, isFirst: false, into: &pieces)
      } else {
        pieces[pieces.count - 1].append(right)
      }
      return
    }
    // The first halving is never the last: an inflection in the middle looks straight.
    if !isFirst, isStraight(a, m, b) {
      pieces[pieces.count - 1] += [middle, right]
    } else {
      refine(left, middle, isFirst: false, into: &pieces)
      refine(middle, right, isFirst: false, into: &pieces)
    }
  }

  /// Whether the middle lies on the chord, and on a steep one also near its middle: a jump passes
  /// close by the chord at one of its ends.
  private func isStraight(_ a: Point, _ m: Point, _ b: Point) -> Bool {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard (dx * (m.y - a.y) - dy * (m.x - a.x)).magnitude <= CurveSampler.tolerance * length
    else { return false }
    return dy.magnitude < 1 || (m.y - a.y - dy / 2).magnitude < 0.25 * dy.magnitude
  }

  private func middle(_ a: Double, _ b: Double) -> Double {
    sampler.xScale == .logarithmic ? a * (b / a).squareRoot() : a / 2 + b / 2
  }

  /// Ends a piece at the last finite value beside one that isn't.
  private mutating func closeGap(_ left: Place, _ right: Place, into pieces: inout [[Place]]) {
    var (low, high) = (left, right)
    let startsHere = left.point == nil
    while true {
      let middle = place(middle(low.x, high.x))
      guard middle.x > low.x, middle.x < high.x else { break }
      if (middle.point == nil) == startsHere { low = middle } else { high = middle }
    }
    if startsHere {
      pieces.append([high])
      if high.x < right.x { refine(high, right, isFirst: false, into: &pieces) }
    } else {
      if low.x > left.x { refine(left, low, isFirst: false, into: &pieces) }
      pieces.append([])
    }
  }

  /// Decides whether a steep narrow interval is a jump, by following its larger step.
  private mutating func follow(
    _ left: Place, _ right: Place, _ a: Point, _ b: Point, into pieces: inout [[Place]]
  ) {
    let step = (b.y - a.y).magnitude
    guard sampler.breaksAtJumps, step > 1, evaluations < CurveSampler.budget else {
      pieces[pieces.count - 1].append(right)
      return
    }
    var (low, high) = (left, right)
    while true {
      let middle = place(middle(low.x, high.x))
      guard middle.x > low.x, middle.x < high.x else { break }
      guard let l = low.point, let h = high.point, let m = middle.point else { break }
      if (m.y - l.y).magnitude >= (h.y - m.y).magnitude { high = middle } else { low = middle }
    }
    guard let l = low.point, let h = high.point, (h.y - l.y).magnitude > 0.4 * step else {
      pieces[pieces.count - 1].append(right)
      return
    }
    if low.x > left.x { pieces[pieces.count - 1].append(low) }
    pieces.append(high.x < right.x ? [high, right] : [right])
  }
}

// Dips of a residual's size.
extension CurveRefinement {
  /// The samples of a piece with a zero wherever the residual changes its sign in earnest.
  mutating func closingDips(of piece: [Sample], noise: Double) -> [Sample] {
    var closed: [Sample] = []
    var before: (x: Double, value: Double)?
    for sample in piece {
      let value = function(sample.x)
      if let before, value != 0, before.value != 0, (value < 0) != (before.value < 0),
        let zero = zero(between: before, and: (sample.x, value)), isEarnest(zero, noise: noise)
      {
        closed.append(Sample(zero, 0))
      }
      closed.append(sample)
      before = (sample.x, value)
    }
    return closed
  }

  /// A zero between two places with different signs, by bisection to the last bit.
  private func zero(between a: (x: Double, value: Double), and b: (x: Double, value: Double))
    -> Double?
  {
    var (low, high) = (a.x, b.x)
    while true {
      let middle = middle(low, high)
      guard middle > low, middle < high else { return low }
      let value = function(middle)
      guard value.isFinite else { return nil }
      if value == 0 { return middle }
      if (value < 0) == (a.value < 0) { low = middle } else { high = middle }
    }
  }

  /// Whether the residual rises out of the noise one point on paper beside a zero.
  private func isEarnest(_ zero: Double, noise: Double) -> Bool {
    let position = xMap.position(of: zero)
    return [-1, 1].contains { side in
      let x = xMap.value(at: min(max(position + side, 0), sampler.size.width))
      let value = function(x).magnitude
      return value.isFinite && value > noise
    }
  }
}
