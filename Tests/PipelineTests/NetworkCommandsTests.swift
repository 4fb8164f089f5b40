import Encoding
import Pipeline
import Testing

private func input(_ text: String, _ name: String = "EXPR") -> Input { Input(argument: name, text) }

@Test func `reach names the Schwarzian barrier`() throws {
  let result = try ReachResult(
    of: input("sinh(2x)"), on: input("-1..1", "--on"), activation: input("square"),
    residual: true, bias: true)
  #expect(result.document.text.contains(#""kind": "schwarzian""#))
  #expect(result.text.contains("certified positive"))
}

@Test func `fit reports every start and the polynomial it cannot beat`() throws {
  let result = try FitResult(
    of: input("exp(x) - 1"), on: input("-1..1", "--on"), activation: input("square"), depth: 1,
    residual: true, bias: false, starts: 3, seed: 1)
  let text = result.document.text
  #expect(text.contains(#""schema": "residuum.fit/1""#) && text.contains(#""index": 2"#))
  #expect(text.contains(#""bestPolynomialRms": 0.0268381587"#))
}

@Test func `realize prints exact layers that were checked`() throws {
  let result = try RealizeResult(
    of: input("x^3 + x"), coefficients: nil, activation: input("square"))
  let text = result.document.text
  #expect(text.contains(#""verified": true"#) && text.contains(#""width": 2"#))
  let same = try RealizeResult(
    of: nil, coefficients: input("0,1,0,1", "--coefficients"), activation: input("square"))
  #expect(same.document.text == text)
}

@Test func `bad input to the network commands is a failure`() {
  #expect(throws: Failure.self) {
    try RealizeResult(of: input("sin(x)"), coefficients: nil, activation: input("square"))
  }
  #expect(throws: Failure.self) {
    try RealizeResult(of: input("x"), coefficients: nil, activation: input("relu"))
  }
  #expect(throws: Failure.self) {
    try ReachResult(
      of: input("x"), on: input("0..inf"), activation: input("square"), residual: true, bias: false)
  }
  #expect(throws: Failure.self) {
    try FitResult(
      of: input("1/x"), on: input("-1..1"), activation: input("square"), depth: 1, residual: true,
      bias: false, starts: 1, seed: 1)
  }
}
