import Approximation
import Exact
import Formula
import RealModule
import Testing

/// Best errors on an interval, computed elsewhere by Remez's algorithm with 40 digits.
private let oracles: [(text: String, radius: Double, errors: [Int: Double])] = [
  (
    "exp(x)", 1,
    [
      1: 0.2788015857955, 2: 0.04501738840282, 3: 0.005528370108688, 4: 5.466676005138e-4,
      5: 4.520551192612e-5, 6: 3.210877103361e-6, 7: 1.998252769755e-7, 8: 1.106428931175e-8,
      9: 5.517246693935e-10, 10: 2.502285309181e-11, 11: 1.040687019914e-12,
      12: 3.996347372268e-14,
    ]
  ),
  (
    "abs(x)", 1,
    [
      2: 0.125, 4: 0.06762089927778, 6: 0.04592906206687, 8: 0.03468972808438,
      10: 0.02784511855355, 16: 0.01746805234966, 20: 0.01398662168860, 32: 0.008749942248635,
      40: 0.007001493619011, 3: 0.125,
    ]
  ),
  ("relu(x)", 1, [2: 0.0625, 10: 0.02784511855355 / 2, 5: 0.06762089927778 / 2]),
  (
    "relu2(x)", 1,
    [
      // x² / 2 is its even part, so that degree 2 is the first of interest.
      1: 0.28125, 2: 0.0857864376269, 3: 0.0138172947758, 5: 0.00531773759377, 7: 0.00277469716835,
      9: 0.00169537843217, 11: 0.00114090780358,
    ]
  ),
  (
    "sin(x)", 1,
    [
      1: 0.0391330695802, 3: 4.9953353375e-4, 5: 3.0046883175e-6, 7: 1.0498555043e-8,
      9: 2.3960196829e-11, 2: 0.0391330695802,
    ]
  ),
  (
    "tanh(x)", 1,
    [
      1: 0.0546245974210, 3: 0.00454943963654, 5: 3.8521943658e-4, 7: 3.2679237350e-5,
      9: 2.7729161164e-6, 11: 2.3529596453e-7,
    ]
  ),
  (
    "gelu(x)", 1,
    [
      2: 0.00668517797420, 4: 2.4688892386e-4, 6: 7.3026317931e-6, 8: 1.7693555413e-7,
      10: 3.6124432348e-9,
    ]
  ),
  ("tanh(x)", 4, [3: 0.178920751, 9: 0.0175326332, 19: 3.7947814e-4]),
  ("gelu(x)", 4, [2: 0.232368976, 8: 0.00978648755, 16: 3.44933288e-5]),
  ("sigmoid(x)", 8, [3: 0.0894603755, 7: 0.0188923101]),
  ("silu(x)", 8, [8: 0.0405039909]),
  ("1/(1+25x^2)", 1, [4: 0.217158379, 10: 0.0659229267, 20: 0.00903933110]),
]

@Test(arguments: oracles.indices)
func `best errors reach the tabled values from both sides`(index: Int) throws {
  let oracle = oracles[index]
  let interval = try Interval(-oracle.radius, oracle.radius)
  let f = RealFunction(try Expression(parsing: oracle.text), on: interval)
  for (degree, expected) in oracle.errors {
    let best = MinimaxPolynomial(of: f, on: interval, degree: degree)
    // Tabled to 10 digits or more; the rest is rounding of f − p in double precision.
    let allowed = 2e-9 * expected + 3e-15
    #expect(best.converged, "\(oracle.text) degree \(degree)")
    #expect(abs(best.error.size - expected) <= allowed, "\(oracle.text) \(degree)")
    #expect(best.lowerBound <= best.error.size * (1 + 1e-12))
    #expect(best.lowerBound >= expected - allowed, "\(oracle.text) \(degree)")
    #expect(best.chebyshevCoefficients.count == degree + 1)
    #expect(best.error.size - best.lowerBound <= 1e-10 * best.error.size)
    #expect(best.errorInDoubles >= best.error.size)
  }
}

