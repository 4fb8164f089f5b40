import Encoding
import Pipeline
import Testing

private func input(_ name: String, _ text: String) -> Input { Input(argument: name, text) }

private func message(_ body: () throws(Failure) -> Void) -> String {
  do throws(Failure) {
    try body()
    Issue.record("this should have been refused")
    return ""
  } catch {
    return error.diagnostics[0].rendered(colored: false)
  }
}

@Test(arguments: [
  ("log(x)", "-1..1", "log(x) is not real for x < 0"),
  ("1 + sqrt(x^2-1/4)", "-1..1", "is not real for -0.5 < x < 0.5"),
  ("asin(2x)", "0..1", "is not real for x > 0.5"),
])
func `a function that is not real names the step and the stretch`(
  text: String, interval: String, reason: String
) {
  let said = message { () throws(Failure) in
    _ = try ProjectResult(
      of: input("EXPR", text), on: input("--on", interval), weight: nil, basis: nil, degree: 3)
  }
  #expect(said.contains(reason), "\(said)")
}

@Test func `the caret stands below the step that has no value`() {
  let said = message { () throws(Failure) in
    _ = try ProjectResult(
      of: input("EXPR", "1 + log(x)"), on: input("--on", "-1..1"), weight: nil, basis: nil,
      degree: 3)
  }
  #expect(said.contains("argument 'EXPR':5: error"))
  #expect(said.contains("\n      ^~~~~~\n"))
}

@Test(arguments: [("1/x", "-1..1", "x = 0,"), ("tan(x)", "0..3", "x = 1.570796327,")])
func `minimax refuses unbounded functions at the place`(
  text: String, interval: String, place: String
) {
  let said = message { () throws(Failure) in
    _ = try MinimaxResult(
      of: input("EXPR", text), on: input("--on", interval), degree: 4, weight: nil,
      isRelative: false)
  }
  #expect(said.contains("unbounded near " + place), "\(said)")
}

@Test func `a negative weight is shown where it is lowest`() {
  let said = message { () throws(Failure) in
    _ = try ProjectResult(
      of: input("EXPR", "x"), on: input("--on", "-1..1"), weight: input("--weight", "x^2-1/4"),
      basis: nil, degree: 2)
  }
  #expect(said.contains("the weight is negative, -0.2"), "\(said)")
  #expect(said.contains("argument '--weight':1"))
}

@Test func `Padé says so when it lowers the type`() throws {
  let result = try RationalResult(
    of: input("EXPR", "exp(x)"), on: input("--on", "-1..1"),
    method: .pade(60, 60, center: input("--at", "0")))
  let json = result.document.text
  #expect(json.contains("\"requestedType\": [60, 60]"))
  #expect(json.contains("\"type\": [7, 7]"))
  #expect(result.warnings.contains { $0.message.contains("reduced from (60, 60) to (7, 7)") })
  let small = try RationalResult(
    of: input("EXPR", "exp(x)"), on: input("--on", "-1..1"),
    method: .pade(2, 2, center: input("--at", "0")))
  #expect(small.warnings.isEmpty)
}

@Test func `compare tells how errors fall and what that implies`() throws {
  let result = try CompareResult(
    of: input("EXPR", "abs(x)"), on: input("--on", "-1..1"),
    degrees: input("--degrees", "2,4,8,16,32"), depths: nil, basis: nil, seed: 1)
  let json = result.document.text
  #expect(json.contains("\"method\": \"minimax\", \"decay\": {\"kind\": \"algebraic\""))
  #expect(json.contains("\"regularity\": \"derivative 1 of bounded variation\""))
  #expect(result.text.contains("sup error falls"))
  #expect(result.warnings.contains { $0.message.contains("no Taylor polynomials at x = 0") })
}
