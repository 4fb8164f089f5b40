import ComplexModule
import RealModule
import Formula
import Testing

@Test(
  arguments: [
    ("sin(x)", 0.0, Double.infinity), ("gelu(x)", 0, .infinity), ("exp(-x^2)erf(x)", 1, .infinity),
    ("x^3 - 2x", 5, .infinity), ("besselj(3, x)", 1, .infinity), ("2^x", 0, .infinity),
    ("1/(1 + 25x^2)", 0, 0.2), ("1/(1 + 25x^2)", 1, 1.04.squareRoot()), ("log(x)", 2, 2),
    ("tanh(x)", 0, .pi / 2), ("sigmoid(x)", 0, .pi), ("silu(x)", 0, .pi), ("softplus(x)", 0, .pi),
    ("tan(x)", 0, .pi / 2), ("tan(x)", 1, .pi / 2 - 1), ("sqrt(x)", 4, 4), ("atan(x)", 0, 1),
    ("asin(x)", 0.5, 0.5), ("asinh(x)", 0, 1), ("atanh(x)", 0, 1), ("acosh(x)", 3, 2),
    ("1/(2 + cos(x))", 0, 3.4064618746379645), ("mish(x)", 0, 2.381546919355635),
    ("gamma(x)", 1.5, 1.5), ("gamma(x)", -0.5, 0.5), ("x^0.3", 2, 2), ("x^x", 1, 1),
    ("sin(x)/x", 0, .infinity), ("sin(x)/x", 1, .infinity), ("(x^2 - 1)/(x - 1)", 0, .infinity),
    ("x/(exp(x) - 1)", 0, 2 * .pi),
    ("1/(exp(x) - 1) - 1/x", 1, (1 + 4 * Double.pi * .pi).squareRoot()),
    ("tanh(20x)", 0, .pi / 40), ("relu(x)", 2, 2), ("relu(x)", 0, 0), ("|x|^2", 1, .infinity),
    ("relu(x) - relu(-x)", 3, .infinity), ("elu(x)", -1, 1), ("hardswish(x)", 1, 2),
    ("log(1 + exp(x))", 0, .pi), ("exp(1/(x - 3))", 1, 2),
    ("sqrt(2 + sin(x))", 0, 2.0498241882037043),
    ("(1 + x^2)^-3", 0, 1), ("1/(x^4 + 4)", 0, 2.0.squareRoot()), ("log(cosh(x))", 0, .pi / 2),
    ("if(x > 0, 1/(x - 3), x)", 1, 1), ("softsign(x)", 2, 2),
    ("1/(x - sqrt(2))", 0, 2.0.squareRoot()),
    ("exp(sin(x))/(2 + cos(x))", 0.5, 2.951675769757272), ("cbrt(x)", -2, 2),
    ("1/(x^2 + pi)", 0, 1.7724538509055161),
  ] as [(String, Double, Double)])
func `radii are decided from the expression`(text: String, center: Double, radius: Double) throws {
  let convergence = try Expression(parsing: text).radiusOfConvergence(at: center)
  #expect(convergence.isDecided)
  #expect(convergence.radius.isApproximately(radius, within: 4e-15))
}

@Test func `Runge's poles are named`() throws {
  let convergence = try Expression(parsing: "1/(1 + 25x^2)").radiusOfConvergence(at: 0)
  #expect(convergence.nearest.map(\.location.real) == [0, 0])
  #expect(convergence.nearest.map(\.location.imaginary) == [-0.2, 0.2])
  #expect(convergence.nearest.allSatisfy { $0.kind == .pole })
  #expect(convergence.evidence == .expression)
}

// Zeros of eˣ + x, x − cos x and erf x nearest to 0: mpmath 1.3.
@Test(arguments: [
  ("1/(exp(x) + x)", 0.56714329040978387, ConvergenceRadius.Evidence.search),
  ("1/(x - cos(x))", 0.73908513321516064, .search),
  ("1/erf(x) - sqrt(pi)/(2x)", 2.37533867540811, .search),
])
func `zeros that can't be solved for are searched`(
  text: String, radius: Double, evidence: ConvergenceRadius.Evidence
) throws {
  let convergence = try Expression(parsing: text).radiusOfConvergence(at: 0)
  #expect(convergence.isDecided)
  #expect((convergence.radius - radius).magnitude < 1e-13)
}

@Test(arguments: ["1/(2 + gamma(x))", "1/(silu(x) + 2)"])
func `an estimate is labelled as one`(text: String) throws {
  let convergence = try Expression(parsing: text).radiusOfConvergence(at: 2)
  #expect(convergence.radius > 0.5 && convergence.radius < 10)
}

@Test(arguments: Function.allCases)
func `the coefficients grow as the radius says`(function: Function) throws {
  let expression = try Expression(parsing: "\(function.rawValue)(x)")
  for center in [0.4, 1.7] where expression(center).isFinite {
    let convergence = expression.radiusOfConvergence(at: center)
    #expect(convergence.isDecided)
    let kind = convergence.nearest.first?.kind
    guard convergence.radius.isFinite, kind != .kink, kind != .jump else { continue }
    let series = try expression.series(at: center, order: 100)
    let tail = series.coefficients[80...].map(\.magnitude).max() ?? 0
    // |cₖ|^(1/k) tends to 1/R; 25 % covers algebraic factors at k ≈ 90.
    let growth = Double.pow(tail, -1.0 / 90)
    #expect((growth / convergence.radius - 1).magnitude < 0.25)
  }
}
