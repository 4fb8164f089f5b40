import Approximation
import Exact
import Formula
import Networks
import Testing

private func profile(_ name: String, on interval: Interval = .canonical) throws -> ActivationProfile
{
  try ActivationProfile(try #require(Activation(name)), on: interval, count: 33)
}

@Test(arguments: Activation.names)
func `the written definition of an activation agrees with it`(name: String) throws {
  let activation = try #require(Activation(name))
  let definition = try Expression(parsing: try #require(activation.definition))
  for x in [-7.5, -3, -2.9, -1, -0.3, 0, 0.2, 1, 2.5, 3, 4] {
    let (written, named) = (definition(x), activation.expression(x))
    // Definitions cancel in the tails where the activations do not.
    #expect(abs(written - named) <= 4e-16 * (1 + x * x), "\(name) at \(x)")
  }
}

// Closed forms and 40-digit quadrature of E g(Z) Heₖ(Z)/√k!, computed with mpmath.
@Test(
  arguments: [
    ("relu", [0: 0.3989422804, 1: 0.5, 2: 0.2820947918, 3: 0, 4: -0.0814337520, 6: 0.0446031029]),
    ("gelu", [0: 0.2820947918, 1: 0.5, 2: 0.2992067103, 4: -0.0719779478, 6: 0.0275967620]),
    ("silu", [0: 0.2066209641, 1: 0.5, 2: 0.2480851928, 4: -0.0378050088, 6: 0.0098274965]),
    (
      "relu2",
      [
        0: 0.5, 1: 0.7978845608, 2: 0.7071067812, 3: 0.3257350079, 5: -0.0728365620,
        7: 0.0337167766,
      ]
    ),
    ("tanh", [0: 0, 1: 0.6057055096, 3: -0.1484371908, 5: 0.0625475238, 7: -0.0314454193]),
  ] as [(String, [Int: Double])])
func `Hermite coefficients under Gaussian input reach their oracles`(
  name: String, oracle: [Int: Double]
) throws {
  let coefficients = try profile(name).gaussianCoefficients
  for (k, value) in oracle { #expect(abs(coefficients[k] - value) < 6e-11, "\(name) \(k)") }
}

@Test(arguments: [
  ("relu", 0.99648, 5e-6), ("relu2", 0.99944, 5e-6), ("gelu", 0.999914, 5e-7),
  ("tanh", 0.99878, 5e-6), ("silu", 0.9999958, 5e-8),
])
func `the energy up to degree eight is the one computed in forty digits`(
  name: String, energy: Double, tolerance: Double
) throws {
  let profile = try profile(name)
  #expect(abs(1 - profile.uncaptured[8] - energy) <= tolerance)
  #expect(abs(profile.hermite.energy[8] - energy) <= tolerance)
}

@Test(arguments: Activation.names)
func `energies and coefficients obey Parseval and Bessel`(name: String) throws {
  let profile = try profile(name)
  let squares = profile.gaussianCoefficients.reduce(0) { $0 + $1 * $1 }
  let whole = profile.gaussianNorm * profile.gaussianNorm
  #expect(squares <= whole * (1 + 1e-13))
  // What is left and what was captured are computed on different ways and make up the whole.
  let left = try #require(profile.uncaptured.last)
  #expect(abs(squares / whole + left - 1) < 1e-12)
  for (a, b) in zip(profile.uncaptured, profile.uncaptured.dropFirst()) {
    #expect(b <= a * (1 + 1e-12) + 1e-28)
  }
}

// ρ = |u + √(u² − 1)| of the poles ±iπ/2, ±iπ: closed forms.
@Test(arguments: [
  ("tanh", -1.0, 1.0, 3.43289221591), ("tanh", -4.0, 4.0, 1.46704193608),
  ("sigmoid", -1.0, 1.0, 6.43850096307), ("silu", -1.0, 1.0, 6.43850096307),
  ("softplus", -1.0, 1.0, 6.43850096307),
])
func `Bernstein ellipses end at the nearest singularity`(
  name: String, lower: Double, upper: Double, rho: Double
) throws {
  let activation = try #require(Activation(name))
  let ellipse = BernsteinEllipse(activation, about: try Interval(lower, upper))
  #expect(abs(try #require(ellipse.rho) - rho) < 1e-10)
}

@Test func `entire, broken and piecewise activations are told apart`() throws {
  let unit = Interval.canonical
  for name in ["gelu", "square", "identity", "x^3-x"] {
    #expect(BernsteinEllipse(try #require(Activation(name)), about: unit) == .entire, "\(name)")
  }
  for name in ["relu", "relu2", "leakyrelu", "elu", "selu", "softsign"] {
    #expect(
      BernsteinEllipse(try #require(Activation(name)), about: unit) == .broken(at: 0), "\(name)")
  }
  let hardswish = try #require(Activation("hardswish"))
  #expect(BernsteinEllipse(hardswish, about: unit) == .entire)
  #expect(BernsteinEllipse(hardswish, about: try Interval(-4, 1)) == .broken(at: -3))
}

@Test(arguments: ["tanh", "sigmoid", "mish"])
func `measured Chebyshev decay agrees with the ellipse`(name: String) throws {
  let profile = try profile(name)
  let decay = try #require(profile.chebyshev.decay)
  let rho = try #require(profile.ellipse.rho)
  #expect(decay.kind == .geometric)
  #expect(abs(decay.rate / rho - 1) < 0.08, "\(decay.rate) against \(rho)")
}

@Test func `sparsity has its closed forms`() throws {
  // Φ(0.1), Φ(√0.1), 2Φ(0.1) − 1, 2Φ(atanh 0.1) − 1: 20 digits by mpmath.
  let oracles: [(String, Double)] = [
    ("relu", 0.53982783727702898), ("relu2", 0.62408518297707536),
    ("identity", 0.07965567455405796), ("square", 0.24817036595415075),
    ("tanh", 0.07992190435734717),
  ]
  for (name, value) in oracles {
    let found = try profile(name).distribution.probability(below: 0.1)
    #expect(abs(found - value) < 1e-14, "\(name): \(found)")
  }
  #expect(try profile("relu").distribution.probabilityOfZero == 0.5)
  #expect(try profile("relu2").distribution.probabilityOfZero == 0.5)
  #expect(try profile("gelu").distribution.probabilityOfZero == 0)
  // hardswish vanishes below −3.
  let tail = 0.0013498980316300946
  #expect(abs(try profile("hardswish").distribution.probabilityOfZero - tail) < 1e-17)
}

@Test(arguments: Activation.names)
func `probabilities grow with the threshold from the dead share to one`(name: String) throws {
  let activation = try #require(Activation(name))
  let distribution = ValueDistribution(
    RealFunction(activation.expression, on: OrthogonalFamily.hermiteE.canonicalInterval))
  var last = distribution.probabilityOfZero
  for t in [1e-12, 1e-6, 0.01, 0.1, 0.2785, 0.5, 1, 2, 10, 1e4] {
    let p = distribution.probability(below: t)
    #expect(p >= last - 1e-15 && p <= 1)
    last = p
  }
  #expect(last == 1)
}
