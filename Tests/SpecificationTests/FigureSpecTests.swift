import Specification
import Testing

private func faults(_ yaml: String) -> [SpecificationFault] {
  do {
    _ = try FigureSpec(yaml: yaml)
    return []
  } catch {
    return error.faults
  }
}

@Test func `a whole figure is read with its places`() throws {
  let spec = try FigureSpec(
    yaml: """
      title: "Runge's function"
      function: 1/(1 + 25x^2)
      domain: [-1, 1]
      approximants:
        - taylor: { at: 0, degree: [2, 10] }
        - projection: { basis: legendre, degree: 10, name: leg }
        - network: { activation: square, residual: true, depth: 3, fit: { starts: 5, seed: 7 } }
      panels: [fit, error, { convergence: { degrees: 30, against: parameters, norm: rms } }]
      size: { width: 183mm, panelHeight: 6cm }
      """)
  #expect(spec.title == Located("Runge's function", at: Place(line: 1, column: 9)))
  #expect(spec.function == Located("1/(1 + 25x^2)", at: Place(line: 2, column: 11)))
  #expect(spec.domain.map(\.value) == ["-1", "1"])
  #expect(spec.approximants.count == 4)
  #expect(spec.approximants[2].name?.value == "leg")
  guard case .network(let network) = spec.approximants[3].method else {
    Issue.record("the last approximant is a network")
    return
  }
  #expect(network.residual && network.depth?.value == 3 && network.fit?.seed == 7)
  #expect(spec.panels.map(\.kind) == [.fit, .error, .convergence])
  #expect(spec.panels[2].against == .parameters && spec.panels[2].norm == .rms)
  #expect(spec.size.width == 183 && spec.size.panelHeight == 60)
}

@Test func `every fault of a text is reported in one go`() {
  let found = faults(
    """
    functoin: sin(x)
    domain: 3
    approximants:
      - tailor: { degree: 3 }
      - taylor: { degree: many }
      - taylor: { at: 0 }
    panels: [fit, eror]
    size: { width: 3 }
    """)
  #expect(found.map(\.place.line) == [1, 2, 4, 5, 6, 7, 8])
  guard case .unknownKey("functoin", let allowed) = found[0].kind else {
    Issue.record("the first fault is the misspelt key")
    return
  }
  #expect(allowed.contains("function"))
}

@Test(arguments: [
  ("a: [1", 1), ("title: x\n\ttitle: y", 2), ("title: a\ntitle: b\npanels: [fit]", 1),
  ("- 1\n- 2", 1), ("just words", 1),
])
func `text that is not a mapping is a located syntax fault`(yaml: String, line: Int) {
  let found = faults(yaml)
  #expect(found.count == 1)
  #expect((found.first?.place.line ?? 0) >= line)
}

@Test func `an empty file lacks its panels`() {
  #expect(faults("").map(\.kind) == [.missingKey("panels")])
  let empty = faults("title: x\npanels: []")
  #expect(empty.map(\.kind) == [.outOfRange(key: "panels", expected: "at least one panel")])
  #expect(empty.first?.place == Place(line: 2, column: 9))
}

@Test(arguments: ["-1", "1001", "2.5", "x"])
func `a degree outside its range is refused`(degree: String) {
  #expect(
    faults("panels: [fit]\napproximants:\n  - minimax: { degree: \(degree) }").count == 1)
}

@Test func `weights and a fit exclude each other`() {
  let found = faults(
    "panels: [fit]\napproximants:\n"
      + "  - network: { activation: square, weights: [1, 1/2], fit: { starts: 3 } }")
  #expect(found.map(\.kind) == [.conflict("weights", "fit")])
}

@Test(arguments: ["precision: 32", "precision: 4096", "precision: high", "precision: [256]"])
func `a precision outside its range is located`(line: String) {
  let yaml = "function: x\ndomain: [0, 1]\n\(line)\npanels: [fit]\n"
  do {
    _ = try FigureSpec(yaml: yaml)
    Issue.record("the precision was accepted")
  } catch {
    #expect(error.faults[0].place == Place(line: 3, column: 12))
  }
}

@Test func `a precision is read`() throws {
  let spec = try FigureSpec(yaml: "function: x\ndomain: [0, 1]\nprecision: 256\npanels: [fit]\n")
  #expect(spec.precision?.value == 256)
}
