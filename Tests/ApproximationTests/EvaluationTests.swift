import CKernels
import Exact
import RealModule
import Testing

@testable import Approximation

private let coefficients: [Double] = (0...50).map { Double.cos(3 * Double($0)) / Double($0 + 1) }
private let points: [Double] = (0...400).map { max(-1, min(1, -1 + Double($0) / 200)) }

/// Σ c_k P_k(t) with P_{k+1} = (a_k t) P_k − d_k P_{k−1} in balls of 256 bits.
private func exactSum(
  _ c: [Double], at t: Double, step: (Int) -> (top: Ball, below: Ball)
) -> Ball {
  let ball = { (value: Double) in Ball(value, precision: 256) }
  var (before, value, sum) = (ball(0), ball(1), ball(c[0]))
  for k in 1..<c.count {
    let (top, below) = step(k - 1)
    (before, value) = (value, top * ball(t) * value - below * before)
    sum = sum + ball(c[k]) * value
  }
  return sum
}

private func ratio(_ p: Int, _ q: Int) -> Ball { Ball(p, precision: 256) / Ball(q, precision: 256) }

private let legendreStep = { @Sendable (k: Int) in
  (top: ratio(2 * k + 1, k + 1), below: ratio(k, k + 1))
}
private let chebyshevStep = { @Sendable (k: Int) in
  (top: ratio(k == 0 ? 1 : 2, 1), below: ratio(k == 0 ? 0 : 1, 1))
}
/// Gegenbauer with λ = ¼, a Jacobi family with a = b = −¼: C_{k+1} = (2(k+λ) t C_k − (k+2λ−1) C_{k−1})/(k+1).
private let gegenbauerStep = { @Sendable (k: Int) in
  (top: ratio(4 * k + 1, 2 * (k + 1)), below: ratio(2 * k - 1, 2 * (k + 1)))
}

@Test(arguments: [
  (OrthogonalFamily.legendre, legendreStep), (.chebyshev(.first), chebyshevStep),
  (.gegenbauer(0.25), gegenbauerStep),
])
func `bounded bases are evaluated at many points to a few ulps of the sum of coefficients`(
  family: OrthogonalFamily, step: @Sendable (Int) -> (top: Ball, below: Ball)
) {
  let series = OrthogonalExpansion(basis: PolynomialBasis(family), coefficients: coefficients)
  #expect(series.chebyshevForm != nil)
  let allowed = 8 * .ulpOfOne * coefficients.reduce(0) { $0 + abs($1) }
  let values = series.values(at: points)
  for (t, value) in zip(points, values) {
    let exact = exactSum(coefficients, at: t, step: step).doubleValue
    #expect(abs(value - exact) <= allowed, "\(family) at \(t)")
    #expect(abs(series(t) - exact) <= allowed, "\(family) at \(t)")
  }
}

@Test(arguments: [
  OrthogonalFamily.jacobi(1.5, 0.25), .gegenbauer(3), .laguerre(0), .hermite, .chebyshev(.second),
])
func `growing bases are evaluated at many points with the bits of the single point`(
  family: OrthogonalFamily
) {
  let series = OrthogonalExpansion(basis: PolynomialBasis(family), coefficients: coefficients)
  #expect(series.chebyshevForm == nil)
  #expect(series.values(at: points) == points.map { series($0) })
  #expect(series.values(at: [0.5, 0.25]) == [series(0.5), series(0.25)])
}

@Test(arguments: [0, 1, 15, 16, 17, 47, 48, 49, 100], [1, 2, 51])
func `every instruction set gives a recurrence the same bits`(count: Int, terms: Int) {
  let recurrence = OrthogonalFamily.jacobi(0.3, 1.2).recurrence(count: terms + 1)
  let c = Array(coefficients.prefix(terms))
  let x = (0..<count).map { -1.1 + 2.2 * Double($0) / Double(max(count, 2) - 1) }
  let expected = x.map { recurrence.clenshaw(c, at: $0) }
  for set in 0...kernel_widest().rawValue {
    var values = [Double](repeating: .nan, count: count)
    unsafe recurrence.a.withUnsafeBufferPointer { a in
      unsafe recurrence.b.withUnsafeBufferPointer { b in
        unsafe recurrence.c.withUnsafeBufferPointer { below in
          unsafe kernel_clenshaw(
            kernel_set(rawValue: set), x, &values, count,
            kernel_recurrence(
              first: 1, center: 0, scale: 1, a: a.baseAddress, b: b.baseAddress,
              below: below.baseAddress), c, terms)
        }
      }
    }
    #expect(values == expected, "set \(set)")
  }
}

@Test func `interpolants in Chebyshev points are evaluated to a few ulps, at nodes as well`() throws
{
  let interval = try Interval(-1, 3)
  let nodes = ChebyshevSeries.points(on: interval, degree: 50)
  let p = BarycentricInterpolant(nodes: nodes, values: nodes.map { .exp($0) })
  let x = (0...500).map { -1 + 4 * Double($0) / 500 }
  for (x, value) in zip(x, p.values(at: x)) {
    #expect(abs(value - .exp(x)) <= 8 * .ulpOfOne * .exp(3), "\(x)")
  }
  let form = try #require(p.chebyshevForm)
  for (x, value) in zip(nodes, p.values) {
    #expect(abs(form(x) - value) <= 8 * .ulpOfOne * .exp(3))
  }
  let other = BarycentricInterpolant(nodes: [0, 1, 3], values: [1, 2, 5])
  #expect(other.chebyshevForm == nil)
  #expect(other.values(at: x) == x.map { other($0) })
}

/// Clenshaw's recurrence costs more than the function: there is nothing to find in such an error.
@Test func `a resolved projection of high degree is at rounding level as a whole`() throws {
  let f = RealFunction { .exp(.sin(20 * $0)) }
  let projection = try Projection(of: f, onto: PolynomialBasis(.legendre), degree: 1000)
  #expect(projection.errors.sup.size <= projection.errorCurve.noiseFloor)
  #expect(projection.errorCurve.noiseFloor < 1e-13)
  #expect(projection.errorCurve.zeros.isEmpty)
}
