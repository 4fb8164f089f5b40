extension TeXPrinter {
  mutating func scripts(_ base: Notation, _ sub: Notation?, _ sup: Notation?) {
    switch base {
    case .large(let symbol, nil, nil): write(TeXNames.large(symbol) + "\\nolimits")
    case .accent(let mark, _) where mark.hasSuffix("brace"): group(base)
    case .variable, .number, .name, .text, .accent, .fenced, .bold, .binomial, .fraction, .root:
      part(base)
    case .symbol(let text, let spacing): symbol(text, spacing)
    default: group(base)
    }
    limits(sub, sup)
  }

  /// `_{…}` and `^{…}`, with primes as such.
  mutating func limits(_ sub: Notation?, _ sup: Notation?) {
    var sup = sup
    if case .row(let parts)? = sup, parts.count == 2, let primes = parts[0].primes {
      write(primes)
      sup = parts[1]
    } else if let primes = sup?.primes {
      write(primes)
      sup = nil
    }
    if let sub { script("_", sub) }
    if let sup { script("^", sup) }
  }

  private mutating func script(_ mark: String, _ notation: Notation) {
    write(mark)
    scriptDepth += 1
    defer { scriptDepth -= 1 }
    switch notation {
    case .variable(let text) where text.utf8.count == 1: write(text)
    case .number(let text) where text.utf8.count == 1: write(text)
    default: group(notation)
    }
  }

  mutating func stacked(_ base: Notation, _ below: Notation?, _ above: Notation?) {
    switch base {
    case .large(let symbol, nil, nil):
      write(TeXNames.large(symbol) + "\\limits")
      return limits(below, above)
    case .accent("underbrace", _) where below != nil && above == nil,
      .accent("overbrace", _) where below == nil && above != nil:
      part(base)
      return limits(below, above)
    default: break
    }
    if let below {
      write("\\underset")
      group(below)
      write("{")
    }
    if let above {
      write("\\overset")
      group(above)
      write("{")
    }
    if case .symbol(let text, let spacing) = base {
      // A relation keeps its class here, so that one that lost it needs braces of its own.
      let isPlain = spacing == .ordinary && TeXSymbols.spacings[text] ?? .ordinary != .ordinary
      if isPlain { group(base) } else { bareSymbol(text, spacing) }
    } else {
      row(base.parts)
    }
    write((above == nil ? "" : "}") + (below == nil ? "" : "}"))
  }

  mutating func root(_ radicand: Notation, _ index: Notation?) {
    write("\\sqrt")
    if let index {
      write("[")
      row(index.parts)
      write("]")
    }
    group(radicand)
  }

  mutating func fenced(_ open: String, _ content: Notation, _ close: String) {
    if case .table(let rows, let alignment) = content,
      let name = TeXNames.environment(open, alignment, close)
    {
      return environment(name, rows)
    }
    let sides = (TeXNames.fence(open, isOpen: true), TeXNames.fence(close, isOpen: false))
    let isPlain = TeXNames.matches(open, close) && !content.isTall
    write((isPlain ? "" : "\\left") + sides.0)
    row(content.parts)
    write((isPlain ? "" : "\\right") + sides.1)
  }

  mutating func variable(_ text: String) {
    if let name = TeXSymbols.names[.init(character: text, spacing: nil)] {
      write("\\" + name)
    } else if let (alphabet, letters) = TeXAlphabets.plain(text) {
      write("\\\(alphabet){\(letters)}")
    } else {
      let isLetter = text.count == 1 && text.first?.isVariable ?? false
      write(isLetter ? text : "\\mathit{\(TeXNames.escaped(name: text))}")
    }
  }

  mutating func bold(_ part: Notation) {
    if case .name(let text) = part, text.utf8.allSatisfy(isLetter) {
      return write("\\mathbf{\(text)}")
    }
    command("boldsymbol", part)
  }

  mutating func style(_ part: Notation, _ display: Bool) {
    if case .fraction(let over, let under) = part {
      return command(display ? "dfrac" : "tfrac", over, under)
    }
    if case .binomial(let over, let under) = part {
      return command(display ? "dbinom" : "tbinom", over, under)
    }
    write("{\\\(display ? "display" : "text")style")
    row(part.parts)
    write("}")
  }

  mutating func table(_ rows: [[Notation]], _ alignment: Notation.Alignment) {
    switch alignment {
    case .centered: environment("matrix", rows)
    case .alternating: environment("aligned", rows)
    case .leading: environment("array", rows, columns: "l")
    case .columns(let letters): environment("array", rows, columns: letters)
    }
  }

  private mutating func environment(
    _ name: String, _ rows: [[Notation]], columns: String? = nil
  ) {
    write("\\begin{\(name)}" + (columns.map { "{\($0)}" } ?? ""))
    for (index, cells) in rows.enumerated() {
      write(index == 0 ? " " : " \\\\ ")
      for (column, cell) in cells.enumerated() {
        if column > 0 { write(" & ") }
        row(cell.parts, expectsOperand: name != "aligned" || column.isMultiple(of: 2))
      }
    }
    // A last row that is empty would be taken for the end of the one before.
    write((rows.last == [.row([])] ? " \\\\" : "") + " \\end{\(name)}")
  }
}
