import Encoding
import Pipeline
import Testing

private func input(_ name: String, _ text: String) -> Input { Input(argument: name, text) }

private func numbers(_ fields: KeyValuePairs<String, JSON>, _ key: String) -> [Double] {
  guard case .array(let items)? = fields.first(where: { $0.key == key })?.value else { return [] }
  return items.compactMap { if case .number(let value) = $0 { value } else { nil } }
}

private let far = input("--on", "1e8..1e8+1e-3")

@Test func `minimax far from 0 prints points that can be told apart`() throws {
  let result = try MinimaxResult(
    of: input("EXPR", "exp((x-1e8)*1e3)"), on: far, degree: 5, weight: nil, isRelative: false)
  #expect(result.warnings.isEmpty)
  #expect(result.text.contains("sup error    1.129569802275e-6"))
  #expect(result.text.contains("T_k((x - 100000000.0005)/0.0005)"))
  #expect(result.text.contains("alternates at 100000000, 100000000.000068462, 100000000.000254439"))
}

@Test func `orthogonal far from 0 prints the digits that it states`() throws {
  let result = try OrthogonalResult(
    on: far, weight: input("--weight", "1+sin(1e3*(x-1e8))"), basis: nil, count: 3)
  #expect(result.text.contains("100000000.0005488593166657 "))
  #expect(result.rows.cells[0][1].hasPrefix("100000000.000548859316665"))
  let offsets = numbers(result.fields, "alphaOffsets")
  // ∫ x (1 + sin x) over the mass on 0..1, in closed form.
  let exact = (0.5 + 0.8414709848078965 - 0.5403023058681398) / (2 - 0.5403023058681398)
  #expect(abs(offsets[0] * 1e3 - exact) < 1e-14)
}

@Test(arguments: [
  ("1/(x-1e6-0.5)", "unbounded near x = 1000000.5"),
  ("sqrt(1e6+0.5-x)", "is not real for x > 1000000.5"),
])
func `faults far from 0 name the place in x`(text: String, said: String) {
  do throws(Failure) {
    _ = try MinimaxResult(
      of: input("EXPR", text), on: input("--on", "1e6..1e6+1"), degree: 3, weight: nil,
      isRelative: false)
    Issue.record("this should have been refused")
  } catch {
    #expect(error.diagnostics[0].rendered(colored: false).contains(said))
  }
}

@Test func `projections and interpolants far from 0 have the coefficients of 0`() throws {
  func coefficients(_ text: String, _ interval: String) throws -> [Double] {
    let result = try ProjectResult(
      of: input("EXPR", text), on: input("--on", interval), weight: nil, basis: nil, degree: 8)
    return numbers(result.fields, "coefficients")
  }
  let (near, there) = (
    try coefficients("sin(3x)", "0..1"), try coefficients("sin(3x-3e7)", "1e7..1e7+1")
  )
  #expect(near.count == 9)
  for (a, b) in zip(near, there) { #expect(abs(a - b) < 1e-15) }
}
