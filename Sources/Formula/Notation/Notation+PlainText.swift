extension Notation {
  /// The notation in one line of Unicode text: `c₀ + c₁x²`, `‖f − fₙ‖`, `1.5 × 10⁻⁵`.
  ///
  /// Scripts without Unicode characters are written `^(…)` and `_(…)`, fractions with a slash and
  /// the brackets it needs. For terminals, alternative texts and search.
  /// - Complexity: O(length of the result).
  public var plainText: String { PlainTextPrinter().text(self).collapsingSpaces }
}

/// Writes notation as text; in scripts, operators lose their room.
private struct PlainTextPrinter {
  var inScript = false

  private var script: Self { PlainTextPrinter(inScript: true) }

  func text(_ notation: Notation) -> String {
    switch notation {
    case .variable(let text), .name(let text), .number(let text), .text(let text):
      text
    case .symbol(let text, let spacing): symbol(text, spacing)
    case .row(let parts): row(parts)
    case .space(let ems): ems > 0.1 && !inScript ? " " : ""
    case .bold(let part), .style(let part, _): text(part)
    case .fenced(let open, let content, let close):
      open == "{" && close.isEmpty ? "{ " + text(content) : open + text(content) + close
    case .scripts(let base, let sub, let sup): scripts(base, sub, sup)
    case .fraction(let numerator, let denominator):
      operand(numerator) + "/" + operand(denominator, isDenominator: true)
    case .binomial(let n, let k): "binom(\(text(n)), \(text(k)))"
    case .root(let radicand, let index): root(radicand, index)
    case .application(let function, let argument):
      text(function) + (spaced(function, argument) ? " " : "") + text(argument)
    case .large(let symbol, let lower, let upper):
      symbol + UnicodeScripts.sub(lower.map(script.text))
        + UnicodeScripts.sup(upper.map(script.text))
    case .accent(let mark, let base): accent(mark, base)
    case .stacked(let base, let below, let above): scripts(base, below, above)
    case .table(let rows, let alignment): table(rows, alignment)
    }
  }

  private func symbol(_ text: String, _ spacing: Notation.Spacing) -> String {
    switch spacing {
    case .ordinary, .prefix: text
    case .binary, .relation: inScript ? text : " \(text) "
    case .punctuation: inScript ? text : "\(text) "
    }
  }

  private func spaced(_ function: Notation, _ argument: Notation) -> Bool {
    function.isNamed && !argument.opensWithBracket
  }

  private func scripts(_ base: Notation, _ sub: Notation?, _ sup: Notation?) -> String {
    let sub = UnicodeScripts.sub(sub.map(script.text))
    let sup = UnicodeScripts.sup(sup.map(script.text))
    let plain = text(base)
    switch base {
    case .symbol(let sign, let spacing): return symbol(sign + sub + sup, spacing)
    case .fraction, .style(.fraction, _), .application, .root, .scripts(_, _, .some):
      return "(\(plain))" + sub + sup
    case .row(let parts) where parts.count > 1: return "(\(plain))" + sub + sup
    default: return plain + sub + sup
    }
  }

  private func root(_ radicand: Notation, _ index: Notation?) -> String {
    let sign = UnicodeScripts.sup(index.map(script.text)) + "√"
    switch radicand {
    case .variable, .number, .fenced: return sign + text(radicand)
    default: return "\(sign)(\(text(radicand)))"
    }
  }

  /// A side of a slash, in brackets unless it holds together by itself.
  private func operand(_ notation: Notation, isDenominator: Bool = false) -> String {
    let plain = text(notation)
    switch notation {
    case .fraction, .style(.fraction, _): return "(\(plain))"
    case .row(let parts) where parts.count == 2 && parts[1].isTail: return plain
    case .row(let parts) where parts.count > 1:
      let breaks = parts.contains {
        if case .symbol(_, let spacing) = $0 { spacing != .ordinary } else { false }
      }
      return breaks || isDenominator ? "(\(plain))" : plain
    case .application(_, let argument) where isDenominator || !argument.opensWithBracket:
      return "(\(plain))"
    default: return plain
    }
  }

