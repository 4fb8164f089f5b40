import Formula
import Testing

private let pieces: [String] = [
  "x", "f", "n", "1", "2", "10", ".", ",", "+", "-", "*", "/", "=", "<", ":", "!", "'", "^", "_",
  "^2", "_n", "{", "}", "{", "}", "(", ")", "[", "]", "|", "|", #"\|"#, "&", #"\\"#, " ", "~", "误",
  "α", "²", "$", "%", #"\alpha"#, #"\Gamma"#, #"\frac"#, #"\tfrac12"#, #"\binom"#, #"\sqrt"#,
  #"\sqrt[3]"#, #"\sum"#, #"\int"#, #"\lim"#, #"\max"#, #"\limits"#, #"\nolimits"#, #"\left("#,
  #"\right)"#, #"\left."#, #"\right|"#, #"\bigl("#, #"\bigr)"#, #"\big|"#, #"\middle|"#, #"\{"#,
  #"\}"#, #"\langle"#, #"\rangle"#, #"\lvert"#, #"\rvert"#, #"\text{a b}"#, #"\text{if $x$}"#,
  #"\mathrm{RMS}"#, #"\operatorname{erf}"#, #"\operatorname*{arg\,max}"#, #"\mathbf{x}"#,
  #"\mathbf{2x}"#, #"\mathbb{R}"#, #"\mathit{ab}"#, #"\boldsymbol"#, #"\hat"#, #"\overline"#,
  #"\underbrace"#, #"\overset"#, #"\underset"#, #"\stackrel"#, #"\cdot"#, #"\times"#, #"\pm"#,
  #"\le"#, #"\to"#, #"\in"#, #"\not"#, #"\infty"#, #"\partial"#, #"\dots"#, #"\cdots"#, #"\mid"#,
  #"\colon"#, #"\sin"#, #"\log"#, #"\exp"#, #"\quad"#, #"\,"#, #"\!"#, #"\ "#, #"\hspace{1.5em}"#,
  #"\displaystyle"#, #"\begin{aligned}"#, #"\end{aligned}"#, #"\begin{cases}"#, #"\end{cases}"#,
  #"\begin{array}{lc}"#, #"\end{array}"#, #"\begin{pmatrix}"#, #"\end{pmatrix}"#, #"\mathop{*}"#,
  #"\mathop{\mathrm{ess}}"#, #"\mathrel{*}"#, #"\mathbin{+}"#, #"\mathord{=}"#, #"\prime"#,
  #"\pmod"#,
]

@Test(arguments: 0..<6)
func `random TeX ends in a fault or in notation that survives printing`(_ seed: UInt64) throws {
  var generator = SplitMix(seed: seed)
  var read = 0
  for _ in 0..<600 {
    let count = Int.random(in: 1...12, using: &generator)
    let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
    guard let notation = try? Notation(tex: text) else { continue }
    read += 1
    let printed = notation.tex
    do {
      let again = try Notation(tex: printed)
      #expect(again == notation, "\(text) → \(printed)")
    } catch {
      Issue.record("\(text) → \(printed): \(error)")
    }
    #expect(MathMLChecker.faults(in: notation.mathML(display: true)) == [], "\(text)")
    _ = notation.plainText
  }
  #expect(read > 60)
}

@Test(arguments: 0..<4)
func `random bytes never stop the reader`(_ seed: UInt64) {
  var generator = SplitMix(seed: seed)
  let alphabet: [Character] =
    Array(#"\{}[]()|^_&$%'~ab1+-=é误²"#) + ["\u{301}", "\u{0}", "\r\n", "\u{200D}"]
  for _ in 0..<400 {
    let count = Int.random(in: 1...40, using: &generator)
    let text = String((0..<count).compactMap { _ in alphabet.randomElement(using: &generator) })
    if let notation = try? Notation(tex: text) {
      #expect(MathMLChecker.faults(in: notation.mathML(display: false)) == [], "\(text)")
    }
    _ = try? Notation(label: text)
  }
}
