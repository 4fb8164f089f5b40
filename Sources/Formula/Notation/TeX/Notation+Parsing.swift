extension Notation {
  /// Reads a formula in a subset of TeX.
  ///
  /// - Letters, Greek (`\alpha`, `\varphi`, `\Gamma`), numbers, operators and relations by their
  ///   usual names, `\not`; primes, `_` and `^`.
  /// - `\frac \dfrac \tfrac \binom \sqrt[n]{…}`, `\sum \prod \int \lim \max \sup` … with
  ///   `\limits` and `\nolimits`, `\operatorname{…}` and `\operatorname*{…}`.
  /// - `( ) [ ] \{ \} | \| \lvert \rVert \langle \lfloor \lceil` …, also with `\left \right \middle`
  ///   and the sizes from `\big` to `\Bigg`: pairs become fences that grow with their content, so
  ///   sizes are read but not kept.
  /// - `\hat \tilde \bar \dot \ddot \vec \check \widehat \overline \underline`, `\underbrace{…}_{…}`,
  ///   `\overset \underset \stackrel`.
  /// - `\text \mathrm \mathbf \boldsymbol \mathbb \mathcal \mathfrak \mathit`; `\text` may hold
  ///   formulas between dollar signs.
  /// - `\, \: \; \! \quad \qquad ~`, `\hspace{2em}`; `\displaystyle`, `\textstyle`.
  /// - `aligned align align* split gathered cases matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix
  ///   array`, with `&` and `\\`.
  ///
  /// `-` becomes U+2212. Functions (`\sin`, `\operatorname{ReLU}`) take what follows as their
  /// argument: a fence, or the letters and numbers up to the next operator.
  ///
  /// - Throws: ``TeXFault`` with the place of the first fault; also for texts of more than 32 768
  ///   bytes or nesting deeper than 64.
  /// - Complexity: O(length).
  public init(tex: String) throws(TeXFault) {
    self = try TeXParser.formula(in: tex, range: 0..<tex.utf8.count)
  }

  /// Reads prose with formulas between dollar signs: titles, captions and labels of charts.
  ///
  /// `\$` is a dollar sign; nothing else in the prose is special.
  /// - Throws: ``TeXFault`` with places in the label; also for a `$` without its partner.
  /// - Complexity: O(length).
  public init(label: String) throws(TeXFault) {
    let bytes = Array(label.utf8)
    guard bytes.count <= TeXLexer.lengthLimit else {
      throw TeXFault(.tooLong(limit: TeXLexer.lengthLimit), 0..<0, in: label)
    }
    var parts: [Notation] = []
    var prose: [UInt8] = []
    var position = 0
    func flush() {
      if !prose.isEmpty { parts.append(.text(String(decoding: prose, as: UTF8.self))) }
      prose = []
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\"), position + 1 < bytes.count,
        bytes[position + 1] == UInt8(ascii: "$")
      {
        prose.append(bytes[position + 1])
        position += 2
      } else if byte == UInt8(ascii: "$") {
        flush()
        let start = position + 1
        guard let end = Self.closingDollar(bytes, from: start) else {
          throw TeXFault(.unclosed("$"), position..<start, in: label, suggestion: "\\$")
        }
        let formula = try TeXParser.formula(in: label, range: start..<end)
        parts.append(.alone(formula.parts))
        position = end + 1
      } else {
        prose.append(byte)
        position += 1
      }
    }
    flush()
    self = Self.joined(parts)
  }

  /// The next `$` that is neither escaped nor within braces.
  private static func closingDollar(_ bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var position = start
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "$") where depth <= 0: return position
      default: break
      }
      position += 1
    }
    return nil
  }
}
