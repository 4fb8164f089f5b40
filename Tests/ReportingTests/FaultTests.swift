import Testing

@testable import Reporting

@Test(
  arguments: [
    ("# A\n\ntext $x + y", "3:6: '$' is not closed (a dollar sign in prose is written \\$)"),
    ("text\n\n$$ x", "3:1: '$$' is not closed"),
    ("see {{ a.b", "1:5: '{{' is not closed"),
    ("```\ncode", "1:1: '```' is not closed"),
    (
      "中 $a + \\frc{x}{2}$", "1:8: unknown command `\\frc` (did you mean `\\frac`?)"
    ),
    ("$$\n x = {{ fig.rms | fixed 2 }} + }\n$$", "2:32: this `}` closes nothing"),
    ("$x = {{ fig.rns }}$", "1:9: no value is called 'fig.rns' (did you mean 'fig.rms'?)"),
    ("see {{ fig.sup }}", "1:8: no value is called 'fig.sup' (known: fig.rms)"),
    (
      "see {{ fig.rms | fixd 3 }}",
      "1:18: no format is called 'fixd' (did you mean 'fixed'?)"
    ),
    ("{{ fig.rms | sig x }}", "1:14: 'sig' takes a number of digits from 1 to 17"),
    ("{{ fig.rms | sig 18 }}", "1:14: 'sig' takes a number of digits from 1 to 17"),
    ("{{ fig.rms | int 2 }}", "1:14: 'int' takes no argument"),
    ("{{ fig.rms | int }}", "1:4: 'fig.rms' is not a whole number"),
    ("{{ name | sci 2 }}", "1:4: 'name' is not a number"),
    ("{{ void }}", "1:4: 'void' is not a text with words in it"),
    ("{{ nan | sig 2 }}", "1:4: 'nan' is not a number"),
    ("{{ rows }}", "1:4: 'rows' is not a single value"),
    ("中文 @fig-rnge 后", "1:4: nothing has the label 'fig-rnge' (did you mean 'fig-runge'?)"),
    ("[@Gautchi, p. 3]", "1:2: no reference has the key 'Gautchi' (did you mean 'Gautschi'?)"),
    ("by @nobody", "1:4: no reference has the key 'nobody' (known: Gautschi)"),
    (
      "a\n\n<div>raw</div>",
      "3:1: HTML is not allowed in articles: <div>raw</div> (write Markdown, or &lt; for the character <)"
    ),
    (
      "in *a* <b>line</b>",
      "1:8: HTML is not allowed in articles: <b> (write Markdown, or &lt; for the character <)"
    ),
    (
      "[x](javascript:alert(1))",
      "1:1: the link 'javascript:alert(1)' leads to no page (links start with https:, http:, mailto:, # or a path)"
    ),
    ("[x](#sec-nowhere)", "1:1: nothing has the label 'sec-nowhere'"),
    ("text {#sec-x}", "1:6: the attributes {#sec-x} belong to nothing"),
    (
      "a ![c](x.yaml){#fig-x} b",
      "1:3: a figure in the middle of a paragraph (a figure is a paragraph of its own)"
    ),
    ("![c](x.yaml)", "1:1: a figure without a label (write ![caption](path.yaml){#fig-name})"),
    ("![c](x.yaml){#x}", "1:1: the label 'x' is not fig- followed by letters, digits, - or _"),
    ("![c](x.yaml){#fig-x size=3}", "no option is called 'size'"),
    ("# One {#sec-a}\n\n# Two {#sec-a}", "3:1: the label 'sec-a' is taken since line 1"),
    ("note[^x]", "1:5: no footnote is called 'x'"),
    ("a\n\n[^x]: unused", "3:1: nothing refers to the footnote 'x'"),
    (
      "::: {.callout-not}\na\n:::",
      "1:5: no block is called 'callout-not' (did you mean 'callout-note'?)"
    ),
    ("::: callout-note\na", "1:1: ':::' is not closed"),
    ("a\n\n:::", "3:1: ':::' closes nothing"),
    (": caption {#tbl-x}", "1:1: a table caption without a table above it"),
    ("a\u{F0000}b", "1:2: the character U+F0000 is for private use"),
    ("```{residum}\nx\n```", "1:1: no block is called '{residum}' (did you mean '{residuum}'?)"),
    (
      "text\n\n```{residuum}\n#| labl: fig-x\n```",
      "4:4: no option is called 'labl' (did you mean 'label'?)"
    ),
    ("```{residuum}\n#| label: fig-x\n#| fig-cap: a $x\n```", "3:15: '$' is not closed"),
    (
      "```{residuum-table}\n#| label: tbl-x\n#| rows: rwos\na | A\n```",
      "3:10: no value is called 'rwos' (did you mean 'rows'?)"
    ),
    (
      "```{residuum-table}\n#| label: tbl-x\n#| rows: rows\na | A\nbb | B\n```",
      "5:1: no row has a value 'bb'"
    ),
    (
      "```{residuum-table}\n#| label: tbl-x\n#| rows: rows\na | A | fixd 2\n```",
      "4:9: no format is called 'fixd' (did you mean 'fixed'?)"
    ),
    (String(repeating: ">", count: 80) + "deep", "1:1: nested too deeply"),
  ] as [(String, String)]) func `every fault is found where it stands`(
    markdown: String, expected: String
  )
{
  let faults = Fixture.faults(
    markdown + "\n\n![](a.yaml){#fig-runge}\n", figures: ["fig-runge", "fig-x"],
    values: [
      "fig.rms": .number(0.25), "name": .text("word"), "void": .text(" "),
      "nan": .number(.nan), "rows": .rows([["a": .number(1)]]),
    ], bibliography: [BibliographyEntry(key: "Gautschi")])
  #expect(faults.contains { $0.contains(expected) }, "\(faults)")
}

@Test func `all faults are reported together, in the order of the text`() {
  let faults = Fixture.faults("@fig-b\n\n{{ y }}\n\n@fig-a\n")
  #expect(faults.map { $0.prefix(4) } == ["1:1:", "3:4:", "5:1:"])
}

@Test func `a figure that was not drawn is a fault at its place`() {
  #expect(
    Fixture.faults("\n\n![c](x.yaml){#fig-x}") == ["3:1: the figure 'fig-x' was not drawn"])
}

@Test func `places count from the start of the file, past the front matter`() throws {
  let source = "---\ntitle: x\n---\n\nsee {{ a.b }}\n"
  #expect(Fixture.faults(source).map { $0.prefix(4) } == ["5:8:"])
  let parts = try Article.split(source)
  #expect(parts.frontMatter == "title: x")
  #expect(parts.frontMatterLine == 2)
  #expect(parts.bodyLine == 4)
}

@Test func `front matter without an end is a fault`() {
  #expect(throws: ReportingFaults.self) { try Article.split("---\ntitle: x\n") }
}

@Test func `what looks unfinished is a warning at its place`() throws {
  let page = try Fixture.page(
    """
    # Full

    Text, TODO later; METHODOLOGY is no such word, nor is `TODO` in code.

    # Parent

    ## Empty

    # Last

    ![c](x.yaml){#fig-x}

    # None
    """, figures: ["fig-x"], bibliography: [BibliographyEntry(key: "k", title: "T")])
  #expect(
    page.warnings.map(\.description) == [
      "1:1: 'k' is never cited", "3:7: unfinished text: TODO", "7:1: a section without text",
      "11:1: nothing refers to 'fig-x'", "13:1: a section without text",
    ])
}
