import Formula
import Testing

@testable import Plotting

@Test func `multiples of pi are in lowest terms with a minus sign`() {
  let set = PiTicks.choose(in: room(-.pi, .pi, length: 200))
  let labels = set.ticks.compactMap { $0.label?.plainText }
  #expect(labels == ["\u{2212}π", "\u{2212}π/2", "0", "π/2", "π"])
  let halves: [Double] = [-2, -1, 0, 1, 2]
  #expect(set.ticks.map(\.value) == halves.map { $0 * .pi / 2 })
}

@Test(arguments: [(0.0, 2 * Double.pi), (-4 * Double.pi, 4 * Double.pi), (0, 0.6), (-1, 300)])
func `multiples of pi don't touch and lie inside`(_ span: (Double, Double)) {
  let room = room(span.0, span.1, length: 130)
  let set = PiTicks.choose(in: room)
  #expect(room.smallestGap(set.ticks) >= room.leastGap)
  #expect(set.ticks.allSatisfy { room.map.window.contains($0.value) })
  #expect(set.ticks.count >= 2)
}

@Test func `a window that pi doesn't measure has decimals`() {
  let set = PiTicks.choose(in: room(3.0, 3.05, length: 130))
  #expect(set.ticks.allSatisfy { $0.label?.plainText.contains("π") == false })
}
