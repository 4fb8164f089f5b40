import Approximation
import Formula
import RealModule
import Testing

private func function(_ text: String, on interval: Interval = .canonical) throws -> RealFunction {
  RealFunction(try Expression(parsing: text), on: interval)
}

/// Lebesgue constants, computed from the definition with 30 digits; the first two are closed forms.
@Test(
  arguments: [
    (.chebyshev, 3, 1.25), (.legendre, 3, 7.0 / 3), (.chebyshev, 6, 1.988854),
    (.chebyshev, 11, 2.420969), (.chebyshev, 21, 2.867810), (.chebyshev, 41, 3.310473),
    (.chebyshev, 81, 3.752092), (.legendre, 11, 5.508005), (.legendre, 41, 11.889751),
    (.equispaced, 6, 3.1063), (.equispaced, 11, 29.90), (.equispaced, 21, 1.0987e4),
    (.equispaced, 41, 4.692e9),
  ] as [(NodeFamily, Int, Double)])
func `Lebesgue constants are the known ones`(family: NodeFamily, count: Int, value: Double) {
  let found = LebesgueConstant(nodes: family.nodes(count: count, on: .canonical), on: .canonical)
  let digits = family == .equispaced ? 1e-4 : 3e-7
  #expect(abs(found.value - value) <= digits * value * 1.01, "\(found.value)")
  if family == .chebyshev {
    #expect(found.value <= 2 / .pi * .log(Double(count)) + 1)
  }
}

/// For Legendre the kernel's antiderivative Σ (P_{k+1} − P_{k−1})/2 gives 9.6333041138 at n = 40 with
/// 30 digits.
///
/// sup ‖P_n f‖ over ‖f‖ ≤ 1 is ∫ |K_n(1, t)| w(t) dt; the kernel changes sign at the zeros of the
/// Jacobi polynomial of the exponents (a + 1, b).
@Test(
  arguments: [
    (.chebyshev(.first), 10, 2.223357), (.chebyshev(.first), 40, 2.770436),
    (.legendre, 10, 4.70717), (.legendre, 40, 9.633304114),
  ] as [(OrthogonalFamily, Int, Double)])
func `projections have the known norms`(family: OrthogonalFamily, n: Int, value: Double) throws {
  let (a, b) = try #require(family.jacobiExponents)
  let basis = try PolynomialBasis(family, on: .canonical)
  let units = basis.squaredNorms(count: n + 1).map { 1 / $0 }
  let recurrence = family.recurrence(count: n + 1)
  let ends = recurrence.values(at: 1, degree: n)
  let zeros = OrthogonalFamily.jacobi(FamilyParameter(a + 1), FamilyParameter(b)).gaussRule(
    count: n
  ).nodes
  let angles = [0] + zeros.reversed().map { Double.acos($0) } + [.pi]
  let rule = OrthogonalFamily.legendre.gaussRule(count: 20)
  var sum = 0.0
  for (from, to) in zip(angles, angles.dropFirst()) {
    var piece = 0.0
    for (node, weight) in zip(rule.nodes, rule.weights) {
      let angle = (from + to) / 2 + (to - from) / 2 * node
      let p = recurrence.values(at: .cos(angle), degree: n)
      let kernel = (0...n).reduce(0) { $0 + units[$1] * ends[$1] * p[$1] }
      // w(t) dt = sin θ dθ for Legendre, dθ for Chebyshev.
      piece += weight * (to - from) / 2 * kernel * (family == .legendre ? .sin(angle) : 1)
    }
    sum += abs(piece)
  }
  #expect(abs(sum - value) <= 1e-6 * value, "\(sum)")
}

/// Ellipses through the nearest poles: tanh at ±iπ/2, the sigmoid at ±iπ, Runge's at ±i/5.
@Test(arguments: [
  ("tanh(x)", 3.43289221591), ("sigmoid(x)", 6.43850096307), ("1/(1+25x^2)", 1.21980390272),
  ("tanh(4x)", 1.46704193608),
])
func `decay finds the Bernstein ellipse to half a percent`(text: String, rho: Double) throws {
  let families: [OrthogonalFamily] = [.legendre, .chebyshev(.first), .gegenbauer(1.5)]
  for family in families {
    let s = try Spectrum(
      of: function(text), in: PolynomialBasis(family, on: .canonical), count: 90)
    let decay = try #require(s.decay)
    #expect(decay.kind == .geometric && !decay.isAccelerating)
    #expect(abs(decay.rate - rho) <= 0.005 * rho, "\(family) \(decay.rate)")
    #expect(s.regularity == .analytic(ellipse: decay.rate))
  }
}

