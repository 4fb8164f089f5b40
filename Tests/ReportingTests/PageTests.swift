import Encoding
import Formula
import Testing

@testable import Reporting

private let shell = PageShell.standard

/// Texts that try to leave the place they are put in.
private let hostile = [
  "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
  "</title></style><b>", "\"\u{301} onmouseover=\"alert(1)", "<\u{338}b>", "&lt;b&gt; &amp; &#60;",
  "{{{body}}} {{title}}", "-->", "\u{0}\u{1}\u{7F}\u{85}\u{FFFE}", "]]>", "javascript:alert(1)",
]

@Test(arguments: hostile)
func `hostile titles, names and captions stay text`(text: String) throws {
  var matter = FrontMatter(
    title: "T", authors: [.init(name: text, affiliation: text, orcid: text)], date: text,
    language: text, keywords: [text], contents: true)
  matter.parameters = ["p": text]
  let page = try Article(parsing: "{{ params.p }}\n\n![c](a.yaml){#fig-a}\n\n[@k]").resolve(
    frontMatter: matter,
    figures: [
      ResolvedFigure(
        label: "fig-a", picture: .svg("<svg></svg>"), summary: text, width: 1, height: 1,
        data: .init(columns: [text], rows: [[.text(text)]], csv: text))
    ], values: [:],
    bibliography: [
      BibliographyEntry(
        key: "k", authors: text, title: text, container: text, publisher: text, locator: text,
        year: text, doi: text, url: text)
    ])
  let html = try page.html(shell: shell)
  let tags = Markup.tags(of: html)
  #expect(!tags.contains { $0.name == "script" || $0.name == "img" })
  #expect(tags.filter { $0.name == "style" }.count == 1)
  #expect(tags.filter { $0.name == "title" }.count == 1)
  for tag in tags {
    #expect(!tag.attributes.contains { $0.name.hasPrefix("on") || $0.name == "style" }, "\(tag)")
    let href = tag.attributes.first { $0.name == "href" }?.value ?? "#"
    #expect(
      href.hasPrefix("#") || href.hasPrefix("https://doi.org/") || href.hasPrefix("data:text/csv"))
  }
}

@Test(arguments: hostile)
func `escaped text has no character that ends its place`(text: String) {
  let escaped = Encoding.Markup.escaped(text)
  #expect(escaped.utf8.allSatisfy { !"<>\"'".utf8.contains($0) && $0 != 0 })
  #expect(HTML.words(of: escaped).utf8.count >= text.utf8.filter { $0 >= 0x20 && $0 < 0x7F }.count)
}

private let sample = """
  # One {#sec-one}

  Text with $a_1$ and $\\frac{x}{2}$ and @fig-a.[^n]

  $$ x^2 $$ {#eq-x}

  ![Cap $b$](a.yaml){#fig-a}

  ## Sub

  | a | b |
  | - | -: |
  | x | 1.5 |

  : Cap. {#tbl-t}

  Cited [@k].

  [^n]: Note $c$.
  """

private func samplePage() throws -> Page {
  try Article(parsing: sample).resolve(
    frontMatter: FrontMatter(
      title: "On $f$", subtitle: "Sub", authors: [.init(name: "A. Author")], date: "2026-01-02",
      abstract: "About $g$.", keywords: ["k"], contents: true),
    figures: [Fixture.figure("fig-a")], values: [:],
    bibliography: [BibliographyEntry(key: "k", title: "Title")])
}

@Test func `ids are unique and every inner link has its target`() throws {
  let tags = Markup.tags(of: try samplePage().html(shell: shell))
  let ids = tags.flatMap { $0.attributes.filter { $0.name == "id" }.map(\.value) }
  #expect(Set(ids).count == ids.count)
  let links = tags.flatMap { $0.attributes.filter { $0.name == "href" }.map(\.value) }
    .filter { $0.hasPrefix("#") }
  #expect(links.count == 7)
  for link in links { #expect(ids.contains(String(link.dropFirst())), "\(link)") }
}

@Test func `the policy allows the one style sheet and nothing from elsewhere`() throws {
  let html = try samplePage().html(shell: shell)
  let style = try #require(
    html.split(separator: "<style>", maxSplits: 1).last?.split(
      separator: "</style>", maxSplits: 1
    ).first)
  let digest = Base64.encoded(SHA256.digest(Array(style.utf8)))
  #expect(html.contains("style-src &#39;sha256-\(digest)&#39;"))
  #expect(html.contains("default-src &#39;none&#39;"))
  #expect(!html.contains("<script"))
  for tag in Markup.tags(of: html) {
    for attribute in tag.attributes where ["src", "srcset", "poster"].contains(attribute.name) {
      Issue.record("loads \(attribute.value)")
    }
  }
}

