import Exact
import Formula
import Testing

@Test(arguments: [
  ("exp(x - 1e6)", 1_000_000, "exp(x)"), ("3(x - 5)/2 + 1", 5, "3/2*x + 1"),
  ("sin((1e8 - x)*1e3)", 100_000_000, "sin(-1000*x)"), ("(x - 7)/3", 7, "x/3"),
  ("x*x", 2, "(x + 2)*(x + 2)"), ("4 - (x - (x - 1))", 9, "3"),
  ("abs(x - 10.5)", 10, "abs(x - 1/2)"),
])
func `steps that are linear in x are shifted exactly`(
  text: String, origin: Int, expected: String
) throws {
  let moved = try Expression(parsing: text).shifted(by: Rational(origin))
  let wanted = try Expression(parsing: expected)
  for x in [-2.5, -0.1, 0, 0.3, 4] { #expect(moved(x) == wanted(x), "\(moved)") }
}

@Test(arguments: [
  "sin(x)/(1 + x^2)", "abs(x - 1e6 - 1/3)", "if(x > 1e6, log(x), x/7)", "max(x^3, pi*x)",
  "besselj(2, x - 999999)", "(2x - 2e6)^5 - 4/(x + 3)",
])
func `a shifted expression has the values of the whole`(text: String) throws {
  let whole = try Expression(parsing: text)
  let moved = whole.shifted(by: 1_000_000)
  for u in [-0.75, 0.125, 0.4, 3] {
    let u = Ball(u, precision: 300)
    let gap = moved.ball(at: u) - whole.ball(at: u + Ball(1_000_000, precision: 300))
    #expect(gap.containsZero)
    #expect(gap.radius < 1e-60)
  }
}

@Test func `the largest offset tells how far sums round their argument`() throws {
  #expect(try Expression(parsing: "exp(x) + sin(2x - 6)").largestOffset == 3)
  #expect(try Expression(parsing: "1/(x^2 - 100)").largestOffset == 0)
}
