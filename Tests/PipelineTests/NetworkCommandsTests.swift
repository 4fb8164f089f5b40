import Encoding
import Pipeline
import Testing

private func input(_ text: String, _ name: String = "EXPR") -> Input { Input(argument: name, text) }

private func request(_ expression: String?, depth: Int, starts: Int) -> FitRequest {
  var request = FitRequest(activation: input("square", "--activation"), depth: depth)
  request.function = expression.map { input($0) }
  request.interval = expression.map { _ in input("-1..1", "--on") }
  request.isResidual = true
  request.starts = starts
  return request
}

@Test func `reach names the Schwarzian barrier`() throws {
  let result = try ReachResult(
    of: input("sinh(2x)"), on: input("-1..1", "--on"), activation: input("square"),
    residual: true, bias: true)
  #expect(result.document.text.contains(#""kind": "schwarzian""#))
  #expect(result.text.contains("certified positive"))
}

@Test func `fit reports every start and the polynomial it cannot beat`() throws {
  let result = try FitResult(request("exp(x) - 1", depth: 1, starts: 3))
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
    try FitResult(request("1/x", depth: 1, starts: 1))
  }
}

@Test func `wide networks print one matrix a layer`() throws {
  var request = request("abs(x)", depth: 1, starts: 2)
  request.activation = input("relu", "--activation")
  (request.width, request.hasBiases) = (2, true)
  let result = try FitResult(request)
  let text = result.document.text
  #expect(text.contains(#""width": 2"#) && text.contains(#""weights": [[["#))
  #expect(result.text.contains("layer 1") && result.text.contains("output"))
}

@Test func `networks with too many parameters are refused with the number`() throws {
  var request = request("x", depth: 4, starts: 1)
  request.width = 64
  let failure = #expect(throws: Failure.self) { try FitResult(request) }
  #expect(failure?.diagnostics.first?.message.contains("12416 parameters") == true)
}

@Test func `an interrupted fit says so and keeps what it has`() throws {
  let result = try FitResult(request("exp(x) - 1", depth: 2, starts: 9)) { $0 == .starts(0) }
  #expect(result.document.text.contains(#""interrupted": true"#))
  #expect(result.warnings.first?.message == "interrupted after 1 of 9 starts: the best so far")
}
