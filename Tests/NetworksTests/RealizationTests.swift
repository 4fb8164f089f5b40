import Exact
import Networks
import Testing

private let x = RationalPolynomial.x

@Test func `the cubic with a line needs two squares in two layers`() throws {
  let realization = try #require(Realization(x.power(3) + x))
  #expect(realization.isVerified && realization.depth == 2 && realization.width == 2)
}

@Test(
  arguments: [
    ([], 0), ([3], 0), ([1, -2], 0), ([0, 0, 1], 1), ([1, 2, -3], 1), ([0, 0, 0, 1], 2),
    ([0, 0, 0, 0, 1], 2), ([5, 1, 0, -2, 0, 7], 3), ([1, 1, 1, 1, 1, 1, 1, 1, 1], 3),
    ([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 4),
  ] as [([Rational], Int)])
func `polynomials are realised at the depth of their degree's logarithm`(
  coefficients: [Rational], depth: Int
) throws {
  let realization = try #require(Realization(RationalPolynomial(coefficients)))
  #expect(realization.isVerified)
  #expect(realization.depth == depth)
}

@Test func `random polynomials are computed exactly by narrow networks`() throws {
  var source = SplitMix(seed: 7)
  for degree in 1...33 {
    let coefficients = (0...degree).map { _ in
      Rational(Int.random(in: -9...9, using: &source), Int.random(in: 1...9, using: &source))
    }
    let polynomial = RationalPolynomial(coefficients)
    let realization = try #require(Realization(polynomial))
    #expect(realization.isVerified, "\(polynomial)")
    #expect(1 << realization.depth >= polynomial.degree)
    #expect(polynomial.degree < 2 || 1 << (realization.depth - 1) < polynomial.degree)
    #expect(realization.width <= 2 * degree)
    // The verification itself, once more, by values instead of coefficients.
    let point = Rational(3, 7)
    var values = [point]
    for layer in realization.network.layers {
      values = zip(layer.weights, layer.biases).map { row, bias in
        let inner = zip(row, values).reduce(bias) { $0 + $1.0 * $1.1 }
        return layer.activation == .square ? inner * inner : inner
      }
    }
    #expect(values == [polynomial(point)])
  }
}

@Test func `Chebyshev polynomials of degree a power of two need one square a layer`() throws {
  var (before, current) = (RationalPolynomial(1), x)
  for _ in 2...32 { (before, current) = (current, Rational(2) * x * current - before) }
  let realization = try #require(Realization(current))
  #expect(realization.isVerified && realization.width == 1 && realization.depth == 5)
  #expect(try ChainExpansion(Chain.chebyshev(depth: 5)).polynomial == current)
}

@Test(arguments: 1...6) func `scaling and squaring is a residual chain`(depth: Int) throws {
  let unit = Rational(1, 1 << depth)
  let power = RationalPolynomial([1, unit]).power(1 << depth) - RationalPolynomial(1)
  #expect(try ChainExpansion(Chain.squaredExponential(depth: depth)).polynomial == power)
}

@Test(arguments: 1...6) func `the sawtooth's error is a quarter smaller with every layer`(
  depth: Int
) throws {
  let function = try #require(try NetworkExpansion(.sawtoothSquare(depth: depth)).outputs.first)
  let steps = 1 << depth
  let inside = function.breakpoints.compactMap(\.rational).filter { $0 > 0 && $0 < 1 }
  #expect(inside == (1..<steps).map { Rational($0, steps) })
  for step in 0..<steps {
    let (left, right) = (Rational(step, steps), Rational(step + 1, steps))
    #expect(function(left) == left * left && function(right) == right * right)
    let middle = (left + right) / 2
    #expect(function(middle) - middle * middle == Rational(1, 4).power(depth + 1))
  }
}

@Test func `degrees beyond the limit are not tried`() {
  #expect(Realization(x.power(2000)) == nil)
}
