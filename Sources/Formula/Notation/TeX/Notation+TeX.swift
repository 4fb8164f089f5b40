extension Notation {
  /// The notation in TeX: reading it back by ``init(tex:)`` gives notation that looks the same, and
  /// for notation that was read from TeX the very same tree.
  ///
  /// - Complexity: O(length of the result).
  public var tex: String {
    var printer = TeXPrinter()
    printer.row(parts)
    return printer.output
  }
}

/// Writes notation as TeX, with spaces where an author would put them.
struct TeXPrinter {
  private(set) var output = ""
  /// Whether an operand has to follow: a sign that stands here is no binary operator.
  private(set) var expectsOperand = true
  private var endsWithCommand = false
  private var endsWithDigit = false

  /// Appends text that must not join the command or number before it.
  mutating func write(_ text: String) {
    guard let first = text.utf8.first else { return }
    if endsWithCommand && isLetter(first) || endsWithDigit && (48...57).contains(first) {
      output += " "
    }
    output += text
    endsWithDigit = text.utf8.last.map { (48...57).contains($0) } ?? false
    let command = text.utf8.last == UInt8(ascii: "\\") ? nil : text.utf8.lastIndex(of: 92)
    endsWithCommand =
      command.map { index in
        let name = text.utf8[text.utf8.index(after: index)...]
        return !name.isEmpty && name.allSatisfy(isLetter)
      } ?? false
  }

  private func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

  /// A space for the reader's eye.
  private mutating func gap() {
    guard output.utf8.last.map({ $0 != 32 && $0 != UInt8(ascii: "{") }) ?? false else { return }
    output += " "
    endsWithCommand = false
    endsWithDigit = false
  }

  mutating func row(_ parts: [Notation], expectsOperand: Bool = true) {
    self.expectsOperand = expectsOperand
    for part in parts { self.part(part) }
  }

  /// A part in braces; a single symbol in braces is an ordinary one.
  mutating func group(_ notation: Notation) {
    write("{")
    let outer = expectsOperand
    if case .symbol(let text, let spacing) = notation {
      bareSymbol(text, spacing == .ordinary ? nil : spacing)
    } else {
      row(notation.parts)
    }
    write("}")
    expectsOperand = outer
  }

  mutating func part(_ notation: Notation) {
    switch notation {
    case .symbol(let text, let spacing): return symbol(text, spacing)
    case .space(let ems): return write(TeXNames.space(ems))
    case .variable(let text): variable(text)
    case .name(let text): write("\\mathrm{\(TeXNames.escaped(name: text))}")
    case .number(let text): write(text)
    case .text(let text): write("\\text{\(TeXNames.escaped(text: text))}")
    case .row: group(notation)
    case .bold(let part): bold(part)
    case .style(let part, let display): style(part, display)
    case .fenced(let open, let content, let close): fenced(open, content, close)
    case .scripts(let base, let sub, let sup): scripts(base, sub, sup)
    case .stacked(let base, let below, let above): stacked(base, below, above)
    case .fraction(let over, let under): command("frac", over, under)
    case .binomial(let n, let k): command("binom", n, k)
    case .root(let radicand, let index): root(radicand, index)
    case .application(let function, let argument): return application(function, argument)
    case .large(let symbol, let lower, let upper):
      write(TeXNames.large(symbol))
      limits(lower, upper)
      expectsOperand = true
      return
    case .accent(let mark, let base):
      write("\\\(TeXNames.accent(mark, isWide: base.isWide))")
      group(base)
    case .table(let rows, let alignment): table(rows, alignment)
    }
    expectsOperand = false
  }

  private mutating func command(_ name: String, _ arguments: Notation...) {
    write("\\" + name)
    for argument in arguments { group(argument) }
  }

  private mutating func symbol(_ text: String, _ spacing: Notation.Spacing) {
    let usual = TeXSymbols.spacings[text] ?? .ordinary
    let isRoomy = spacing == .binary || spacing == .relation
    if isRoomy { gap() }
    switch (spacing, usual) {
    case (.prefix, .binary) where expectsOperand && TeXSymbols.signs.contains(text),
      (.ordinary, .binary) where expectsOperand && !TeXSymbols.signs.contains(text):
      bareSymbol(text, .binary)
    case (.ordinary, .ordinary) where !TeXNames.delimiters.contains(text):
      bareSymbol(text, .ordinary)
    case (.ordinary, _), (.prefix, _):
      write("{")
      bareSymbol(text, nil)
      write("}")
    default: bareSymbol(text, spacing)
    }
    expectsOperand = spacing != .ordinary
    if isRoomy || spacing == .punctuation { gap() }
  }

