import Formula
import Testing

@testable import Reporting

@Test func `a figure has its picture, data, download and caption`() throws {
  var figure = Fixture.figure("fig-a")
  figure.caption = "Its *own* caption."
  figure.data = .init(
    columns: ["k", "c_k"], rows: [[.number(0), .number(0.25)], [.number(1), .number(-1e-7)]],
    csv: "k,c_k\n0,0.25\n")
  let page = try Article(parsing: "![](a.yaml){#fig-a .wide}").resolve(
    frontMatter: FrontMatter(title: "T"), figures: [figure], values: [:])
  #expect(
    page.body.markup == """
      <figure id="fig-a" class="figure wide">
      <div class="picture" role="img" aria-label="A line.">\(Fixture.svg)</div>
      <details class="data">
      <summary>Data of Figure\u{A0}1</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Data of Figure\u{A0}1"><table>
      <thead>
      <tr><th scope="col" class="decimal">k</th><th scope="col" class="decimal">c_k</th></tr>
      </thead>
      <tbody>
      <tr><td class="decimal"><span class="integer w2">0</span></td><td class="decimal">\
      <span class="integer w5">0</span><span class="fraction w12">.25</span></td></tr>
      <tr><td class="decimal"><span class="integer w2">1</span></td><td class="decimal">\
      <span class="integer w5">−1</span><span class="fraction w12">\u{202F}×\u{202F}10\
      <sup><span class="unseen">^</span>−7</sup></span></td></tr>
      </tbody>
      </table>
      </div>
      <p><a download="fig-a.csv" href="data:text/csv;charset=utf-8,k,c_k%0A0,0.25%0A">\
      Download as CSV</a></p>
      </details>
      <figcaption><b>Figure\u{A0}1.</b> Its <em>own</em> caption.</figcaption>
      </figure>

      """)
}

@Test func `the caption and the description in the article go before the figure's own`() throws {
  var figure = Fixture.figure("fig-a")
  figure.caption = "Own."
  let body = try Article(
    parsing: "![Given {{ x | int }}.](a.yaml){#fig-a fig-alt=\"Seen \\\"so\\\"\"}"
      .replacing("\\\"", with: "'")
  ).resolve(frontMatter: FrontMatter(title: "T"), figures: [figure], values: ["x": .number(3)]).body
    .markup
  #expect(body.contains("</b> Given <span class=\"number\">3</span>.</figcaption>"))
  #expect(body.contains("aria-label=\"Seen &#39;so&#39;\""))
}

@Test func `a figure can be specified in the article itself`() throws {
  let article = try Article(
    parsing: """
      ---
      title: T
      ---

      Text.

      ```{residuum}
      #| label: fig-in
      #| fig-cap: "A caption with @fig-in and a \\"quote\\","
      #|   in two lines.
      function: sin(x)
      domain: [-1, 1]
      ```

      - listed:

        ![c](<b c.yaml>){#fig-c}
      """)
  #expect(
    article.figureRequests == [
      FigureRequest(
        label: "fig-in",
        source: .inline(yaml: "function: sin(x)\ndomain: [-1, 1]\n", line: 11),
        place: Place(line: 7, column: 1)),
      FigureRequest(
        label: "fig-c", source: .file("b c.yaml"), place: Place(line: 17, column: 3)),
    ])
  let page = try article.resolve(
    frontMatter: FrontMatter(title: "T"),
    figures: article.figureRequests.map { Fixture.figure($0.label) },
    values: [:])
  #expect(
    page.body.markup.contains(
      "</b> A caption with <a href=\"#fig-in\" class=\"reference\">Figure\u{A0}1</a> and a "
        + "“quote”, in two lines.</figcaption>"))
}

