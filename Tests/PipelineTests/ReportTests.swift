import Foundation
import Pipeline
import Testing

private let article = """
  ---
  title: A test
  lang: en
  params: { word: plain }
  studies:
    exp:
      function: exp(x)
      domain: [-1, 1]
      approximants: [{ projection: { basis: legendre, degree: 3 } }]
  ---

  # One {#sec-one}

  The first coefficient is {{ exp.legendre.coefficients.0 | fixed 6 }}, see @fig-one and @sec-one;
  a {{ params.word }} word.

  ```{residuum}
  #| label: fig-one
  #| fig-cap: A caption.
  function: sin(x)
  domain: [-1, 1]
  approximants: [{ taylor: { degree: 3 } }]
  panels: [fit]
  ```
  """

private func report(_ text: String, in folder: String, parameters: [Input] = []) async throws
  -> String
{
  try Files.write([(path: "\(folder)/test.md", bytes: Array(text.utf8))])
  let result = try await ReportResult(
    article: "\(folder)/test.md", into: "\(folder)/out", parameters: parameters, strict: true,
    jobs: nil)
  return try Files.text(result.output)
}

@Test func `an article becomes one page with its computed values`() async throws {
  try await withFolder { folder in
    let html = try await report(article, in: folder)
    // sinh(1), the mean of the exponential on [-1, 1].
    #expect(html.contains("1.175201"))
    #expect(html.contains("A caption."))
    #expect(html.contains("<svg"))
    #expect(!html.contains("http://www.w3.org/1999/xlink"))
    #expect(!html.contains("src=\"http"))
    let again = try await report(article, in: folder)
    #expect(html == again)
  }
}

@Test func `a parameter is replaced from the command line`() async throws {
  try await withFolder { folder in
    let html = try await report(
      article, in: folder, parameters: [Input(argument: "--param", "word=strange")])
    #expect(html.contains("strange word"))
    await #expect(throws: Failure.self) {
      _ = try await report(
        article, in: folder, parameters: [Input(argument: "--param", "wrod=strange")])
    }
  }
}

@Test(arguments: [
  ("exp.legendre.coefficients.0", "exp.legender.coefficients.0", 14),
  ("@fig-one", "@fig-two", 14),
  ("function: sin(x)", "function: sni(x)", 20),
  ("function: exp(x)", "function: exp(x", 7),
  ("lang: en", "langg: en", 3),
])
func `a fault of an article is located and nothing is written`(
  right: String, wrong: String, line: Int
) async throws {
  try await withFolder { folder in
    let text = article.replacing(right, with: wrong, maxReplacements: 1)
    do {
      _ = try await report(text, in: folder)
      Issue.record("the article is wrong")
    } catch let failure as Failure {
      #expect(failure.status == .badInput)
      #expect(failure.diagnostics[0].location?.line == line)
      #expect(!Files.exists("\(folder)/out"))
    }
  }
}

@Test func `constructions and profiles give their values to the prose`() async throws {
  let text = """
    ---
    title: Values
    lang: en
    studies:
      saw:
        function: x^2
        domain: [0, 1]
        approximants:
          - construction: { of: sawtooth, depth: [2, 3], name: s }
          - realization: { name: exact }
      eight:
        function: x^8
        domain: [-1, 1]
        approximants: [{ construction: { of: chebyshev, depth: 3, name: t } }]
      atlas:
        domain: [-1, 1]
        activations: [relu2]
    ---

    Errors {{ saw.s.errors.sup | sig 10 }} and {{ saw.s-2.errors.sup | sig 10 }}, verified
    {{ saw.exact.verified }} in {{ saw.exact.depth | int }} layer, pieces {{ saw.s.pieces | int }}.
    T8 has {{ eight.t.coefficients.8 | int }}; ReLU² {{ atlas.relu2.hermite.1 | fixed 10 }} and
    {{ atlas.relu2.zero | fixed 1 }}.
    """
  try await withFolder { folder in
    let html = try await report(text, in: folder)
    // 2^−6 and 2^−8: Yarotsky's law for depths 2 and 3.
    #expect(html.contains(">0.01562500000</span>"))
    #expect(html.contains(">0.003906250000</span>"))
    #expect(html.contains("yes in <span class=\"number\">1</span>"))
    #expect(html.contains("pieces <span class=\"number\">4</span>"))
    #expect(html.contains(">128</span>"))
    // √(2/π).
    #expect(html.contains(">0.7978845608</span>"))
  }
}

@Test func `one run tells the faults of figures, studies, references and values together`() async {
  let text = """
    ---
    title: Bad
    lang: "x y"
    studies: { s: { function: sni(x), domain: [-1, 1] } }
    ---

    ![](none.yaml){#fig-none}

    See @fig-none, @fig-nothing, {{ fig-none.a }}, {{ s.b }} and {{ t.c }}.
    """
  await #expect {
    try await withFolder { folder in _ = try await report(text, in: folder) }
  } throws: { error in
    let messages = (error as? Failure)?.diagnostics.map(\.message) ?? []
    let wanted = ["none.yaml", "sni", "no language", "fig-nothing", "t.c"]
    // Values of what failed itself are not told a second time.
    return messages.count == wanted.count
      && wanted.allSatisfy { word in messages.contains { $0.contains(word) } }
  }
}

@Test(arguments: [("en", 0), ("zh-Hans", 0), ("zh_x", -1), ("fr", 1), ("pt-BR", 1)])
func `a language without words is warned about, a malformed one refused`(
  language: String, warnings: Int
) async throws {
  try await withFolder { folder in
    let text = "---\ntitle: A\nlang: \(language)\n---\n\nWords.\n"
    try Files.write([(path: "\(folder)/a.md", bytes: Array(text.utf8))])
    do throws(Failure) {
      let result = try await ReportResult(
        article: "\(folder)/a.md", into: folder, parameters: [], strict: false, jobs: nil)
      #expect(result.warnings.count == warnings)
    } catch {
      #expect(warnings == -1 && error.diagnostics[0].location?.line == 3)
    }
  }
}

@Test func `the same text is written as Markdown beside the page on request`() async throws {
  try await withFolder { folder in
    try Files.write([(path: "\(folder)/test.md", bytes: Array(article.utf8))])
    let result = try await ReportResult(
      article: "\(folder)/test.md", into: folder, parameters: [], markdown: true, strict: true,
      jobs: nil)
    #expect(result.text.hasSuffix("test.html\n"))
    let text = try Files.text("\(folder)/test.markdown")
    #expect(text.hasPrefix("# A test\n") && text.contains("1.175201"))
  }
}

@Test func `heads of data tables are in the page's language`() async throws {
  try await withFolder { folder in
    let html = try await report(article.replacing("lang: en", with: "lang: zh-Hans"), in: folder)
    #expect(html.contains(">最大误差</th>") && !html.contains(">sup error</th>"))
  }
}

@Test func `a folder in place of an article is named as such`() async {
  await #expect {
    _ = try await ReportResult(
      article: ".", into: "out", parameters: [], strict: false, jobs: nil)
  } throws: { error in
    (error as? Failure)?.diagnostics[0].message == ".: a folder, not a file"
  }
}
