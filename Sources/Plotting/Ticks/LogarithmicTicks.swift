import Formula

/// Ticks of a logarithmic axis at any span.
///
/// Wide windows label decades at the smallest stride whose labels fit, and keep a tick on every
/// skipped decade; while decades are long enough, 2 … 9 are ticked between them. Windows with at
/// most one decade in view label whole multiples of a power of ten, the more the smaller the
/// window, and windows too narrow for two of those take round numbers as a linear axis does.
enum LogarithmicTicks {
  /// The best ticks for the room.
  static func choose(in room: TickRoom) -> TickSet {
    let window = room.map.window
    precondition(window.lowerBound > 0, "logarithmic axis at 0")
    let exponents = decades(in: window)
    if exponents.count >= 2, let wide = wide(exponents, in: room) { return wide }
    if let narrow = narrow(in: room) { return narrow }
    let fallback = LinearTicks.choose(in: room)
    if fallback.ticks.contains(where: { $0.label != nil }) || exponents.isEmpty { return fallback }
    return wide(exponents, in: room) ?? fallback
  }

  /// Exponents of the powers of ten inside the window.
  static func decades(in window: ClosedRange<Double>) -> [Int] {
    guard let low = Decade.exponent(of: window.lowerBound),
      let high = Decade.exponent(of: window.upperBound)
    else { return [] }
    let first = Decimal(mantissa: 1, exponent: low).value >= window.lowerBound ? low : low + 1
    return first <= high ? Array(first...high) : []
  }

  /// Strides that give exponents a reader can count in.
  private static let strides = [1, 2, 3, 4, 5, 6, 10, 15, 20, 30, 50, 100, 200, 300]

  private static func wide(_ exponents: [Int], in room: TickRoom) -> TickSet? {
    let isPlain = exponents.allSatisfy { (-2...4).contains($0) }
    var close: TickSet?
    for stride in strides {
      let phase = phase(of: exponents, stride: stride)
      let fine = fineStride(below: stride, in: room)
      let ticks = exponents.compactMap { exponent -> Tick? in
        let value = Decimal(mantissa: 1, exponent: exponent).value
        if mod(exponent, stride) == phase {
          return Tick(value, label: isPlain ? plain(exponent) : NumberNotation.powerOfTen(exponent))
        }
        return mod(exponent - phase, fine) == 0 ? Tick(value, rank: .decade) : nil
      }
      let labels = ticks.compactMap(\.label)
      guard labels.count >= min(2, exponents.count) else { break }
      guard room.smallestGap(ticks) >= room.leastGap else { continue }
      let set = TickSet(ticks + minors(in: room))
      let spacing = room.map.length * Double(stride) / spannedDecades(room.map)
      if spacing >= 0.75 * room.idealSpacing(for: labels) || labels.count == 2 { return set }
      close = close ?? set
    }
    return close
  }

  /// The smallest stride that divides the labels' and keeps unlabelled decades 3 pt apart.
  private static func fineStride(below stride: Int, in room: TickRoom) -> Int {
    let decade = room.map.length / spannedDecades(room.map)
    return strides.first { stride % $0 == 0 && Double($0) * decade >= 3 } ?? stride
  }

  /// Labels fall on multiples of the stride, or where two of them are in view.
  private static func phase(of exponents: [Int], stride: Int) -> Int {
    let count = exponents.count { mod($0, stride) == 0 }
    return count >= 2 ? 0 : mod(exponents.first ?? 0, stride)
  }

  /// 2 … 9 times each power of ten while the closest two are parted, only 2 and 5 while those are.
  private static func minors(in room: TickRoom) -> [Tick] {
    let decade = room.map.length / spannedDecades(room.map)
    // log₁₀(10/9) of a decade parts the two closest ticks.
    let multiples = decade * 0.0458 >= 0.8 ? Array(2...9) : decade * 0.301 >= 4 ? [2, 5] : []
    return multiplesInView(multiples, room).map { Tick($0.value, rank: .minor) }
  }

  private static func multiplesInView(_ multiples: [Int], _ room: TickRoom) -> [Decimal] {
    let window = room.map.window
    guard let low = Decade.exponent(of: window.lowerBound),
      let high = Decade.exponent(of: window.upperBound), !multiples.isEmpty
    else { return [] }
    return (low...high).flatMap { exponent in
      multiples.map { Decimal(mantissa: $0, exponent: exponent) }
    }.filter { window.contains($0.value) }
  }

  /// Multiples that divide a decade evenly to the eye, from few to many.
  private static let divisions = [
    [1, 3], [1, 2, 5], [1, 2, 3, 5], [1, 2, 3, 4, 6, 8], [1, 2, 3, 4, 5, 6, 7, 8, 9],
  ]

  /// The finest division whose labels keep a good distance, if at least two of it are in view.
  private static func narrow(in room: TickRoom) -> TickSet? {
    var best: TickSet?
    for division in divisions {
      let values = multiplesInView(division, room)
      guard values.count >= 2 else { continue }
      let factor = values.allSatisfy { (-2...3).contains($0.exponent) } ? nil : values[0].exponent
      let ticks = values.map { value in
        let shifted = Decimal(mantissa: value.mantissa, exponent: value.exponent - (factor ?? 0))
        return Tick(value.value, label: plain(shifted))
      }
      let gap = room.smallestGap(ticks)
      guard gap >= room.leastGap else { break }
      if best != nil && gap < 0.3 * room.idealSpacing(for: ticks.compactMap(\.label)) { break }
      let rest = multiplesInView(Array(1...9), room).filter { !values.contains($0) }
      best = TickSet(ticks + rest.map { Tick($0.value, rank: .minor) }, factor: factor)
    }
    return best
  }

  private static func plain(_ exponent: Int) -> Notation {
    plain(Decimal(mantissa: 1, exponent: exponent))
  }

  private static func plain(_ value: Decimal) -> Notation {
    .number(value.digits(shift: 0, decimals: max(0, -value.exponent)))
  }

  private static func spannedDecades(_ map: AxisMap) -> Double {
    Decade.logarithm(map.window.upperBound) - Decade.logarithm(map.window.lowerBound)
  }

  private static func mod(_ a: Int, _ b: Int) -> Int {
    ((a % b) + b) % b
  }
}
