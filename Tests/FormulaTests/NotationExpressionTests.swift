import Exact
import Formula
import Testing

private let golden: [(String, plain: String, tex: String)] = [
  ("1/(1 + 25x^2)", "1/(1 + 25x²)", #"\frac{1}{1 + 25x^2}"#),
  ("sin(x)", "sin x", #"\sin x"#),
  ("sin(2x + 1)", "sin(2x + 1)", #"\sin(2x + 1)"#),
  ("sin(2 pi x)", "sin 2πx", #"\sin 2\pi x"#),
  ("sin(x)^2 + cos(x)^2", "sin² x + cos² x", #"\sin^2 x + \cos^2 x"#),
  ("sin(x/2)", "sin(x/2)", #"\sin\left(\frac{x}{2}\right)"#),
  ("2 sin(x)", "2 sin x", #"2\sin x"#),
  ("sin(x) cos(x)", "sin x cos x", #"\sin x\cos x"#),
  ("sin(x) * x", "sin x ⋅ x", #"\sin x \cdot x"#),
  ("x sin(x)", "x sin x", #"x\sin x"#),
  ("exp(x)", "eˣ", "e^x"),
  ("exp(-x^2/2)", "e^(−x²/2)", "e^{-x^2/2}"),
  ("e^x", "eˣ", "e^x"),
  (
    "exp(sin(x)/(1 + x/(1 + x)))", "exp((sin x)/(1 + x/(1 + x)))",
    #"\exp\left(\frac{\sin x}{1 + \frac{x}{1 + x}}\right)"#
  ),
  ("sqrt(1 - x^2)", "√(1 − x²)", #"\sqrt{1 - x^2}"#),
  ("cbrt(x)", "³√x", #"\sqrt[3]{x}"#),
  ("|x|", "|x|", #"\lvert x\rvert"#),
  ("|x - 1/3|", "|x − 1/3|", #"\left\lvert x - \frac{1}{3}\right\rvert"#),
  ("x^(1/2)", "x^(1/2)", "x^{1/2}"),
  ("x^-2", "x⁻²", "x^{-2}"),
  ("(x + 1)^2", "(x + 1)²", "(x + 1)^2"),
  ("(x^2)^3", "(x²)³", "(x^2)^3"),
  ("-x^2", "−x²", "-x^2"),
  ("(-x)^2", "(−x)²", "(-x)^2"),
  ("-x^2/2", "−x²/2", #"-\frac{x^2}{2}"#),
  ("x - (1 - x)", "x − (1 − x)", "x - (1 - x)"),
  ("x + -1", "x − 1", "x - 1"),
  ("x*(x+1)", "x(x + 1)", "x(x + 1)"),
  ("x * x", "x ⋅ x", #"x \cdot x"#),
  ("2*3", "2 ⋅ 3", #"2 \cdot 3"#),
  ("2 * 10^3", "2 ⋅ 10³", #"2 \cdot 10^3"#),
  ("x/6 - x^3/120", "x/6 − x³/120", #"\frac{x}{6} - \frac{x^3}{120}"#),
  ("1/2 x", "(1/2)x", #"\frac{1}{2}x"#),
  ("0.25 x", "0.25x", "0.25x"),
  ("1e-3 x", "10⁻³x", "10^{-3}x"),
  ("1.5e-3", "1.5 × 10⁻³", #"1.5 \times 10^{-3}"#),
  ("relu(x)", "ReLU(x)", #"\operatorname{ReLU}(x)"#),
  (
    "relu2(x) - relu2(-x)", "ReLU²(x) − ReLU²(−x)",
    #"\operatorname{ReLU}^2(x) - \operatorname{ReLU}^2(-x)"#
  ),
  ("gelu(2x)", "GELU(2x)", #"\operatorname{GELU}(2x)"#),
  ("tanh(x)", "tanh x", #"\tanh x"#),
  ("besselj(0, x)", "J₀(x)", "J_0(x)"),
  ("gamma(x + 1)", "Γ(x + 1)", #"\Gamma(x + 1)"#),
  ("log(x) + log10(x)", "log x + log₁₀ x", #"\log x + \log_{10} x"#),
  ("atan(x)/pi", "(arctan x)/π", #"\frac{\arctan x}{\pi}"#),
  (
    "if(x < 0, -x, x^2)", "{ −x if x < 0; x² otherwise",
    #"\begin{cases} -x & \text{if }x < 0 \\ x^2 & \text{otherwise} \end{cases}"#
  ),
  (
    "if(x < 0, 0, if(x < 1, x, 1))", "{ 0 if x < 0; x if x < 1; 1 otherwise",
    #"\begin{cases} 0 & \text{if }x < 0 \\ x & \text{if }x < 1 \\ 1 & \text{otherwise} \end{cases}"#
  ),
  ("0 < x < 1", "0 < x < 1", "0 < x < 1"),
  ("min(x, 1, 2x)", "min(x, 1, 2x)", #"\operatorname{min}(x, 1, 2x)"#),
  ("floor(x)", "⌊x⌋", #"\lfloor x\rfloor"#),
  ("sqrt(2)/2 x", "(√2/2)x", #"\frac{\sqrt{2}}{2}x"#),
  ("pi/4", "π/4", #"\frac{\pi}{4}"#),
  ("2^x", "2ˣ", "2^x"),
  ("2^3^2", "2^(3²)", "2^{3^2}"),
]

@Test(arguments: golden)
func `expressions are set as a mathematician writes them`(
  _ sample: (String, plain: String, tex: String)
) throws {
  let notation = try Expression(parsing: sample.0).notation
  #expect(notation.plainText == sample.plain)
  #expect(notation.tex == sample.tex)
}

@Test func `a shared subexpression cannot make the notation explode`() {
  var chain = Expression.x
  for _ in 0..<60 { chain = chain * chain + chain }
  #expect(chain.notation.plainText.count < 50_000)
  let horner = Expression(polynomial: (0..<3000).map { Rational($0 + 1) })
  #expect(!horner.notation.plainText.isEmpty)
}

@Test func `cases speak the language of the article`() throws {
  let notation = try Expression(parsing: "if(x < 0, 0, x)").notation(conditions: .chinese)
  #expect(notation.plainText == "{ 0 若 x < 0; x 否则")
}

@Test(arguments: [
  ("1/(1 + 25x^2)", "1/(1 + 25x^2)"), ("1/2 x", "(1/2)x"), ("x/6 - x^3/120", "x/6 - x^3/120"),
  ("sin(x/2)", #"\sin(x/2)"#), ("1/(x/2)", "1/(x/2)"), ("sqrt(1/x)", #"\sqrt{1/x}"#),
])
func `labels of one line take slashes`(source: String, tex: String) throws {
  #expect(try Expression(parsing: source).notation.inLine.tex == tex)
}
