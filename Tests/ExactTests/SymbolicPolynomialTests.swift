import Exact
import Testing

private let names = ["w1", "w2", "b1"]
private let variables = SymbolicPolynomial.variables(names)
private let (w1, w2, b1) = (variables[0], variables[1], variables[2])

@Test func `polynomials in the weights print in graded order`() {
  #expect((w2.power(2) + w1.power(2)).description == "w1^2 + w2^2")
  #expect((w2.power(2) * w1.power(4)).description == "w1^4*w2^2")
  #expect((Rational(-1, 2) * w1 + w1.constant(3) - w2 * w1).description == "-w1*w2 - 1/2*w1 + 3")
  #expect((w1 - w1).description == "0")
  #expect(w1.constant(1).description == "1")
}

@Test func `values of sums, products and powers agree with arithmetic on values`() {
  let p = w1 * w2 - Rational(3) * b1.power(3) + w1.constant(Rational(1, 7))
  let q = (w1 + w2 + b1).power(4)
  for point: [Rational] in [[1, 2, 3], [0, 0, 0], [Rational(-1, 2), 5, Rational(2, 3)]] {
    #expect((p + q)(point) == p(point) + q(point))
    #expect((p - q)(point) == p(point) - q(point))
    #expect((p * q)(point) == p(point) * q(point))
    #expect((-p)(point) == -p(point))
    #expect(q(point) == (point[0] + point[1] + point[2]).power(4))
  }
}

@Test func `terms carry coefficients and exponents`() {
  let p = Rational(2) * w1.power(2) * b1 - w2
  #expect(p.terms.map(\.coefficient) == [2, -1])
  #expect(p.terms.map(\.exponents) == [[2, 0, 1], [0, 1, 0]])
  #expect(p.totalDegree == 3 && w1.constant(0).totalDegree == -1 && p.count == 2)
}

@Test func `derivatives follow the product rule`() {
  let (p, q) = (w1.power(3) + w2, w1 * w2 - b1)
  for index in 0..<3 {
    #expect((p * q).derivative(index) == p.derivative(index) * q + p * q.derivative(index))
  }
}

@Test func `factors multiply to the polynomial and read well`() throws {
  let p = Rational(-6) * w1.power(2) * (w1 + w2).power(3) * (w2 - b1)
  let factorization = try #require(p.factored)
  let product = factorization.factors.reduce(p.constant(factorization.constant)) {
    $0 * $1.base.power($1.exponent)
  }
  #expect(product == p)
  #expect(factorization.description == "-6*w1^2*(w1 + w2)^3*(w2 - b1)")
  #expect(try #require(w1.constant(Rational(1, 2)).factored).description == "1/2")
  #expect(try #require((w1.power(2) + w2.power(2)).factored).factors.count == 1)
  #expect(try #require((w1 - w1).factored).description == "0")
}

@Test func `equal names make one ring`() {
  #expect(SymbolicPolynomial.variables(names)[1] == w2)
  #expect(SymbolicPolynomial.variables(names)[1] + w2 == Rational(2) * w2)
  #expect(SymbolicPolynomial.variables(["w1"])[0] != w1)
  #expect(SymbolicPolynomial(5, variables: []).description == "5")
}