@Test func `every formula stands in the text of the page once, without its TeX`() throws {
  let page = try Fixture.page(
    "Take $\\frac{p^2}{q_7}$ and\n\n$$ \\sqrt{u} = {{ v.n | math }} \\le {{ v.x | sci 2 }} $$ {#eq-x}",
    values: ["v.n": .notation(.fraction(.variable("k"), .number("9"))), "v.x": .number(2.5e-8)])
  let text = page.body.plainText
  for letter in ["p", "q", "u"] {
    #expect(text.split(separator: letter, omittingEmptySubsequences: false).count == 2, "\(text)")
  }
  #expect(!text.contains("\\"))
  let markup = page.body.markup
  #expect(
    markup.contains("alttext=\"\\sqrt{u} = \\frac{k}{9} \\le 2.5 \\times 10^{-8}\""), "\(markup)")
  #expect(!markup.contains("annotation"))
}

@Test func `the same page gives the same bytes`() throws {
  let pages = try (0..<3).map { _ in
    try samplePage().html(shell: shell, dark: ["a": "#FFF", "b": "#000"])
  }
  #expect(Set(pages).count == 1)
}

@Test func `characters of prose and of formulas are told apart`() throws {
  let page = try Fixture.page("Größe $x$ “q”", numbering: true)
  #expect(page.proseCharacters.isSuperset(of: "Größe“q”".unicodeScalars))
  #expect(!page.proseCharacters.contains("漢"))
  #expect(page.mathCharacters.contains("x"))
  #expect(page.mathCharacters.contains("\u{1D465}"))
  #expect(!page.mathCharacters.contains("√"))
}

@Test(arguments: [(#"$\sqrt 2$"#, "√"), (#"$\sqrt[3]{x}$"#, "√"), (#"$\widehat{ab}$"#, "\u{302}")])
func `signs that formulas draw are in their font`(article: String, sign: Unicode.Scalar) throws {
  #expect(try Fixture.page(article, numbering: true).mathCharacters.contains(sign))
}

@Test(
  arguments: [
    ("{{{head}}}{{{body}}}{{titel}}", "1:21 no page has 'titel' (did you mean 'title'?)"),
    ("{{{head}}}{{body}}", "1:11 'body' is markup (write {{{body}}})"),
    ("{{{head}}}{{{body}}}\n{{{title}}}", "2:1 'title' is text, not markup (write {{title}})"),
    ("{{{head}}}{{&title}}{{{body}}}", "1:11 'title' is text, not markup (write {{title}})"),
    ("{{{head}}}{{{body}}}{{> foot}}", "1:21 '{{> foot}}' has no place in a page template"),
    ("{{{head}}}{{{body}}}{{=<% %>=}}", "1:21 '{{=<% %>=}}' has no place in a page template"),
    ("{{{head}}}{{#notes}}{{{body}}}", "1:11 'notes' is not closed"),
    ("{{{head}}}{{{body}}}{{/notes}}", "1:21 not a template: 'notes' closes nothing"),
    ("{{{body}}}", "1:1 the template does not use 'head'"),
    ("{{{head}}}{{{body", "1:11 '{{' is not closed"),
  ] as [(String, String)])
func `faults of a template are found where they stand`(template: String, expected: String) {
  let faults = TemplateLint.faults(in: template).map { fault in
    "\(fault.place.line):\(fault.place.column) \(fault.message)"
      + (fault.hint.map { " (\($0))" } ?? "")
  }
  #expect(faults.contains(expected), "\(faults)")
}

@Test func `a style sheet that ends its element is refused`() throws {
  let page = try Fixture.page("a")
  #expect(throws: TemplateFaults.self) {
    try page.html(shell: PageShell(template: "{{{head}}}{{{body}}}", css: "a{} </STYLE >"))
  }
}

@Test func `the template that comes with the command is without fault`() {
  #expect(TemplateLint.faults(in: shell.template).isEmpty)
}