  private func accent(_ mark: String, _ base: Notation) -> String {
    let plain = text(base)
    guard let combining = Self.marks[mark] else { return plain }
    return plain.count == 1 ? plain + combining : "\(mark)(\(plain))"
  }

  private static let marks = [
    "hat": "\u{302}", "tilde": "\u{303}", "bar": "\u{304}", "dot": "\u{307}",
    "ddot": "\u{308}", "check": "\u{30C}", "vec": "\u{20D7}",
  ]

  private func table(_ rows: [[Notation]], _ alignment: Notation.Alignment) -> String {
    var result = ""
    for cells in rows {
      if let last = result.last(where: { $0 != " " }) {
        result += ",;.".contains(last) ? " " : "; "
      }
      switch alignment {
      case .alternating: result += row(cells)
      case .leading: result += cells.map(text).joined(separator: " ")
      default: result += cells.map(text).joined(separator: ", ")
      }
    }
    return result
  }

  private func row(_ parts: [Notation]) -> String {
    var result = ""
    var previous: Notation?
    for (index, part) in parts.enumerated() {
      var next = text(part)
      let following = index + 1 < parts.count ? parts[index + 1] : nil
      if part.isFraction, previous?.isFactor ?? false || following?.isFactor ?? false {
        next = "(\(next))"
      }
      if let previous, needsSpace(previous, part, result, next) { result += " " }
      result += next
      previous = part
    }
    return result
  }

  private func needsSpace(
    _ left: Notation, _ right: Notation, _ written: String, _ next: String
  ) -> Bool {
    guard left.isOperand, right.isOperand, let last = written.last, let first = next.first
    else { return false }
    if last.isWholeNumber && first.isWholeNumber { return true }
    if case .text = left { return false }
    if case .text = right { return false }
    if right.isOperator { return true }
    if left.isOperator { return !right.opensWithBracket }
    return left.isLongName && (first.isLetter || first.isNumber)
      || right.isLongName && (last.isLetter || last.isNumber)
  }
}

extension Notation {
  /// Whether this is something to multiply by, rather than a sign or white space.
  fileprivate var isOperand: Bool {
    switch self {
    case .symbol(_, let spacing): spacing == .ordinary
    case .space, .text: false
    case .row(let parts): !parts.isEmpty
    default: true
    }
  }

  /// Whether this keeps its distance like `sin x` or `∑`.
  fileprivate var isOperator: Bool {
    switch self {
    case .large: true
    case .application(let function, _): function.isNamed
    case .scripts(let base, _, _), .stacked(let base, _, _), .style(let base, _), .bold(let base):
      base.isOperator
    case .row(let parts): parts.first?.isOperator ?? false
    default: false
    }
  }

  /// Whether this is something that a fraction next to it would seem to multiply.
  fileprivate var isFactor: Bool {
    switch self {
    case .large: false
    case .symbol(let text, _): !["…", "⋯", ".", "?"].contains(text) && isOperand
    default: isOperand
    }
  }

  fileprivate var isFraction: Bool {
    switch self {
    case .fraction: true
    case .style(let part, _): part.isFraction
    default: false
    }
  }

  /// Whether this holds on to what stands before it: n!, f(x).
  fileprivate var isTail: Bool {
    switch self {
    case .fenced: true
    case .symbol("!", _): true
    default: false
    }
  }

  fileprivate var isLongName: Bool {
    switch self {
    case .name(let text), .variable(let text): text.count > 1
    case .scripts(let base, _, _): base.isLongName
    default: false
    }
  }
}

extension String {
  /// Runs of spaces made one, without any at the ends.
  fileprivate var collapsingSpaces: String {
    split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }
}