/// Levelled errors of `remez` of Sollya 8 with 200 bits, quality 1e-20.
@Test(arguments: SollyaReference.table)
func `best errors agree with Sollya to 1e-10`(
  entry: (text: String, lower: Double, upper: Double, degree: Int, error: Double)
) throws {
  let interval = try Interval(entry.lower, entry.upper)
  let f = RealFunction(try Expression(parsing: entry.text), on: interval)
  let best = MinimaxPolynomial(of: f, on: interval, degree: entry.degree)
  #expect(abs(best.error.size - entry.error) <= 1e-10 * entry.error)
  #expect(best.converged)
  #expect(best.lowerBound <= entry.error * (1 + 1e-12))
}

/// The coefficients with their tails have the levelled error to all digits of a double.
@Test func `tails carry what rounding takes off the coefficients`() throws {
  let interval = try Interval(-4, 4)
  let f = try Expression(parsing: "gelu(x)")
  let best = MinimaxPolynomial(of: RealFunction(f, on: interval), on: interval, degree: 20)
  #expect(zip(best.chebyshevCoefficients, best.chebyshevTails).allSatisfy { abs($1) <= $0.ulp / 2 })
  for x in best.reference {
    let point = Ball(x, precision: 160)
    let t = point / Ball(4, precision: 160)
    var (before, value) = (Ball(1, precision: 160), t)
    var sum = Ball(0, precision: 160)
    for (k, c) in best.chebyshevCoefficients.enumerated() {
      let whole = Ball(c, precision: 160) + Ball(best.chebyshevTails[k], precision: 160)
      sum = sum + whole * (k == 0 ? before : value)
      if k > 0 { (before, value) = (value, t * value * Ball(2, precision: 160) - before) }
    }
    let error = abs((f.ball(at: point) - sum).doubleValue)
    #expect(abs(error - best.error.size) <= 1e-12 * best.error.size)
  }
}

@Test func `the error of a best polynomial equioscillates on its reference`() throws {
  let interval = try Interval(0, 2)
  let f = RealFunction { .log(1 + $0) }
  let best = MinimaxPolynomial(of: f, on: interval, degree: 6)
  #expect(best.reference.count == 8)
  for (i, x) in best.reference.enumerated() {
    let e = f(x) - best.series(x)
    #expect(abs(abs(e) - best.error.size) < 1e-6 * best.error.size)
    #expect(
      (e < 0) == ((f(best.reference[0]) - best.series(best.reference[0]) < 0) == (i % 2 == 0)))
  }
}

@Test func `relative error is levelled by a weight`() throws {
  let interval = try Interval(0, 1)
  let f = RealFunction { .exp($0) }
  let best = MinimaxPolynomial(
    of: f, on: interval, degree: 3, weight: RealFunction { .exp(-$0) })
  var worst = 0.0
  for i in 0...1000 {
    let x = Double(i) / 1000
    worst = max(worst, abs(1 - best.series(x) / .exp(x)))
  }
  #expect(abs(worst - best.error.size) < 1e-6 * worst)
  #expect(best.converged)
}

@Test func `a constant, a polynomial and high degrees are handled`() throws {
  let interval = Interval.canonical
  let constant = MinimaxPolynomial(of: RealFunction { _ in 3 }, on: interval, degree: 4)
  #expect(constant.error.size < 1e-14)
  let cubic = MinimaxPolynomial(of: RealFunction { $0 * $0 * $0 }, on: interval, degree: 2)
  #expect(abs(cubic.error.size - 0.25) < 1e-12)
  #expect(abs(cubic.chebyshevCoefficients[1] - 0.75) < 1e-12)
  let zero = MinimaxPolynomial(of: RealFunction { .sin($0) }, on: interval, degree: 0)
  #expect(abs(zero.error.size - .sin(1)) < 1e-15)
  let rough = MinimaxPolynomial(
    of: RealFunction(breakpoints: [0]) { abs($0) }, on: interval, degree: 100)
  #expect(rough.converged)
  // n E_n → 0.28016949902386913303643649 (Varga and Carpenter)
  #expect(abs(100 * rough.error.size - 0.28016949902386913) < 1e-4)
}

