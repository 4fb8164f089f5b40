import Formula

/// Round numbers on a linear axis by extended Wilkinson scoring.
///
/// Every lattice of round numbers inside the window is scored by simplicity, coverage, density and
/// legibility, the last from the measured labels and their decimals; lattices whose labels would touch are out.
/// Source: J. Talbot, S. Lin, P. Hanrahan, "An Extension of Wilkinson's Algorithm for Positioning
/// Tick Labels on Axes", IEEE TVCG 16(6), 2010, section 4; simplicity weighs a little more here. Theirs may
/// reach beyond the data; ours label a window already decided, so that a lattice is one step and
/// one phase, and the search is short enough to need no bounds.
enum LinearTicks {
  /// Steps from the nicest to the least nice, in tenths.
  static let steps = [10, 50, 20, 25, 40, 30]

  /// A lattice of round numbers: every `skip`-th multiple of `unit` × 10^`exponent`.
  struct Lattice: Hashable {
    var unit: Int
    var exponent: Int
    var skip: Int
    var phase: Int
    /// Place in ``LinearTicks/steps``.
    var rank: Int

    /// The numbers in the window; nil when there are more than `limit`.
    func numbers(in window: ClosedRange<Double>, limit: Int) -> [Decimal]? {
      let step = Decimal(mantissa: unit, exponent: exponent).value
      // Quotients round: 0.6 / 0.2 is below 3. One more on each side, then the window decides.
      let first = (window.lowerBound / step).rounded(.down)
      let last = (window.upperBound / step).rounded(.up)
      // Beyond 2⁵³ multiples a double can't tell neighbours apart.
      guard step > 0, last >= first, last - first < Double(limit * skip),
        max(first.magnitude, last.magnitude) < 0x1p53
      else { return nil }
      var numbers: [Decimal] = []
      for n in Int(first)...Int(last) where (n % skip + skip) % skip == phase {
        let number = Decimal(mantissa: n * unit, exponent: exponent)
        if window.contains(number.value) { numbers.append(number) }
      }
      return numbers
    }
  }

  /// The best ticks for the room.
  ///
  /// - Parameter onlyIntegers: leaves out lattices with fractions.
  static func choose(in room: TickRoom, onlyIntegers: Bool = false) -> TickSet {
    let window = room.map.window
    var best: (score: Double, set: TickSet)?
    var illegible: (score: Double, set: TickSet)?
    for lattice in lattices(for: room, onlyIntegers: onlyIntegers) {
      guard let numbers = lattice.numbers(in: window, limit: 60), !numbers.isEmpty else {
        continue
      }
      let set = labelled(numbers, keepsIntegers: onlyIntegers)
      let partial = score(lattice, set, in: room)
      // Legibility adds at most its weight; measuring all labels is the costly part.
      if let best, partial + legibilityWeight <= best.score { continue }
      guard let legibility = legibility(set, in: room) else {
        if illegible.map({ partial > $0.score }) ?? true { illegible = (partial, set) }
        continue
      }
      let total = partial + legibilityWeight * legibility
      if best.map({ total > $0.score }) ?? true { best = (total, set) }
    }
    if let best { return best.set }
    // An axis too short for any lattice keeps the ticks and loses labels.
    return illegible.map { TickSet(room.thinned($0.set.ticks), factor: $0.set.factor) }
      ?? TickSet([])
  }

  private static let legibilityWeight = 0.12

  private static func lattices(for room: TickRoom, onlyIntegers: Bool) -> [Lattice] {
    let window = room.map.window
    let span = window.upperBound / 2 - window.lowerBound / 2
    guard let top = Decade.exponent(of: span) else { return [] }
    var lattices: [Lattice] = []
    for exponent in stride(from: top + 1, through: top - 3, by: -1) {
      for (rank, unit) in steps.enumerated() {
        for skip in 1...3 {
          for phase in 0..<skip {
            let lattice = Lattice(
              unit: unit, exponent: exponent - 1, skip: skip, phase: phase, rank: rank)
            if !onlyIntegers || isIntegral(lattice) { lattices.append(lattice) }
          }
        }
      }
    }
    return lattices
  }

  private static func isIntegral(_ lattice: Lattice) -> Bool {
    let unit = Decimal(mantissa: lattice.unit, exponent: lattice.exponent).reduced
    return unit.exponent >= 0
  }

  /// Simplicity, coverage and density.
  private static func score(_ lattice: Lattice, _ set: TickSet, in room: TickRoom) -> Double {
    let values = set.ticks.map(\.value)
    let hasZero = values.contains(0)
    let simplicity =
      1 - Double(lattice.rank) / Double(steps.count - 1) - Double(lattice.skip)
      + (hasZero ? 1 : 0)
    let places = values.map(room.map.fraction)
    let low = places.min() ?? 0
    let high = places.max() ?? 1
    // A quarter of the window, not a tenth as in the paper: cut curves leave ends without data.
    let coverage = 1 - 0.5 * (low * low + (1 - high) * (1 - high)) / 0.0625
    let step = values.count > 1 ? (high - low) / Double(values.count - 1) : 1
    let spacing = max(step * room.map.length, 1e-9)
    // The first and the last label are the longest of a set with equally many decimals.
    let ends = [set.ticks.first, set.ticks.last].compactMap { $0?.label }
    let ideal = room.idealSpacing(for: ends)
    let density = 2 - max(spacing / ideal, ideal / spacing)
    // A single number tells no scale.
    let loneliness = values.count < 2 ? -2.0 : 0
    return 0.35 * simplicity + 0.2 * coverage + 0.5 * density + loneliness
  }

  /// 1 for short labels a good distance apart, less for longer or closer ones, nil when they touch.
  private static func legibility(_ set: TickSet, in room: TickRoom) -> Double? {
    let gap = room.smallestGap(set.ticks)
    guard gap >= room.leastGap else { return nil }
    let comfortable = room.isVertical ? 8.0 : 10.0
    let format = (set.factor == nil ? 1 : 0.5) - 0.5 * Double(max(0, set.decimals - 1))
    return format + (gap >= comfortable ? 0 : 1 - comfortable / gap)
  }

  /// Ticks with labels of equally many decimals, and a common factor when numbers are long.
  static func labelled(_ numbers: [Decimal], keepsIntegers: Bool = false) -> TickSet {
    let reduced = numbers.map(\.reduced)
    let largest = reduced.filter { !$0.isZero }.map { number in
      number.exponent + String(number.mantissa.magnitude).count - 1
    }.max()
    let plain = keepsIntegers ? -2...6 : -2...3
    let factor = largest.flatMap { plain.contains($0) ? nil : $0 }
    let shift = factor ?? 0
    let decimals = reduced.filter { !$0.isZero }.map { max(0, shift - $0.exponent) }.max() ?? 0
    var set = TickSet(
      reduced.map { number in
        Tick(
          number.value,
          label: NumberNotation.signed(
            number.digits(shift: shift, decimals: decimals), isNegative: number.mantissa < 0))
      }, factor: factor)
    set.decimals = decimals
    return set
  }
}
