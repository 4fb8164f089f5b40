import Formula
import Testing

@testable import Plotting

@Test(arguments: [
  (0.25, "0.25"), (-0.3333333, "\u{2212}0.33"), (0.0, "0"), (1.0, "1"), (1234.0, "1200"),
  (9.96, "10"), (0.00999, "0.01"), (1.2e-7, "1.2×10⁻⁷"),
  (-9.99e9, "\u{2212}1×10¹⁰"), (.infinity, "∞"), (.nan, "–"),
  (Double.leastNonzeroMagnitude, "4.9×10⁻³²⁴"),
])
func `short numbers have two significant digits`(_ value: Double, _ text: String) {
  #expect(NumberNotation.short(value).plainText == text)
}

@Test(arguments: [
  (Decimal(mantissa: 25, exponent: -2), 0, 2, "0.25"),
  (Decimal(mantissa: -5, exponent: -3), 0, 4, "0.0050"),
  (Decimal(mantissa: 3, exponent: 4), 4, 1, "3.0"),
  (Decimal(mantissa: 12, exponent: 1), 0, 0, "120"),
])
func `decimals print all their digits`(
  _ number: Decimal, _ shift: Int, _ decimals: Int, _ text: String
) {
  #expect(number.digits(shift: shift, decimals: decimals) == text)
}
