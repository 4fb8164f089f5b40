import Testing

@testable import Reporting

@Test(
  arguments: [
    ("plain *emphasis* and **strong**", "plain <em>emphasis</em> and <strong>strong</strong>"),
    ("`a_b` ~~gone *far*~~", "<code>a_b</code> <del>gone <em>far</em></del>"),
    ("a ~~ b ~~ c", "a ~~ b ~~ c"),
    ("1 < 2 & 4 > 3", "1 &lt; 2 &amp; 4 &gt; 3"),
    ("Taylor's \"sum\", 1--3 ...", "Taylor’s “sum”, 1–3 …"),
    ("所谓\"残差\"连接", "所谓“残差”连接"),
    ("\"残差\"，\"ResNet\"和\"Net\" x", "“残差”，“ResNet”和“Net” x"),
    ("use `\"--on\"`", "use <code>\"--on\"</code>"),
    ("\"ResNet残差\"和\"Net\"", "“ResNet残差”和“Net”"),
    ("他写\"好，见 `\"x\"` 。\n\nthen \"English\"", "他写”好，见 <code>\"x\"</code> 。</p>\n<p>then “English”"),
    ("[残差](https://x.org \"标题\")", "<a href=\"https://x.org\">残差</a>"),
    (
      "[a *link*](https://x.org/?q=$a&b=@c_d)",
      "<a href=\"https://x.org/?q=$a&amp;b=@c_d\">a <em>link</em></a>"
    ),
    ("<https://x.org/a_b>", "<a href=\"https://x.org/a_b\">https://x.org/a_b</a>"),
    ("costs \\$5, mail me\\@home, me@home.org", "costs $5, mail me@home, me@home.org"),
    ("seen <!-- {{ not.read }} $ --> only", "seen  only"),
    ("`$x$ {{ y }} @fig-z`", "<code>$x$ {{ y }} @fig-z</code>"),
    ("``a ` $ b``", "<code>a ` $ b</code>"),
    ("one  \ntwo", "one<br>two"),
    ("one\ntwo", "one\ntwo"),
  ] as [(String, String)]) func `inline Markdown becomes HTML`(markdown: String, html: String)
  throws
{
  #expect(try Fixture.body(markdown) == "<p>\(html)</p>\n")
}

@Test(
  arguments: [
    ("**粗体。**后面", "<strong>粗体。</strong>后面"),
    ("前面**「粗体」**后面", "前面<strong>「粗体」</strong>后面"),
    (
      "他说**“好”**了，*强调！*接着**一。**二。**三**",
      "他说<strong>“好”</strong>了，<em>强调！</em>接着<strong>一。</strong>二。<strong>三</strong>"
    ),
    ("中文**粗体**中文", "中文<strong>粗体</strong>中文"),
    ("**$x$，**然后", "MATH"),
  ] as [(String, String)]) func `emphasis works beside Chinese punctuation`(
    markdown: String, html: String
  ) throws
{
  let body = try Fixture.body(markdown, language: "zh-Hans")
  if html == "MATH" {
    #expect(body.hasPrefix("<p><strong>"))
    #expect(body.contains("，</strong>然后"))
  } else {
    #expect(body == "<p>\(html)</p>\n")
  }
}

@Test(
  arguments: [
    ("前面\n后面", "前面后面"),
    ("前面，\n后面", "前面，后面"),
    ("前面\nword", "前面\nword"),
    ("word\n后面", "word\n后面"),
    ("**粗。**\n后面", "<strong>粗。</strong>后面"),
  ] as [(String, String)]) func `a line break between Han characters vanishes`(
    markdown: String, html: String
  ) throws
{
  #expect(try Fixture.body(markdown, language: "zh-Hans") == "<p>\(html)</p>\n")
}

@Test func `formulas keep their underscores, stars, backslashes and bars`() throws {
  let body = try Fixture.body("a $x_1 * y_2 \\, |z|$ b $p_1 * q_2$ c")
  #expect(body.contains("alttext=\"x_1 * y_2 \\, |z|\""))
  #expect(body.contains("alttext=\"p_1 * q_2\""))
  #expect(!body.contains("<em>"))
}

@Test func `a bar inside a value or a formula does not split a cell`() throws {
  let body = try Fixture.body(
    """
    | a | b |
    | - | - |
    | $|x|$ | {{ v | fixed 2 }} |
    """, values: ["v": .number(1.5)])
  #expect(body.contains("alttext=\"|x|\""))
  #expect(body.contains("<span class=\"fraction w5\">.50</span>"))
}

@Test func `footnotes are numbered in the order of their use and lead back`() throws {
  let page = try Fixture.page("One[^b] two[^a] three[^b].\n\n[^a]: Alpha.\n\n[^b]: Beta *b*.\n")
  let body = page.body.markup
  #expect(body.contains("One<sup class=\"note\"><a href=\"#note-1\" id=\"note-use-1\">1</a></sup>"))
  #expect(body.contains("three<sup class=\"note\"><a href=\"#note-1\" id=\"note-use-1-2\">1</a>"))
  let notes = try #require(page.notes).markup
  #expect(notes.contains("<li id=\"note-1\">Beta <em>b</em>."))
  #expect(notes.contains("href=\"#note-use-1-2\""))
}
