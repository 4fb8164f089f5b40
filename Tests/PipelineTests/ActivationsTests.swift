import Pipeline
import Testing

private func atlas(
  _ names: [String], at center: String = "0", on interval: String = "-1..1", degree: Int = 4,
  threshold: String = "0.1"
) throws(Failure) -> ActivationsResult {
  try ActivationsResult(
    of: names.map { Input(argument: "NAME", $0) }, at: Input(argument: "--at", center),
    on: Input(argument: "--on", interval), degree: degree,
    threshold: Input(argument: "--threshold", threshold))
}

@Test func `the whole atlas has one row for every activation of the language`() throws {
  let rows = try atlas([]).rows
  #expect(rows.cells.count == 15)
  #expect(rows.cells.allSatisfy { $0.count == rows.header.count })
}

@Test func `one activation has a page with its definition and its refused series`() throws {
  let text = try atlas(["relu2"]).text
  #expect(text.hasPrefix("relu2 = max(x, 0)^2\n"))
  #expect(text.contains("for x > c: 1 x^2"))
  #expect(text.contains("P(g = 0) = 0.5"))
}

@Test func `a polynomial is an activation as well`() throws {
  let text = try atlas(["x^3-x"], on: "-2..2").text
  #expect(text.contains("Legendre finite, ends at degree 3"))
}

@Test(arguments: [
  (["gleu"], "0", "-1..1", "0.1", "argument 'NAME'"),
  (["relu"], "0", "0..inf", "0.1", "argument '--on'"),
  (["relu"], "1/0", "-1..1", "0.1", "argument '--at'"),
  (["relu"], "0", "-1..1", "0", "argument '--threshold'"),
])
func `bad input of the atlas is blamed on its argument`(
  names: [String], center: String, interval: String, threshold: String, source: String
) {
  do throws(Failure) {
    _ = try atlas(names, at: center, on: interval, threshold: threshold)
    Issue.record("the input is wrong")
  } catch {
    #expect(error.diagnostics.map(\.location?.source) == [source])
  }
}
