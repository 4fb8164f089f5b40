import Specification
import Testing

private func kinds(_ approximant: String) -> [SpecificationFault.Kind] {
  do {
    _ = try FigureSpec(yaml: "panels: [fit]\napproximants:\n  - \(approximant)")
    return []
  } catch {
    return error.faults.map(\.kind)
  }
}

private let pair = "two degrees with a sum of at most 40, such as [3, 2]"

@Test(arguments: [
  ("rational: { type: [3, 3], aaa: 1e-3 }", SpecificationFault.Kind.conflict("aaa", "type")),
  ("rational: { type: [3] }", .outOfRange(key: "type", expected: pair)),
  ("rational: { type: [30, 30] }", .outOfRange(key: "type", expected: pair)),
  ("rational: { aaa: 1e-3, at: 1 }", .needs("at", "pade")),
  ("rational: { }", .missingKey("type")),
  ("projection: { basis: legendre, weight: 1, degree: 3 }", .conflict("basis", "weight")),
  ("minimax: { degree: 3, weight: 1, relative: true }", .conflict("weight", "relative")),
  ("minimax: { degree: 300 }", .outOfRange(key: "degree", expected: "0 to 200")),
  ("bernstein: { degree: 0 }", .outOfRange(key: "degree", expected: "1 to 1000")),
  ("bernstein: { }", .missingKey("degree")),
])
func `a yardstick that means nothing is refused`(text: String, kind: SpecificationFault.Kind) {
  #expect(kinds(text) == [kind])
}

@Test func `an automatic degree leaves the degree to the coefficients`() throws {
  let spec = try FigureSpec(
    yaml: "panels: [fit]\napproximants:\n  - projection: { degree: auto, weight: exp(-x^4) }")
  guard case .projection(basis: nil, let weight?, degree: nil)? = spec.approximants.first?.method
  else {
    Issue.record("a projection with a weight of its own")
    return
  }
  #expect(weight.value == "exp(-x^4)")
}