@Test func `columns of numbers line up at the point, other columns as asked`() throws {
  let body = try Fixture.body(
    """
    | name | left | number | centre |
    | --- | :-- | --: | :-: |
    | a | 1 | -1.25 | 1 |
    | b | 2 | 12 | 2 |
    | c | 3 | none | 3 |
    : A *caption*. {#tbl-n}
    """)
  #expect(
    body == """
      <figure id="tbl-n" class="table">
      <figcaption><b>Table\u{A0}1.</b> A <em>caption</em>.</figcaption>
      <div class="scroll"><table>
      <thead>
      <tr><th scope="col">name</th><th scope="col">left</th><th scope="col" class="decimal">\
      number</th><th scope="col" class="center">centre</th></tr>
      </thead>
      <tbody>
      <tr><td>a</td><td><span class="number">1</span></td><td class="decimal">\
      <span class="integer w5">−1</span><span class="fraction w5">.25</span></td>\
      <td class="center"><span class="number">1</span></td></tr>
      <tr><td>b</td><td><span class="number">2</span></td><td class="decimal">\
      <span class="integer w5">12</span><span class="fraction w5"></span></td>\
      <td class="center"><span class="number">2</span></td></tr>
      <tr><td>c</td><td><span class="number">3</span></td><td class="decimal">none</td>\
      <td class="center"><span class="number">3</span></td></tr>
      </tbody>
      </table>
      </div>
      </figure>

      """)
}

@Test func `a table is made from computed rows`() throws {
  let page = try Fixture.page(
    """
    ```{residuum-table}
    #| label: tbl-r
    #| tbl-cap: Errors.
    #| rows: study.rows
    method | Method
    sup    | Error | sci 2
    note   |
    ```
    """,
    values: [
      "study.rows": .rows([
        ["method": .text("Taylor"), "sup": .number(0.012345)],
        ["method": .text("Legendre"), "sup": .number(1.5e-11), "note": .exact("-1/3")],
      ])
    ])
  let text = page.body.plainText
  #expect(text.contains("MethodErrornote"))
  #expect(text.contains("Taylor1.2\u{202F}×\u{202F}10^−2–"))
  #expect(text.contains("Legendre1.5\u{202F}×\u{202F}10^−11−1/3"))
  #expect(page.columnWidths.allSatisfy { $0 > 0 })
  let html = try page.html(shell: .standard)
  for width in page.columnWidths { #expect(html.contains("\n.w\(width){width:")) }
}

@Test func `callouts, quotes, lists and code nest`() throws {
  let body = try Fixture.body(
    """
    ::: {.callout-tip title="Look"}
    > quoted

    1. one

       ```swift
       let x = "a_b" // $no math$
       ```
    2. two
    :::

    ::: callout-warning
    ## Beware

    Text.
    :::

    3. three
    """)
  #expect(
    body == """
      <aside class="callout tip">
      <p class="callout-title">Look</p>
      <blockquote>
      <p>quoted</p>
      </blockquote>
      <ol>
      <li><p>one</p>
      <pre tabindex="0"><code class="language-swift">let x = "a_b" // $no math$
      </code></pre>
      </li>
      <li><p>two</p>
      </li>
      </ol>
      </aside>
      <aside class="callout warning">
      <p class="callout-title">Beware</p>
      <p>Text.</p>
      </aside>
      <ol start="3">
      <li>three</li>
      </ol>

      """)
}

@Test func `a displayed formula stands outside its paragraph, its number outside the formula`()
  throws
{
  let body = try Fixture.body("before\n$$ x $$ {#eq-x}\nafter $$ y $$")
  let parts = body.split(separator: "\n")
  #expect(parts.first == "<p>before</p>")
  #expect(parts[1].hasPrefix("<div class=\"equation\" id=\"eq-x\"><div class=\"formula\"><math"))
  #expect(body.contains("</math></div>\n<span class=\"equation-number\">(1)</span></div>"))
  #expect(body.contains("<p>after</p>\n<div class=\"equation\"><div class=\"formula\"><math"))
}

@Test func `the Markdown twin has the same words, with TeX`() throws {
  let page = try Article(
    parsing: """
      # One {#sec-one}

      Text *with* $x$[^n] in @sec-one, [a link](https://x.org) and {{ v | sci 2 }}.

      - a
      - b

      | a | b |
      | - | -: |
      | x | 1.5 |
      : Cap. {#tbl-t}

      ```
      code
      ```

      [^n]: Note.
      """
  ).resolve(frontMatter: FrontMatter(title: "Title"), figures: [], values: ["v": .number(1e-7)])
  #expect(
    page.markdown == """
      # Title

      ## 1 One

      Text *with* $x$[^1] in Section\u{A0}1, [a link](<https://x.org>) and 1.0\u{202F}×\u{202F}10^−7.

      - a
      - b

      **Table\u{A0}1.** Cap.

      | a | b |
      | --- | --- |
      | x | 1.5 |

      ```
      code
      ```

      [^1]: Note.

      """)
}
