import Formula
import Testing

@testable import Plotting

private func labels(_ set: TickSet) -> [String] {
  set.ticks.compactMap { $0.label?.plainText }
}

/// Spans of very different size and place, some reversed.
private let spans: [(Double, Double)] = [
  (-1, 1), (0, 1), (0, 40), (1, -1), (-1e-300, 2e-300), (3e299, 1e300), (-1.6e308, 1.6e308),
  (1e15, 1e15 + 8), (0.1, 0.1000001), (-5e-7, 3e-8), (17, 1800), (-.pi, .pi), (99.5, 100.5),
  (123_456, 123_457),
]

@Test(arguments: spans)
func `linear ticks lie in the window, ascend and don't touch`(_ span: (Double, Double)) {
  for isVertical in [false, true] {
    for length in [40.0, 90, 160, 480] {
      let room = room(span.0, span.1, length: length, isVertical: isVertical)
      let set = LinearTicks.choose(in: room)
      #expect(set.ticks.allSatisfy { room.map.window.contains($0.value) })
      #expect(zip(set.ticks, set.ticks.dropFirst()).allSatisfy { $0.value < $1.value })
      #expect(room.smallestGap(set.ticks) >= room.leastGap)
      #expect(Set(labels(set)).count == labels(set).count)
      if length >= 160 { #expect(labels(set).count >= 2, "\(span) \(length)") }
    }
  }
}

@Test func `ticks are decimals, not sums of doubles`() {
  let set = LinearTicks.choose(in: room(0, 0.6))
  #expect(set.ticks.map(\.value) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
  #expect(labels(set) == ["0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6"])
}

@Test func `minus is the minus sign`() {
  #expect(labels(LinearTicks.choose(in: room(-1, 1))).first == "\u{2212}1.0")
}

@Test func `a common factor is taken out of long numbers`() {
  for (top, factor) in [(30_000.0, 4), (3e-5, -5), (-7e8, 8)] {
    let set = LinearTicks.choose(in: room(0, top))
    #expect(set.factor == factor)
    for tick in set.ticks {
      let text = tick.label?.plainText.replacing("\u{2212}", with: "-") ?? ""
      #expect(Double("\(text)e\(factor)") == tick.value)
    }
  }
}

@Test(arguments: [(0.0, 3.0), (0, 7), (0, 40), (-0.5, 7.5), (1, 2), (0, 1000)])
func `whole numbers only where asked for`(_ span: (Double, Double)) {
  let set = LinearTicks.choose(in: room(span.0, span.1), onlyIntegers: true)
  #expect(set.ticks.allSatisfy { $0.value == $0.value.rounded() })
  #expect(set.ticks.count >= 2)
}

@Test func `wide labels get fewer ticks than narrow ones`() {
  let narrow = LinearTicks.choose(in: room(0, 9, length: 200))
  let wide = LinearTicks.choose(in: room(100_000_000, 100_000_900, length: 200))
  #expect(wide.ticks.count < narrow.ticks.count)
}

@Test func `random windows are always ticked legibly`() {
  var random = SplitMix(seed: 7)
  for _ in 0..<400 {
    let magnitude = Double.random(in: -250...250, using: &random)
    let center = Double.random(in: -1...1, using: &random) * Decade.power(magnitude)
    let width =
      max(center.magnitude, 1e-280) * Decade.power(Double.random(in: -9...3, using: &random))
    let room = room(
      center - width, center + width, length: Double.random(in: 30...500, using: &random),
      isVertical: Bool.random(using: &random))
    let set = LinearTicks.choose(in: room)
    #expect(room.smallestGap(set.ticks) >= room.leastGap)
    #expect(set.ticks.allSatisfy { room.map.window.contains($0.value) })
    #expect(!set.ticks.isEmpty)
  }
}