/// Orthonormal coefficients of |x − c|^p fall like k^(−p−1) in every Jacobi weight, those of
/// (1 + x)^α like k^(−2α−b−3/2).
@Test(
  arguments: [
    ("abs(x)", 1.0, nil), ("relu(x)", 1, nil), ("relu2(x)", 2, nil), ("abs(x)^1.5", 1.5, nil),
    ("abs(sin(3x))", 1, nil), ("abs(x-1/3)", 1, nil), ("sign(x)", 0, nil), ("sqrt(1+x)", nil, 0.5),
    ("(1+x)^1.25", nil, 1.25),
  ] as [(String, Double?, Double?)])
func `algebraic decay tells the singularity in every family`(
  text: String, inside: Double?, end: Double?
) throws {
  let families: [OrthogonalFamily] = [.legendre, .chebyshev(.first), .chebyshev(.second)]
  for family in families {
    let s = try Spectrum(
      of: function(text), in: PolynomialBasis(family, on: .canonical), count: 401)
    let decay = try #require(s.decay)
    #expect(decay.kind == .algebraic)
    guard case .singularity(let p, let alpha) = s.regularity else {
      Issue.record("\(String(describing: s.regularity))")
      continue
    }
    if let inside { #expect(abs(p - inside) <= 0.03, "\(family) \(p)") }
    if let end { #expect(abs(alpha - end) <= 0.03, "\(family) \(alpha)") }
  }
}

/// E_n of sup errors: 1/n for |x|, n^−2α at an end, and the ellipse for all methods.
@Test func `convergence of projections implies the ellipse in spite of their norms`() throws {
  for family in [OrthogonalFamily.legendre, .chebyshev(.first)] {
    let table = try Convergence(
      projecting: function("1/(1+25x^2)"), onto: PolynomialBasis(family, on: .canonical),
      degrees: Array(stride(from: 2, through: 120, by: 2)))
    guard case .analytic(let rho) = table.regularity else {
      Issue.record("\(String(describing: table.regularity))")
      continue
    }
    #expect(abs(rho - 1.21980390272) <= 0.005 * rho, "\(family) \(rho)")
  }
}

@Test func `a plateau of rounding is no part of a law`() throws {
  // Taylor polynomials of sin far from the centre carry the rounding of terms of size e^12.
  let f = try function("sin(x)", on: Interval(-12, 12))
  let factorials = (0...90).map { 1 / Double.gamma(Double($0) + 1) }
  let signs = [0.0, 1, 0, -1]
  let taylor = TaylorPolynomial(
    center: 0, coefficients: factorials.enumerated().map { signs[$0 % 4] * $1 })
  let curve = ErrorCurve(
    of: f, minus: taylor.function, on: try Interval(-12, 12), degree: 90)
  #expect(curve.noiseFloor > 1e-12 && curve.sup.size < curve.noiseFloor)
  #expect(curve.zeros.isEmpty && curve.extrema.isEmpty)
  let table = try Convergence(
    of: f, in: PolynomialBasis(.legendre, on: Interval(-12, 12)),
    degrees: Array(stride(from: 13, through: 90, by: 2))
  ) { n in TaylorPolynomial(center: 0, coefficients: Array(taylor.coefficients[...n])).function }
  let decay = try #require(table.decay)
  #expect(decay.kind == .geometric && decay.isAccelerating)
}

/// De la Vallée Poussin's bound, the true sup on a dense grid and the stated errors, in this order.
@Test func `best errors at kinks enclose the true ones`() throws {
  var random = SystemlessRandom(state: 0x9E37_79B9_7F4A_7C15)
  var cases: [(String, Double, Int)] = [
    ("abs", 1.0 / 3, 10), ("abs", 0.25, 5), ("relu", 1.0 / 3, 10),
  ]
  for _ in 0..<15 {
    let name = ["abs", "relu", "relu2"][Int(random.next() % 3)]
    let place = Double(random.next() >> 11) * 0x1p-53 * 1.9 - 0.95
    cases.append((name, place, 3 + Int(random.next() % 38)))
  }
  for (name, kink, degree) in cases {
    let f = try function("\(name)(x-(\(kink)))")
    let best = MinimaxPolynomial(of: f, on: .canonical, degree: degree)
    var points = (0...4000).map { Double.cos(.pi * Double($0) / 4000) } + [kink]
    for x in best.reference {
      points += (-20...20).map { min(1, max(-1, x + 1e-5 * Double($0))) }
    }
    let p = best.series.values(at: points)
    let sup = zip(f.values(at: points), p).reduce(0) { max($0, abs($1.0 - $1.1)) }
    #expect(best.converged)
    #expect(best.lowerBound <= sup * (1 + 1e-9), "\(name) \(kink) \(degree)")
    #expect(sup <= best.error.size * (1 + 1e-9), "\(name) \(kink) \(degree)")
    #expect(sup <= best.errorInDoubles * (1 + 1e-9), "\(name) \(kink) \(degree)")
  }
}

private struct SystemlessRandom {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) | (state << 31 & 0x7FFF_FFFF_0000_0000)
  }
}
