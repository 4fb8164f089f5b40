import Formula

/// Multiples and simple fractions of π.
enum PiTicks {
  /// Steps in units of π, from fine to coarse.
  private static let steps: [(numerator: Int, denominator: Int)] = [
    (1, 12), (1, 6), (1, 4), (1, 3), (1, 2), (1, 1), (2, 1), (5, 1), (10, 1), (20, 1), (50, 1),
    (100, 1),
  ]

  /// The step whose spacing comes closest to the ideal; round decimals when π is no measure of the
  /// window.
  static func choose(in room: TickRoom) -> TickSet {
    var best: (cost: Double, ticks: [Tick])?
    for step in steps {
      let ticks = ticks(step, in: room.map.window)
      guard ticks.count >= 2, ticks.count <= 40, room.smallestGap(ticks) >= room.leastGap else {
        continue
      }
      let span = room.map.window.upperBound - room.map.window.lowerBound
      let length = Double(step.numerator) / Double(step.denominator) * .pi
      let spacing = room.map.length * length / span
      let ideal = room.idealSpacing(for: ticks.compactMap(\.label))
      let cost = max(spacing / ideal, ideal / spacing)
      if best.map({ cost < $0.cost }) ?? true { best = (cost, ticks) }
    }
    return best.map { TickSet($0.ticks) } ?? LinearTicks.choose(in: room)
  }

  private static func ticks(
    _ step: (numerator: Int, denominator: Int), in window: ClosedRange<Double>
  ) -> [Tick] {
    let unit = Double(step.numerator) / Double(step.denominator) * .pi
    // A window that ends at a multiple of π up to rounding contains it.
    let slack = 1e-9 * (window.upperBound - window.lowerBound)
    let first = ((window.lowerBound - slack) / unit).rounded(.up)
    let last = ((window.upperBound + slack) / unit).rounded(.down)
    guard last >= first, last - first <= 40, max(first.magnitude, last.magnitude) < 1e6 else {
      return []
    }
    return (Int(first)...Int(last)).map { n in
      let divisor = gcd(n * step.numerator, step.denominator)
      let value = Double(n) * unit
      return Tick(
        min(max(value, window.lowerBound), window.upperBound),
        label: NumberNotation.multipleOfPi(
          n * step.numerator / divisor, over: step.denominator / divisor))
    }
  }

  private static func gcd(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (abs(a), abs(b))
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}
