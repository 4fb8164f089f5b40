import Testing

@testable import Reporting

@Test(
  arguments: [
    (1.23456e-5, 3, "1.23\u{202F}×\u{202F}10^−5"),
    (-9.999, 2, "−1.0\u{202F}×\u{202F}10^1"),
    (5.0, 1, "5"),
    (0, 3, "0"),
    (-.infinity, 3, "−∞"),
    (.leastNonzeroMagnitude, 2, "4.9\u{202F}×\u{202F}10^−324"),
  ] as [(Double, Int, String)]) func `sci prints significant digits times a power of ten`(
    value: Double, digits: Int, text: String
  )
{
  #expect(NumberText.scientific(value, digits: digits).text == text)
}

@Test(
  arguments: [
    (0.19999999, 4, "0.2000"), (123456, 3, "123456"), (1234567, 3, "1.23\u{202F}×\u{202F}10^6"),
    (-0.00012345, 2, "−0.00012"), (0.000012345, 2, "1.2\u{202F}×\u{202F}10^−5"),
    (9.9996, 4, "10.00"),
    (2.5, 1, "2"), (3.5, 1, "4"),
  ] as [(Double, Int, String)]) func `sig prints significant digits`(
    value: Double, digits: Int, text: String
  )
{
  #expect(NumberText.significant(value, digits: digits).text == text)
}

@Test(
  arguments: [
    (0.125, 2, "0.12"), (0.375, 2, "0.38"), (-0.001, 2, "0.00"),
    (1e22, 0, "10000000000000000000000"),
    (2.675, 2, "2.67"),
  ] as [(Double, Int, String)]) func `fixed rounds the exact binary value`(
    value: Double, digits: Int, text: String
  )
{
  #expect(NumberText.fixed(value, digits: digits).text == text)
}

@Test(
  arguments: [
    ("{{ n }}", "0.333333"), ("{{ n | percent 1 }}", "33.3%"), ("{{ whole | int }}", "−12"),
    ("{{ exact }}", "−1/6"), ("{{ exact | fixed 3 }}", "−0.167"),
    ("{{ big | int }}", "123456789012345678901"),
    ("{{ words }}", "a &lt;b&gt;"), ("{{ params.n }}", "five"),
  ] as [(String, String)]) func `values are shown by their formats`(use: String, text: String)
  throws
{
  let page = try Article(parsing: use).resolve(
    frontMatter: FrontMatter(title: "T", parameters: ["n": "five"]), figures: [],
    values: [
      "n": .number(1 / 3), "whole": .number(-12), "exact": .exact("-1/6"),
      "big": .exact("123456789012345678901"), "words": .text("a <b>"),
    ])
  let body = page.body.markup
    .replacing("<span class=\"number\">", with: "").replacing("</span>", with: "")
  #expect(body == "<p>\(text)</p>\n")
}

@Test func `a power of ten is a superscript that stays a power when copied`() throws {
  let body = try Fixture.body("{{ x | sci 2 }}", values: ["x": .number(1.2e-7)])
  #expect(
    body == "<p><span class=\"number\">1.2\u{202F}×\u{202F}10<sup><span class=\"unseen\">^</span>−7"
      + "</sup></span></p>\n")
}
