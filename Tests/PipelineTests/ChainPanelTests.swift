import Exact
import Testing

@testable import Pipeline

@Test(arguments: [(1, 0.0), (320, 320), (1000, 1000), (-700, -700)])
func `logarithms of fractions don't overflow`(exponent: Int, expected: Double) {
  let power = (0..<exponent.magnitude).reduce(Rational(1)) { value, _ in value * 10 }
  let value =
    exponent == 1 ? Rational(1) : exponent > 0 ? power : Rational(1) / power
  #expect(abs(FigureBuilder.logarithm(value) - expected) < 1e-12 * max(1, abs(expected)))
}

@Test(arguments: [1, 5, 6, 7, 12, 40])
func `layers that are shown are spread evenly and keep the ends`(count: Int) {
  let shown = FigureBuilder.evenlySpread(1...count, at: 6)
  #expect(shown.first == 1 && shown.last == count && shown.count == min(count, 6))
  let gaps = zip(shown.dropFirst(), shown).map { $0 - $1 }
  #expect(gaps.allSatisfy { $0 >= 1 } && (gaps.max() ?? 1) - (gaps.min() ?? 1) <= 1)
}
