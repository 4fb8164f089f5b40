import Formula
import Testing

private let x = Notation.variable("x")
private let n = Notation.variable("n")
private let plus = Notation.symbol("+", .binary)
private let one = Notation.number("1")
private func square(_ base: Notation) -> Notation { .scripts(base, sub: nil, sup: .number("2")) }

private let samples: [(Notation, plain: String, tex: String)] = [
  (square(x), "x²", "x^2"),
  (.scripts(.variable("c"), sub: .number("0"), sup: nil), "c₀", "c_0"),
  (.scripts(.variable("α"), sub: .row([n, plus, one]), sup: nil), "αₙ₊₁", #"\alpha_{n+1}"#),
  (.scripts(x, sub: nil, sup: .variable("ξ")), "x^ξ", #"x^{\xi}"#),
  (
    .row([
      .symbol("−", .prefix), .fraction(one, .number("6")), .scripts(x, sub: nil, sup: .number("3")),
    ]),
    "−(1/6)x³", #"-\frac{1}{6}x^3"#
  ),
  (
    .fraction(.row([x, plus, one]), .row([.number("2"), x])), "(x + 1)/(2x)", #"\frac{x + 1}{2x}"#
  ),
  (
    .fenced(
      open: "‖",
      .row([.variable("f"), .symbol("−", .binary), .scripts(.variable("f"), sub: n, sup: nil)]),
      close: "‖"),
    "‖f − fₙ‖", #"\lVert f - f_n\rVert"#
  ),
  (.row([.number("2"), .application(.name("sin"), x)]), "2 sin x", #"2\sin x"#),
  (
    .application(.name("ReLU"), .fenced(open: "(", x, close: ")")), "ReLU(x)",
    #"\operatorname{ReLU}(x)"#
  ),
  (
    .row([
      .large("∑", lower: .row([.variable("k"), .symbol("=", .relation), .number("0")]), upper: n),
      .scripts(.variable("a"), sub: .variable("k"), sup: nil),
    ]),
    "∑ₖ₌₀ⁿ aₖ", #"\sum_{k=0}^n a_k"#
  ),
  (.root(.row([x, plus, one]), index: .number("3")), "³√(x + 1)", #"\sqrt[3]{x + 1}"#),
  (.accent("tilde", .variable("f")), "f\u{303}", #"\tilde{f}"#),
  (
    .scripts(.variable("f"), sub: nil, sup: .fenced(open: "(", .variable("k"), close: ")")),
    "f⁽ᵏ⁾", "f^{(k)}"
  ),
]

@Test(arguments: samples)
func `notation prints as plain text and as TeX`(_ sample: (Notation, plain: String, tex: String)) {
  #expect(sample.0.plainText == sample.plain)
  #expect(sample.0.tex == sample.tex)
}

@Test func `MathML escapes whatever an author may write`() {
  let text = Notation.text("a<b>&\"\u{301}'")
  #expect(
    text.mathML(display: false)
      == "<math alttext=\"\\text{a&lt;b&gt;\\&amp;&quot;\u{301}&#39;}\">"
      + "<mtext>a&lt;b&gt;&amp;&quot;\u{301}&#39;</mtext></math>")
}
