import Approximation
import Formula
import Reporting
import Specification
import Testing

@testable import Pipeline

private func study(_ yaml: String) throws -> Study {
  let text = "panels: [fit]\n" + yaml
  return try Study(FigureSpec(yaml: text), in: SourceText(path: "test.yaml", text: text))
}

private func messages(_ yaml: String) -> [String] {
  do {
    _ = try study(yaml)
    return []
  } catch let failure as Failure {
    return failure.diagnostics.map(\.message)
  } catch {
    return ["\(error)"]
  }
}

private func number(_ study: Study, _ path: String) -> Double? {
  if case .number(let value)? = study.values[path] { value } else { nil }
}

@Test func `yardsticks of a figure are those of the commands`() throws {
  let study = try study(
    """
    function: exp(x)
    domain: [-1, 1]
    approximants:
      - rational: { type: [2, 2] }
      - rational: { pade: [1, 1] }
      - rational: { aaa: 1e-6 }
      - bernstein: { degree: 2 }
      - minimax: { degree: 3, relative: true }
      - interpolation: { degree: 2, nodes: equispaced }
    """)
  // Meinardus' leading term m! n! / (2^(m+n) (m+n)! (m+n+1)!) = 8.68e-5 for type (2, 2).
  let best = try #require(number(study, "rational.errors.sup"))
  #expect(abs(best - 8.68e-5) < 2e-6)
  // (1 + x/2)/(1 − x/2): the pole 2, and 3 − e at x = 1.
  #expect(abs(try #require(number(study, "pade.poles.0.re")) - 2) < 4e-15)
  #expect(abs(try #require(number(study, "pade.errors.sup")) - 0.2817181715409548) < 1e-15)
  #expect(try #require(number(study, "aaa.errors.sup")) < 1e-5)
  // B₂ at 0 is (cosh 1 + 1)/2, which is cosh²(1/2).
  let bernstein = study.approximants[3]
  #expect(abs(bernstein.function(0) - 1.2715403174076219) < 1e-15)
  let relative = try #require(number(study, "minimax-relative.error"))
  let bound = try #require(number(study, "minimax-relative.lowerBound"))
  #expect(abs(relative - bound) < 1e-9 * relative)
  #expect(study.approximants[5].label.plainText == "equispaced points, n = 2")
  #expect(abs(study.approximants[5].function(0) - 1) < 1e-15)
}

/// The best function of type (3, 3) of an odd one has the type (3, 2).
@Test func `best rational functions are labelled with the type that they have`() throws {
  let study = try study(
    """
    function: tanh(x)
    domain: [-1, 1]
    approximants:
      - rational: { type: [3, 3] }
    """)
  #expect(study.approximants[0].label.plainText == "rational minimax (3, 2)")
  #expect(study.approximants[0].parameters == 6)
}

@Test func `errors tell their weight, and projections their own`() throws {
  let study = try study(
    """
    function: abs(x)
    domain: [-1, 1]
    approximants:
      - projection: { basis: chebyshev, degree: 2 }
      - projection: { basis: legendre, degree: 2 }
    """)
  guard case .text(let weight)? = study.values["chebyshev.errors.weight"],
    case .text(let own)? = study.values["chebyshev.own.weight"]
  else {
    Issue.record("weights are words")
    return
  }
  #expect(weight == "1" && own == "1/sqrt(1-x^2)")
  // ∫x² over [−1, 1] is 2/3; with Chebyshev's weight π/2.
  let norm = try #require(number(study, "chebyshev.errors.norm"))
  #expect(abs(norm * norm - 2 / 3.0) < 1e-14)
  let ownNorm = try #require(number(study, "chebyshev.own.norm"))
  #expect(abs(ownNorm * ownNorm - .pi / 2) < 1e-13)
  // Legendre is the best in weight 1, Chebyshev is not.
  let (first, second) = (number(study, "chebyshev.errors.l2"), number(study, "legendre.errors.l2"))
  #expect(try #require(first) > #require(second))
  #expect(number(study, "legendre.own.l2") == second)
}

@Test func `different weights on an infinite domain are warned of unless one is chosen`() throws {
  let mixed = """
    function: relu(x)
    domain: [-inf, inf]
    view: [-3, 3]
    approximants:
      - projection: { basis: hermite-e, degree: 2 }
      - projection: { basis: hermite, degree: 2 }
    """
  let found = try study(mixed)
  #expect(found.warnings.count == 1)
  #expect(found.warnings[0].location?.line == 7)
  let labels = found.approximants.map(\.label.plainText)
  #expect(Set(labels).count == 2)
  #expect(try study("weight: exp(-x^2)\n" + mixed).warnings.isEmpty)
}

@Test func `an automatic degree ends where the coefficients end`() throws {
  let study = try study(
    """
    function: exp(x)
    domain: [-1, 1]
    approximants: [{ projection: { degree: auto } }]
    """)
  let degree = try #require(study.approximants[0].degree)
  #expect((10...20).contains(degree))
  #expect(try #require(number(study, "legendre.errors.sup")) < 1e-14)
}

@Test(arguments: [
  ("domain: [-1, 1]", "rational: { pade: [0, 1] }", "1 + 2x"),
  ("domain: [-1, 1]\nprecision: 128", "rational: { aaa: 1e-3 }", "exp(x)"),
  ("domain: [-1, 1]", "rational: { aaa: 2 }", "x^2"),
  ("domain: [-1, 1]", "interpolation: { degree: 3, nodes: chebishev }", "x^2"),
  ("domain: [-1, 1]", "minimax: { degree: 3, weight: x }", "x^2"),
  ("domain: [0, inf]", "bernstein: { degree: 3 }", "exp(-x)"),
])
func `what a yardstick can't do is refused`(domain: String, approximant: String, function: String) {
  let found = messages("function: \(function)\n\(domain)\napproximants: [{ \(approximant) }]")
  #expect(found.count == 1, "\(found)")
}

@Test func `enclosed errors of Bernstein polynomials are those of doubles`() throws {
  let text = """
    function: exp(x)
    domain: [-1, 1]
    approximants: [{ bernstein: { degree: 12 } }]
    """
  let doubles = try #require(number(study(text), "bernstein.errors.l2"))
  let balls = try #require(number(study("precision: 128\n" + text), "bernstein.errors.l2"))
  #expect(abs(doubles - balls) < 1e-13 * balls)
}
