import Formula
import Testing

@testable import Plotting

private func labels(_ set: TickSet) -> [String] {
  set.ticks.compactMap { $0.label?.plainText }
}

@Test(arguments: [
  (1e-300, 1e300), (1e-16, 1), (1, 10), (2, 7), (3.1, 3.3), (1e-8, 1e-7), (0.9e-5, 8e-5), (1, 1e4),
  (1e4, 1), (1e-307, 1e-300), (5, 11), (0.5, 0.500001), (1e-17, 3e2),
])
func `logarithmic ticks cover any span without touching`(_ span: (Double, Double)) {
  for isVertical in [false, true] {
    for length in [80.0, 160, 400] {
      let room = room(
        span.0, span.1, length: length, scale: .logarithmic, isVertical: isVertical)
      let set = LogarithmicTicks.choose(in: room)
      #expect(set.ticks.allSatisfy { room.map.window.contains($0.value) })
      #expect(room.smallestGap(set.ticks) >= room.leastGap)
      #expect(labels(set).count >= 2, "\(span) \(length)")
      #expect(Set(labels(set)).count == labels(set).count)
    }
  }
}

@Test func `wide windows keep a tick on decades whose label was left out`() {
  let set = LogarithmicTicks.choose(
    in: room(1e-16, 1, length: 120, scale: .logarithmic, isVertical: true))
  #expect(set.ticks.contains { $0.rank == .decade })
  #expect(set.ticks.count { $0.rank != .minor } == 17)
}

@Test func `long decades have three tick lengths or nine ticks`() {
  let set = LogarithmicTicks.choose(in: room(1e-3, 1, length: 160, scale: .logarithmic))
  #expect(set.ticks.count { $0.rank == .minor } == 24)
  #expect(set.ticks.count { $0.rank == .labelled } == 4)
}

@Test func `labels of wide windows count in equal strides through zero`() {
  let set = LogarithmicTicks.choose(
    in: room(1e-17, 1, length: 140, scale: .logarithmic, isVertical: true))
  let exponents = set.ticks.filter { $0.label != nil }.compactMap {
    Decade.exponent(of: $0.value)
  }
  let steps = Set(zip(exponents, exponents.dropFirst()).map { $1 - $0 })
  #expect(steps.count == 1)
  #expect(exponents.last == 0)
}

@Test func `a window within one decade labels multiples and takes the power out`() {
  let set = LogarithmicTicks.choose(
    in: room(2e-5, 9e-5, length: 150, scale: .logarithmic, isVertical: true))
  #expect(set.factor == -5)
  #expect(labels(set).allSatisfy { $0.count == 1 })
}

@Test func `an axis of thousands of decades isn't a comb`() {
  let room = room(1e-300, 1e300, length: 150, scale: .logarithmic, isVertical: true)
  let set = LogarithmicTicks.choose(in: room)
  #expect(set.ticks.count <= 75)
}

@Test(arguments: [-300, -17, -1, 0, 1, 5, 300])
func `exponents of powers of ten are exact`(_ exponent: Int) {
  let power = Decimal(mantissa: 1, exponent: exponent).value
  #expect(Decade.exponent(of: power) == exponent)
  #expect(Decade.exponent(of: power.nextDown) == exponent - 1)
  #expect(Decade.exponent(of: -power) == exponent)
}
