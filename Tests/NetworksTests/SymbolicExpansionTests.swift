import Exact
import Formula
import Networks
import Testing

private func residual(_ depth: Int) -> ChainFamily {
  ChainFamily(activation: .square, isResidual: true, depth: depth)
}

@Test func `the second residual chain prints as on paper`() throws {
  let expansion = try SymbolicExpansion(residual(2))
  #expect(expansion.text == "w1^4*w2^2*x^4 + 2*w1^2*w2^2*x^3 + (w1^2 + w2^2)*x^2 + x")
  #expect(expansion.terms.map(\.power) == [1, 2, 3, 4])
  #expect(
    expansion.terms.map(\.polynomial.description) == [
      "1", "w1^2 + w2^2", "2*w1^2*w2^2", "w1^4*w2^2",
    ])
  let (w1, w2) = (indexed("w", 1, 2), indexed("w", 2, 2))
  let expected = Notation.row([
    .row([indexed("w", 1, 4), w2, raised(4)]), .symbol("+", .binary),
    .row([.number("2"), w1, w2, raised(3)]), .symbol("+", .binary),
    .row([
      .fenced(open: "(", .row([w1, .symbol("+", .binary), w2]), close: ")"), raised(2),
    ]),
    .symbol("+", .binary), .variable("x"),
  ])
  #expect(expansion.notation == expected)
}

@Test func `the third residual chain has seven coefficients, none ever negative`() throws {
  let expansion = try SymbolicExpansion(residual(3))
  #expect(expansion.terms.map(\.power) == Array(1...8))
  #expect(expansion.terms[1].polynomial.description == "w1^2 + w2^2 + w3^2")
  #expect(expansion.terms[2].polynomial.description == "2*w1^2*w2^2 + 2*w1^2*w3^2 + 2*w2^2*w3^2")
  #expect(expansion.terms[2].factored?.description == "2*(w1^2*w2^2 + w1^2*w3^2 + w2^2*w3^2)")
  #expect(expansion.terms[7].polynomial.description == "w1^8*w2^4*w3^2")
  #expect(expansion.terms.allSatisfy { $0.sign == 1 })
  #expect(expansion.rank == 3 && expansion.freeParameters == 3 && expansion.parity == nil)
}

@Test func `plain and linear chains are products of their weights`() throws {
  let plain = ChainFamily(activation: .square, isResidual: false, depth: 3)
  #expect(try SymbolicExpansion(plain).text == "w1^8*w2^4*w3^2*x^8")
  let linear = ChainFamily(activation: .identity, isResidual: false, depth: 3)
  #expect(try SymbolicExpansion(linear).text == "w1*w2*w3*x")
  let skips = ChainFamily(activation: .identity, isResidual: true, depth: 3)
  #expect(try SymbolicExpansion(skips).text == "(w1 + 1)*(w2 + 1)*(w3 + 1)*x")
}

@Test func `symbols and numbers give the same expansion`() throws {
  let families = [
    ChainFamily(activation: .square, isResidual: true, depth: 3, hasBiases: true, hasHead: true),
    ChainFamily(activation: .power(3), isResidual: true, depth: 2, hasBiases: true),
    ChainFamily(
      activation: .polynomial(RationalPolynomial([1, Rational(1, 2), -1])), isResidual: false,
      depth: 2, hasHead: true),
  ]
  let numbers = [Rational(1, 2), -3, Rational(2, 5), 7, Rational(-1, 3), 1, Rational(9, 4), -2]
  for family in families {
    let values = Array(numbers.prefix(family.freeParameters))
    let chain = Chain(
      activation: family.activation, isResidual: family.isResidual,
      weights: Array(values.prefix(family.depth)),
      biases: family.hasBiases ? Array(values[family.depth..<(2 * family.depth)]) : [],
      head: family.hasHead
        ? .init(scale: values[values.count - 2], offset: values[values.count - 1]) : nil)
    let exact = try #require(try ChainExpansion(chain).polynomial)
    let symbolic = try SymbolicExpansion(family)
    for term in symbolic.terms { #expect(term.polynomial(values + [0]) == exact[term.power]) }
    #expect(symbolic.degree == exact.degree)
  }
}

@Test(arguments: [
  residual(4), ChainFamily(activation: .identity, isResidual: true, depth: 5),
  ChainFamily(activation: .power(3), isResidual: true, depth: 2, hasBiases: true),
  ChainFamily(activation: .square, isResidual: false, depth: 2, hasBiases: true, hasHead: true),
  ChainFamily(
    activation: .polynomial(RationalPolynomial([0, Rational(1, 2), Rational(-1, 3)])),
    isResidual: true, depth: 2),
])
func `products multiply back to the coefficients and are shorter`(family: ChainFamily) throws {
  let expansion = try SymbolicExpansion(family)
  var products = 0
  for term in expansion.terms {
    guard let factored = term.factored else { continue }
    products += 1
    let product = factored.factors.reduce(term.polynomial.constant(factored.constant)) {
      $0 * $1.base.power($1.exponent)
    }
    #expect(product + (term.rest ?? product.constant(0)) == term.polynomial)
    #expect(term.text.utf8.count < term.polynomial.description.utf8.count)
  }
  #expect(products > 0)
}

@Test func `the constant of a head stands beside the product`() throws {
  let family = ChainFamily(
    activation: .square, isResidual: false, depth: 2, hasBiases: true, hasHead: true)
  let expansion = try SymbolicExpansion(family)
  #expect(
    expansion.text.hasSuffix("+ a*(w2*b1^2 + b2)^2 + c")
      || expansion.text.hasSuffix("+ (w2*b1^2 + b2)^2*a + c"))
}

@Test func `a depth that nobody could print is refused`() {
  #expect(throws: ExpansionFault.tooManyTerms(limit: 50)) {
    try SymbolicExpansion(residual(4), termLimit: 50)
  }
}

private func indexed(_ letter: String, _ index: Int, _ power: Int) -> Notation {
  .scripts(.variable(letter), sub: .number(String(index)), sup: .number(String(power)))
}

private func raised(_ power: Int) -> Notation {
  .scripts(.variable("x"), sub: nil, sup: .number(String(power)))
}