  /// A symbol by its command or itself, forced into its class where it usually has another.
  private mutating func bareSymbol(_ text: String, _ spacing: Notation.Spacing?) {
    let usual = TeXSymbols.spacings[text] ?? .ordinary
    if let spacing, let name = TeXSymbols.names[.init(character: text, spacing: spacing)],
      !TeXNames.typed.contains(text) || spacing != usual
    {
      return write("\\" + name)
    }
    let plain = TeXNames.symbol(text)
    switch spacing {
    case .binary where usual != .binary: write("\\mathbin{\(plain)}")
    case .relation where usual != .relation: write("\\mathrel{\(plain)}")
    case .punctuation where usual != .punctuation: write("\\mathpunct{\(plain)}")
    default: write(plain)
    }
  }

  private mutating func application(_ function: Notation, _ argument: Notation) {
    head(function)
    row(argument.parts)
    expectsOperand = false
  }

  /// A function's name as a command of its own.
  private mutating func head(_ function: Notation) {
    switch function {
    case .name(let text): write(TeXNames.function(text))
    case .scripts(.name(let text), let sub, let sup):
      write(TeXNames.function(text))
      limits(sub, sup)
    default: part(function)
    }
  }

  private mutating func scripts(_ base: Notation, _ sub: Notation?, _ sup: Notation?) {
    switch base {
    case .large(let symbol, nil, nil): write(TeXNames.large(symbol) + "\\nolimits")
    case .variable, .number, .name, .text, .accent, .fenced, .bold, .binomial, .fraction, .root:
      part(base)
    case .symbol(let text, let spacing): bareSymbol(text, spacing)
    default: group(base)
    }
    limits(sub, sup)
  }

  /// `_{…}` and `^{…}`, with primes as such.
  private mutating func limits(_ sub: Notation?, _ sup: Notation?) {
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
    switch notation {
    case .variable(let text) where text.utf8.count == 1: write(text)
    case .number(let text) where text.utf8.count == 1: write(text)
    default: group(notation)
    }
    endsWithDigit = false
    endsWithCommand = false
  }

  private mutating func stacked(_ base: Notation, _ below: Notation?, _ above: Notation?) {
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
    }
    if above != nil { group(base) } else { part(base) }
    if below != nil { write("}") }
  }

  private mutating func root(_ radicand: Notation, _ index: Notation?) {
    write("\\sqrt")
    if let index {
      write("[{")
      row(index.parts)
      write("}]")
    }
    group(radicand)
  }

  private mutating func fenced(_ open: String, _ content: Notation, _ close: String) {
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

  private mutating func variable(_ text: String) {
    if let name = TeXSymbols.names[.init(character: text, spacing: nil)] {
      write("\\" + name)
    } else if let (alphabet, letters) = TeXAlphabets.plain(text) {
      write("\\\(alphabet){\(letters)}")
    } else {
      write(text.count == 1 ? text : "\\mathit{\(text)}")
    }
  }

  private mutating func bold(_ part: Notation) {
    if case .name(let text) = part { return write("\\mathbf{\(TeXNames.escaped(name: text))}") }
    command("boldsymbol", part)
  }

  private mutating func style(_ part: Notation, _ display: Bool) {
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

  private mutating func table(_ rows: [[Notation]], _ alignment: Notation.Alignment) {
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
      output += index == 0 ? " " : " \\\\ "
      endsWithCommand = false
      for (column, cell) in cells.enumerated() {
        if column > 0 { write(" & ") }
        row(cell.parts, expectsOperand: name != "aligned" || column.isMultiple(of: 2))
      }
    }
    write(" \\end{\(name)}")
  }
}

extension Notation {
  /// Apostrophes for a symbol that consists of primes.
  fileprivate var primes: String? {
    guard case .symbol(let text, .ordinary) = self else { return nil }
    return ["′": "'", "″": "''", "‴": "'''", "⁗": "''''"][text]
  }
}