/// Where the error is rounding noise the bound must not exceed the error of a known polynomial:
/// E₁₂(exp) = 3.996347372268e-14 (40 digits), the truncation of degree 14 has an error below 4.9e-17.
@Test(arguments: [
  ("exp(x)", 12, 3.996_348e-14), ("exp(x)", 14, 4.9e-17), ("1", 4, 0), ("x^3", 3, 0),
])
func `the lower bound holds at rounding level`(text: String, degree: Int, error: Double) throws {
  let best = MinimaxPolynomial(
    of: RealFunction(try Expression(parsing: text), on: .canonical), on: .canonical, degree: degree)
  #expect(best.lowerBound <= error)
}

/// Half the jump is a lower bound, and the error that is told is that of the polynomial.
@Test(arguments: [("floor(3x)", 4, 0.5), ("sign(x)", 5, 1), ("sign(x - 1/3)", 4, 1)])
func `errors and bounds of jumps are true`(text: String, degree: Int, bound: Double) throws {
  let f = RealFunction(try Expression(parsing: text), on: .canonical)
  let best = MinimaxPolynomial(of: f, on: .canonical, degree: degree)
  #expect(best.lowerBound >= bound * (1 - 1e-12) && best.lowerBound <= best.error.size)
  let places = (0...4000).map { -1 + Double($0) / 2000 }
  let worst = zip(f.values(at: places), best.series.values(at: places))
    .reduce(0) { max($0, abs($1.0 - $1.1)) }
  #expect(worst <= best.error.size * (1 + 1e-9))
}

/// 0 is as near to the sign as a function without jumps can be.
@Test(arguments: [1.0, 2], [1, 2, 4, 8, 20, 50])
func `a best polynomial beside a jump is found on every interval`(end: Double, degree: Int) throws {
  let interval = try Interval(-1, end)
  let f = RealFunction(try Expression(parsing: "sign(x)"), on: interval)
  let best = MinimaxPolynomial(of: f, on: interval, degree: degree)
  #expect(best.converged)
  #expect(abs(best.error.size - 1) < 1e-12 && best.lowerBound > 1 - 1e-12)
  #expect(best.series.degree == degree && best.chebyshevTails.count == degree + 1)
}

/// Beside a kink the exchange ends in doubles, whose noise is no coefficient.
@Test(arguments: [("abs(x)", 1), ("x*abs(x)", 0)])
func `coefficients that vanish by symmetry are 0 beside kinks as well`(
  text: String, vanishing: Int
) throws {
  let f = RealFunction(try Expression(parsing: text), on: .canonical)
  let best = MinimaxPolynomial(of: f, on: .canonical, degree: 31)
  for (k, c) in best.chebyshevCoefficients.enumerated() {
    #expect((c == 0) == (k % 2 == vanishing), "\(k)")
  }
}

/// Varga and Carpenter, *On the Bernstein conjecture in approximation theory* (1985): n E_n has an
/// expansion in n^−2 with this limit.
@Test func `n times the best errors of abs tend to the constant of Varga and Carpenter`() throws {
  let function = RealFunction(try Expression(parsing: "abs(x)"), on: .canonical)
  let scaled = [40.0, 100].map { n in
    n * MinimaxPolynomial(of: function, on: .canonical, degree: Int(n)).error.size
  }
  let limit = (1e4 * scaled[1] - 1600 * scaled[0]) / 8400
  #expect(abs(limit - 0.28016949902386913303643649) < 5e-8)
  #expect(abs(scaled[0] - 40 * 0.007001493619011) < 1e-12)
}
