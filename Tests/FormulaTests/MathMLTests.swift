import Formula
import Testing

private let goldens: [(String, String)] = [
  ("x", "<mi>x</mi>"),
  (#"\Gamma"#, #"<mi mathvariant="normal">Γ</mi>"#),
  ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
  ("p_n", #"<msub><mpadded depth="0"><mi>p</mi></mpadded><mi>n</mi></msub>"#),
  ("-1", #"<mo form="prefix">−</mo><mn>1</mn>"#),
  ("a = b", "<mi>a</mi><mo>=</mo><mi>b</mi>"),
  (
    "f(x)",
    #"<mi>f</mi><mrow><mo form="prefix" stretchy="false">(</mo><mi>x</mi>"#
      + #"<mo form="postfix" stretchy="false">)</mo></mrow>"#
  ),
  (
    #"\sin x"#,
    "<mrow><mi>sin</mi><mo lspace=\"0\" rspace=\"0.1667em\">\u{2061}</mo><mi>x</mi></mrow>"
  ),
  (
    #"\sin(x)"#,
    "<mrow><mi>sin</mi><mo lspace=\"0\" rspace=\"0\">\u{2061}</mo><mrow>"
      + #"<mo form="prefix" stretchy="false">(</mo><mi>x</mi>"#
      + #"<mo form="postfix" stretchy="false">)</mo></mrow></mrow>"#
  ),
  (
    #"\left|\frac12\right|"#,
    #"<mrow><mo form="prefix" fence="true" stretchy="true" lspace="0" rspace="0.0556em">|</mo>"#
      + "<mfrac><mn>1</mn><mn>2</mn></mfrac>"
      + #"<mo form="postfix" fence="true" stretchy="true" lspace="0.0556em" rspace="0">|</mo></mrow>"#
  ),
  (
    #"\sum_{k=0}^n"#,
    #"<munderover><mo form="prefix" lspace="0" rspace="0">∑</mo><mrow><mi>k</mi>"#
      + #"<mo lspace="0" rspace="0">=</mo><mn>0</mn></mrow><mi>n</mi></munderover>"#
  ),
  (#"\tilde f"#, "<mover><mi>f</mi><mo stretchy=\"false\">\u{2DC}</mo></mover>"),
  ("f'", #"<mrow><mi>f</mi><mo lspace="0.1em" rspace="0">′</mo></mrow>"#),
  (#"\text{if }x"#, "<mtext>if\u{A0}</mtext><mi>x</mi>"),
  (#"\mathbf{A}"#, #"<mi mathvariant="normal">𝐀</mi>"#),
  (#"a<b"#, "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
  (
    #"\begin{aligned} a &= b \end{aligned}"#,
    #"<mtable class="aligned" displaystyle="true"><mtr><mtd class="r"><mi>a</mi></mtd>"#
      + #"<mtd class="l"><mo>=</mo><mi>b</mi></mtd></mtr></mtable>"#
  ),
]

@Test(arguments: goldens)
func `MathML is what it was approved to be`(_ sample: (String, String)) throws {
  let markup = try Notation(tex: sample.0).mathML(display: true)
  let start = try #require(markup.firstIndex(of: ">"))
  #expect(String(markup[markup.index(after: start)...].dropLast("</math>".count)) == sample.1)
}

@Test(arguments: articleFormulas)
func `formulas stand in the page once`(_ tex: String) throws {
  let notation = try Notation(tex: tex)
  let markup = notation.mathML(display: true)
  #expect(MathMLChecker.faults(in: markup) == [])
  #expect(!markup.contains("<semantics") && !markup.contains("<annotation"))
  let text = MathMLChecker.text(of: markup).replacing(/&[a-z0-9#]*;/, with: "")
  #expect(!text.contains("\\"))
  // Every letter of the tree is printed exactly once.
  #expect(text.styledLetters.count == notation.letterCount)
}

@Test func `display formulas are blocks with their TeX`() throws {
  let notation = try Notation(tex: "x < y")
  #expect(notation.mathML(display: true).hasPrefix(#"<math display="block" alttext="x &lt; y">"#))
  #expect(notation.mathML(display: false).hasPrefix(#"<math alttext="x &lt; y">"#))
}

/// Reads markup as far as is needed to see that it nests and holds what MathML Core allows.
enum MathMLChecker {
  private static let arity = [
    "mfrac": 2, "msup": 2, "msub": 2, "msubsup": 3, "mover": 2, "munder": 2, "munderover": 3,
    "mroot": 2,
  ]
  private static let known: Set<String> = [
    "math", "mi", "mn", "mo", "mtext", "mrow", "mfrac", "msup", "msub", "msubsup", "mover",
    "munder",
    "munderover", "msqrt", "mroot", "mtable", "mtr", "mtd", "mspace", "mstyle", "mpadded",
  ]

  static func faults(in markup: String) -> [String] {
    var faults: [String] = []
    var open: [(name: String, children: Int)] = []
    for piece in markup.split(separator: "<").map(String.init) {
      let end = piece.firstIndex(of: ">") ?? piece.endIndex
      if end == piece.endIndex { faults.append("unfinished tag \(piece)") }
      let tag = piece[..<end]
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        guard let last = open.popLast(), last.name == name else { return faults + ["end \(name)"] }
        if let wanted = arity[name], last.children != wanted {
          faults.append("\(name) with \(last.children) children")
        }
      } else {
        let name = String(tag.prefix { $0 != " " })
        if !known.contains(name) { faults.append("unknown \(name)") }
        if !open.isEmpty { open[open.count - 1].children += 1 }
        open.append((name, 0))
      }
    }
    return open.isEmpty ? faults : faults + ["unclosed \(open.map(\.name))"]
  }

  /// The text nodes.
  static func text(of markup: String) -> String {
    markup.split(separator: "<").map { piece in
      piece.firstIndex(of: ">").map { String(piece[piece.index(after: $0)...]) } ?? ""
    }.joined()
  }
}

extension String {
  /// The letters and digits, without accents.
  fileprivate var styledLetters: [Unicode.Scalar] {
    unicodeScalars.filter {
      let isLetter = $0.properties.isAlphabetic && $0.properties.generalCategory != .modifierLetter
      return isLetter || $0.properties.numericType != nil
    }
  }
}

extension Notation {
  /// How many letters and digits stand in the tree, found without a printer.
  fileprivate var letterCount: Int {
    func count(_ text: String) -> Int { text.styledLetters.count }
    func sum(_ parts: [Notation?]) -> Int { parts.reduce(0) { $0 + ($1?.letterCount ?? 0) } }
    return switch self {
    case .variable(let text), .name(let text), .number(let text), .text(let text),
      .symbol(let text, _):
      count(text)
    case .row(let parts): sum(parts)
    case .fenced(_, let part, _), .bold(let part), .style(let part, _), .accent(_, let part):
      sum([part])
    case .scripts(let base, let sub, let sup), .stacked(let base, let sub, let sup):
      sum([base, sub, sup])
    case .fraction(let a, let b), .binomial(let a, let b), .application(let a, let b): sum([a, b])
    case .root(let radicand, let index): sum([radicand, index])
    case .large(let symbol, let lower, let upper): count(symbol) + sum([lower, upper])
    case .table(let rows, _): sum(rows.flatMap { $0 })
    case .space: 0
    }
  }
}
