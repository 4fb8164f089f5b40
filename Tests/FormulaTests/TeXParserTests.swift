import Formula
import Testing

private let x = Notation.variable("x")
private let f = Notation.variable("f")
private let two = Notation.number("2")
private func fence(_ open: String, _ parts: Notation..., close: String) -> Notation {
  .fenced(open: open, parts.count == 1 ? parts[0] : .row(parts), close: close)
}
private let minus = Notation.symbol("−", .binary)
private let sign = Notation.symbol("−", .prefix)

private let trees: [(String, Notation)] = [
  ("x^2", .scripts(x, sub: nil, sup: two)),
  ("x^23", .row([.scripts(x, sub: nil, sup: two), .number("3")])),
  ("10^{-5}", .scripts(.number("10"), sub: nil, sup: .row([sign, .number("5")]))),
  (#"\frac12"#, .fraction(.number("1"), two)),
  (#"\frac\pi2"#, .fraction(.variable("π"), two)),
  (#"\tfrac12"#, .style(.fraction(.number("1"), two), display: false)),
  ("f'", .scripts(f, sub: nil, sup: .symbol("′", .ordinary))),
  ("f''_2", .scripts(f, sub: two, sup: .symbol("″", .ordinary))),
  ("f'^2", .scripts(f, sub: nil, sup: .row([.symbol("′", .ordinary), two]))),
  ("x - 2", .row([x, minus, two])),
  ("-x", .row([sign, x])),
  ("x = -2", .row([x, .symbol("=", .relation), sign, two])),
  (#"\sin x"#, .application(.name("sin"), x)),
  (#"\sin 2x - 2"#, .row([.application(.name("sin"), .row([two, x])), minus, two])),
  (
    #"\sin^2 x\,x"#,
    .row([
      .application(.scripts(.name("sin"), sub: nil, sup: two), x), .space(3.0 / 18), x,
    ])
  ),
  (#"\operatorname{ReLU}(x)"#, .application(.name("ReLU"), fence("(", x, close: ")"))),
  (#"f(x)"#, .row([f, fence("(", x, close: ")")])),
  (#"[0, 2)"#, fence("[", .number("0"), .symbol(",", .punctuation), two, close: ")")),
  (#"]0"#, .row([.symbol("]", .ordinary), .number("0")])),
  (#"\|f\|_2"#, .scripts(fence("‖", f, close: "‖"), sub: two, sup: nil)),
  (#"|x||x|"#, .row([fence("|", x, close: "|"), fence("|", x, close: "|")])),
  (#"||x| - 2|"#, fence("|", fence("|", x, close: "|"), minus, two, close: "|")),
  (#"\|\cdot\|"#, fence("‖", .symbol("⋅", .ordinary), close: "‖")),
  (
    #"\{x | x > 2\}"#,
    fence(
      "{", x, .symbol("∣", .relation), x, .symbol(">", .relation), two, close: "}")
  ),
  (#"\bigl(x\bigr)"#, fence("(", x, close: ")")),
  (#"\left. x \right|_2"#, .scripts(fence("", x, close: "|"), sub: two, sup: nil)),
  (#"\sum_{x}^2"#, .large("∑", lower: x, upper: two)),
  (#"\int\limits_2"#, .stacked(.large("∫", lower: nil, upper: nil), below: two, above: nil)),
  (#"\sum\nolimits_2"#, .scripts(.large("∑", lower: nil, upper: nil), sub: two, sup: nil)),
  (#"\operatorname*{arg\,min}_x"#, .large("arg min", lower: x, upper: nil)),
  (#"\underbrace{x}_{2}"#, .stacked(.accent("underbrace", x), below: two, above: nil)),
  (#"\overset{2}{=}"#, .stacked(.symbol("=", .relation), below: nil, above: two)),
  (#"\mathbb{R}^2"#, .scripts(.variable("ℝ"), sub: nil, sup: two)),
  (#"\mathcal P"#, .variable("𝒫")),
  (#"\mathbf{x}"#, .bold(.name("x"))),
  (#"\boldsymbol{x}"#, .bold(x)),
  (#"\text{if } x"#, .row([.text("if "), x])),
  (
    #"\text{for $x > 2$}"#,
    .row([.text("for "), .row([x, .symbol(">", .relation), two])])
  ),
  (#"误差"#, .text("误差")),
  (#"\not\in"#, .symbol("∉", .relation)),
  ("{+}", .symbol("+", .ordinary)),
  ("1{,}5", .row([.number("1"), .symbol(",", .ordinary), .number("5")])),
  (
    #"\begin{cases} x & 2 \\ 2 \end{cases}"#,
    fence("{", .table([[x, two], [two]], .leading), close: "")
  ),
  (
    #"\begin{aligned} x &= 2 \\ &- x \\ \end{aligned}"#,
    .table(
      [[x, .row([.symbol("=", .relation), two])], [.row([]), .row([minus, x])]], .alternating)
  ),
  (#"\begin{array}{rcl} x & x & 2 \end{array}"#, .table([[x, x, two]], .columns("rcl"))),
  (#"\begin{pmatrix} x \end{pmatrix}"#, fence("(", .table([[x]], .centered), close: ")")),
]

@Test(arguments: trees)
func `TeX is read as the notation it means`(_ sample: (String, Notation)) throws {
  #expect(try Notation(tex: sample.0) == sample.1)
}

/// Formulas of articles on approximation; round trips and printers are checked on all of them.
let articleFormulas = [
  #"f(x) = \sum_{k=0}^{n} \frac{f^{(k)}(a)}{k!}(x-a)^k + o\bigl(|x-a|^n\bigr), \quad x \to a"#,
  #"\|f - p_n\|_{L^2_w} = \Bigl( \int_a^b |f(x)-p_n(x)|^2 w(x) \, \mathrm{d}x \Bigr)^{1/2}"#,
  #"\langle f, g \rangle_w = \int_{-1}^{1} f(x)\,g(x)\,w(x)\,dx, \|f\|_\infty = \max_{x\in[a,b]} |f(x)|"#,
  #"\operatorname{ReLU}(x) = \max(0, x) = \begin{cases} x & \text{if } x > 0, \\ 0 & \text{otherwise.} \end{cases}"#,
  #"\begin{aligned} F_{i} &= \sigma(w_i F_{i-1} + b_i) + F_{i-1}, \\ F_0 &= x \end{aligned}"#,
  #"\lim_{n\to\infty} \left\| f - \sum_{k=0}^{n} c_k \varphi_k \right\|_w = 0"#,
  #"\hat f, \tilde{f}, \bar x, \overline{x+y}, \dot x, \ddot{x}, \vec v, \widehat{fg}, \check c"#,
  #"\underbrace{(1 + x/2^n)^{2^n}}_{\text{degree } 2^n} - 1 \overset{\mathrm{def}}{=} g(x) \not\in \mathcal{P}_n"#,
  #"\binom{n}{k} = \frac{n!}{k!\,(n-k)!}, \quad \sqrt[3]{1+x^2}, \quad \sqrt{\frac{a}{b}}"#,
  #"(S f)(x) = \frac{f'''(x)}{f'(x)} - \frac32 \left( \frac{f''(x)}{f'(x)} \right)^2 \le 0"#,
  #"\left. \frac{d^k f}{dx^k} \right|_{x=0} = k!\,c_k"#,
  #"c_n = \frac{2n+1}{2} \int_{-1}^1 f(x) P_n(x)\,dx \sim C \rho^{-n}, \quad \rho = 1 + \sqrt 2"#,
  #"\mathrm{GELU}(x) = x\,\Phi(x) = \tfrac12 x \left[ 1 + \operatorname{erf}\left( \frac{x}{\sqrt2} \right) \right]"#,
  #"\forall \varepsilon > 0\ \exists n \in \mathbb{N}\colon \sup_{x \in [a, b]} |f(x) - p_n(x)| < \varepsilon"#,
  #"E = \{ x \in \mathbb{R} \mid |f(x) - p(x)| = \|f-p\|_\infty \}, \quad [0, 1) \cup (2, 3]"#,
  #"\operatorname*{arg\,min}_{p \in \mathcal{P}_n} \|f-p\|_2, \quad \limsup_{n\to\infty} |c_n|^{1/n} = \frac1\rho"#,
  #"x^2 = \operatorname{ReLU}^2(x) + \operatorname{ReLU}^2(-x) \iff \sin^2 x + \cos^2 x = 1, \log_{10} 2, \ln|x|"#,
  #"\prod_{i=1}^n w_i^{2^{n-i+1}} \cdot x^{2^n}, \quad \bigcup_{k} I_k, \displaystyle\sum_k \dfrac12"#,
  #"\mathbf{A}\mathbf{x} = \boldsymbol{\lambda}\mathbf{x}, \begin{vmatrix} a & b \\ c & d \end{vmatrix}, \begin{array}{rcl} a &=& b \end{array}"#,
  #"f\colon [a,b] \mapsto \mathbb{R}, \; \partial_x f \ne \nabla g, A \setminus \emptyset, a \perp b, a \oplus b"#,
  #"\text{误差} \stackrel{\text{定义}}{=} \|e\|, \underset{n}{\overset{m}{X}}, \int\limits_D f, \sum\nolimits_k a_k"#,
  #"\log\log x + {\sin 2}x + \sin{(a+b)} + \exp\left(-\frac{x^2}{2}\right)"#,
]

@Test(arguments: articleFormulas)
func `printing as TeX and reading again gives the same notation`(_ tex: String) throws {
  let notation = try Notation(tex: tex)
  #expect(try Notation(tex: notation.tex) == notation)
}

private let faults: [(String, TeXFault.Kind, column: Int, hint: String?)] = [
  (" ", .empty, 1, nil),
  (#"a + \farc{1}{2}"#, .unknownCommand("farc"), 5, #"did you mean `\frac`?"#),
  (#"\norm{f}"#, .unknownCommand("norm"), 1, #"did you mean `\lVert f \rVert`?"#),
  (#"误 + \alpa"#, .unknownCommand("alpa"), 5, #"did you mean `\alpha`?"#),
  (
    #"\begin{algined} a \end{algined}"#, .unknownEnvironment("algined"), 1,
    "did you mean `aligned`?"
  ),
  ("x^{2", .unclosed("{"), 3, nil),
  ("x}", .unopened("}"), 2, nil),
  (#"\left( x"#, .unclosed(#"\left"#), 1, nil),
  (#"x \right)"#, .unopened(#"\right"#), 3, nil),
  (#"\left x \right)"#, .missingDelimiter(#"\left"#), 7, #"write `\left.`"#),
  (#"\begin{cases} x"#, .unclosed(#"\begin{cases}"#), 1, nil),
  (
    #"\begin{cases} x \end{aligned}"#, .wrongEnd(expected: "cases", found: "aligned"), 17,
    #"write `\end{cases}`"#
  ),
  (#"\frac{1}"#, .missingArgument(#"\frac"#), 1, nil),
  ("x^", .missingArgument("^"), 2, nil),
  ("x^2^3", .doubleScript("^"), 4, nil),
  ("x_1_2", .doubleScript("_"), 4, nil),
  ("x^(n+1)", .bareScript("(n+1)"), 3, "write `^{(n+1)}`"),
  ("a & b", .misplaced("&"), 3, #"write `\&`"#),
  (#"a \\ b"#, .misplaced(#"\\"#), 3, nil),
  ("x²", .unexpectedCharacter("²"), 2, "write `^2`"),
  ("a $ b", .unexpectedCharacter("$"), 3, #"write `\$`"#),
  (#"\mathcal{α}"#, .unknownLetter("α", alphabet: "mathcal"), 9, nil),
  (#"\begin{array}{lp} a \end{array}"#, .unknownColumn("p"), 14, "write `lcr`"),
  (#"\hspace{wide}"#, .badLength("wide"), 8, "write `1em`"),
  (#"\label{eq} x"#, .unknownCommand("label"), 1, "did you mean `{#eq-name}`?"),
  ("x\\", .unexpectedCharacter("\\"), 2, nil),
]

@Test(arguments: faults)
func `faults of TeX are located`(
  _ sample: (String, TeXFault.Kind, column: Int, hint: String?)
) {
  let fault = #expect(throws: TeXFault.self) { try Notation(tex: sample.0) }
  #expect(fault?.kind == sample.1)
  #expect(fault?.column == sample.column)
  #expect(fault?.hint == sample.hint)
  #expect(fault?.source == sample.0)
  #expect(fault.map { $0.range.upperBound <= sample.0.utf8.count } ?? false)
}

@Test func `labels mix prose and formulas`() throws {
  let label = try Notation(label: #"Runge's $1/(1+25x^2)$ costs \$5"#)
  #expect(label.plainText == "Runge's 1/(1 + 25x²) costs $5")
  #expect(try Notation(label: "plain 100 %") == .text("plain 100 %"))
  #expect(try Notation(label: "$x^2$") == .scripts(x, sub: nil, sup: two))
}

@Test func `faults in labels have the label's columns`() {
  let fault = #expect(throws: TeXFault.self) { try Notation(label: "误差 $x + \\bta$ here") }
  #expect(fault?.column == 9)
  #expect(fault?.hint == #"did you mean `\beta`?"#)
  let open = #expect(throws: TeXFault.self) { try Notation(label: "costs $5") }
  #expect(open?.kind == .unclosed("$"))
  #expect(open?.hint == #"write `\$`"#)
}

@Test func `long and deep formulas are refused`() {
  let deep = String(repeating: "{", count: 10_000)
  #expect(throws: TeXFault.self) { try Notation(tex: deep) }
  let hats = String(repeating: #"\hat"#, count: 5000) + "x"
  let fault = #expect(throws: TeXFault.self) { try Notation(tex: hats) }
  #expect(fault?.kind == .tooDeep(limit: 64))
  let long = #expect(throws: TeXFault.self) {
    try Notation(tex: String(repeating: "x", count: 40_000))
  }
  #expect(long?.kind == .tooLong(limit: 32_768))
}
