import Testing

@testable import Reporting

private let article = """
  # First {#sec-one}

  Intro.

  ## Inner

  ![One](a.yaml){#fig-a}

  # Second {#sec-two}

  ![Two](b.yaml){#fig-b}

  $$ x $$ {#eq-x}

  | a |
  | - |
  | 1 |

  : Cap. {#tbl-t}

  # Annex {#sec-annex .unnumbered}


  """

@Test(
  arguments: [
    ("@fig-a", "en", "Figure\u{A0}1"), ("@fig-b.", "en", "Figure\u{A0}2"),
    ("[-@fig-b]", "en", "2"), ("@tbl-t", "en", "Table\u{A0}1"),
    ("@eq-x", "en", "Equation\u{A0}(1)"),
    ("[-@eq-x]", "en", "(1)"), ("@sec-two", "en", "Section\u{A0}2"),
    ("@sec-annex", "en", "“Annex”"),
    ("如@fig-a所示", "zh-Hans", "图\u{A0}1"), ("由@eq-x得", "zh-Hans", "式\u{A0}(1)"),
    ("见@sec-one。", "zh-Hans", "第\u{A0}1\u{A0}节"), ("見@sec-one。", "zh-Hant", "第\u{A0}1\u{A0}節"),
    ("如@fig-a所示", "zh-TW", "圖\u{A0}1"), ("[见 @tbl-t; @fig-a]", "zh-CN", "表\u{A0}1"),
  ] as [(String, String, String)]) func `references carry word and number of their language`(
    markdown: String, language: String, text: String
  ) throws
{
  let body = try Fixture.body(
    article + markdown, language: language, figures: ["fig-a", "fig-b"])
  #expect(body.contains("class=\"reference\">\(text)</a>"), "\(body)")
}

@Test func `references in unspaced Chinese keep the words around them`() throws {
  let body = try Fixture.body(
    article + "如@fig-a所示", language: "zh-Hans", figures: ["fig-a", "fig-b"])
  #expect(body.hasSuffix("<p>如<a href=\"#fig-a\" class=\"reference\">图\u{A0}1</a>所示</p>\n"))
}

@Test func `sections are numbered, and have ids of their own`() throws {
  let page = try Fixture.page("# A b\n\n## C\n\n# A b\n\n# “!”\n")
  let body = page.body.markup
  #expect(body.contains("<h2 id=\"a-b\"><span class=\"section-number\">1</span> A b</h2>"))
  #expect(body.contains("<h3 id=\"c\"><span class=\"section-number\">1.1</span> C</h3>"))
  #expect(body.contains("<h2 id=\"a-b-2\"><span class=\"section-number\">2</span> A b</h2>"))
  #expect(body.contains("<h2 id=\"section\">"))
}

@Test func `headings start below the title whatever their level`() throws {
  #expect(try Fixture.page("## A\n\n### B\n").body.markup.contains("<h2 id=\"a\">"))
}

@Test func `citations are numbered by their first use and listed once`() throws {
  let page = try Fixture.page(
    "First [@b, p. 3], then [see @a; @b], and @c says so.",
    bibliography: [
      BibliographyEntry(key: "a", authors: "A. Author", title: "On a", year: "2001"),
      BibliographyEntry(
        key: "b", authors: "B. Buthor", title: "On b", container: "J. B.", locator: "1, 2–3",
        year: "2002", doi: "10.1/b"),
      BibliographyEntry(key: "c", authors: "C. Cuthor", title: "On <c>."),
      BibliographyEntry(key: "unused", title: "Never"),
    ])
  let text = page.body.plainText
  #expect(text == "First [1, p. 3], then [see 2, 1], and C. Cuthor\u{A0}[3] says so.")
  let references = try #require(page.references).markup
  #expect(
    references.contains(
      "<li id=\"ref-b\">B. Buthor. On b. <em>J. B.</em>, 1, 2–3, 2002. "
        + "<a href=\"https://doi.org/10.1/b\">doi:10.1/b</a>.</li>"))
  #expect(references.contains("<li id=\"ref-c\">C. Cuthor. On &lt;c&gt;.</li>"))
  #expect(!references.contains("Never"))
}

@Test func `brackets that cite nothing stay as they are`() throws {
  #expect(
    try Fixture.body("[a] and [x]\\(y) [ ] me@x.org") == "<p>[a] and [x](y) [ ] me@x.org</p>\n")
}
