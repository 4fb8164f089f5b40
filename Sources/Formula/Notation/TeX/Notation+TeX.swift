extension Notation {
  /// The notation in TeX: reading it back by ``init(tex:)`` gives notation that looks the same, and
  /// for notation that was read from TeX the very same tree.
  ///
  /// - Complexity: O(length of the result).
  public var tex: String {
    var printer = TeXPrinter()
    printer.row(parts)
    return parts.isEmpty ? "{}" : printer.output
  }
}

/// Writes notation as TeX, with spaces where an author would put them.
struct TeXPrinter {
  private(set) var output = ""
  /// Whether an operand has to follow: a sign that stands here is no binary operator.
  private var expectsOperand = true
  private var scriptDepth = 0
  private var endsWithCommand = false
  private var endsWithDigit = false
  private var wantsGap = false

  /// Appends text that must not join the command or number before it.
  mutating func write(_ text: String) {
    guard let first = text.utf8.first else { return }
    let point = UInt8(ascii: ".")
    let joins =
      endsWithCommand && isLetter(first)
      || endsWithDigit && (isDigit(first) || first == point && text.utf8.count > 1)
    if joins || wantsGap && first != 32 && !Self.closers.contains(first) { output += " " }
    wantsGap = false
    output += text
    endsWithDigit = text.utf8.last.map { isDigit($0) || $0 == point } ?? false
    let name = text.utf8.lastIndex(of: UInt8(ascii: "\\")).map { text.utf8[$0...].dropFirst() }
    endsWithCommand = name.map { !$0.isEmpty && $0.allSatisfy(isLetter) } ?? false
  }

  private func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
  private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static let closers = Set("}])^_',.;&".utf8)

  /// A space for the reader's eye, unless this is a script or the beginning of a group.
  private mutating func gap() {
    guard scriptDepth == 0, let last = output.utf8.last, last != 32, last != UInt8(ascii: "{")
    else { return }
    wantsGap = true
  }

  /// Parts side by side; where no operand is expected, a sign at the start needs braces.
  mutating func row(_ parts: [Notation], expectsOperand: Bool = true) {
    if !expectsOperand, case .symbol(_, .prefix)? = parts.first(where: { !$0.isSpace }) {
      return group(.row(parts))
    }
    self.expectsOperand = expectsOperand
    let grasping = graspingFunctions(parts)
    for (part, grasps) in zip(parts, grasping) {
      if grasps {
        group(part)
        self.expectsOperand = false
      } else {
        self.part(part)
      }
    }
  }

  /// Which functions need braces, because they would take their neighbour for an argument.
  private func graspingFunctions(_ parts: [Notation]) -> [Bool] {
    var result = [Bool](repeating: false, count: parts.count)
    for index in parts.indices.dropLast().reversed() {
      let next = parts[index + 1]
      guard case .application(_, let argument) = parts[index], !argument.isFence else { continue }
      result[index] = next.isAbsorbed || next.isBraced || result[index + 1]
    }
    return result
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
    let before = expectsOperand
    defer { expectsOperand = notation.expectsOperandAfter(before) }
    switch notation {
    case .symbol(let text, let spacing): symbol(text, spacing)
    case .space(let ems):
      write(TeXNames.space(ems))
      if ems > 0.4 { gap() }
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
    case .application(let function, let argument): application(function, argument)
    case .large(let symbol, let lower, let upper):
      write(TeXNames.large(symbol))
      limits(lower, upper)
      if !symbol.isLetters || lower != nil || upper != nil { gap() }
    case .accent(let mark, let base):
      write("\\\(TeXNames.accent(mark, isWide: base.isWide))")
      group(base)
    case .table(let rows, let alignment): table(rows, alignment)
    }
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
    case (.binary, .binary) where expectsOperand:
      write("\\mathbin{")
      bareSymbol(text, nil)
      write("}")
    case (.ordinary, .ordinary) where !TeXNames.delimiters.contains(text):
      bareSymbol(text, .ordinary)
    case (.ordinary, _), (.prefix, _):
      write("{")
      bareSymbol(text, nil)
      write("}")
    default: bareSymbol(text, spacing)
    }
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
    let parts = argument.parts
    if parts.count == 1, argument.isFence { return row(parts) }
    gap()
    if argument.isApplication { return row(parts) }
    guard !parts.isEmpty, parts.allSatisfy(\.isAbsorbed) else { return group(argument) }
    for part in parts {
      expectsOperand = false
      self.part(part)
    }
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
    case .accent(let mark, _) where mark.hasSuffix("brace"): group(base)
    case .variable, .number, .name, .text, .accent, .fenced, .bold, .binomial, .fraction, .root:
      part(base)
    case .symbol(let text, let spacing): symbol(text, spacing)
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
    scriptDepth += 1
    defer { scriptDepth -= 1 }
    switch notation {
    case .variable(let text) where text.utf8.count == 1: write(text)
    case .number(let text) where text.utf8.count == 1: write(text)
    default: group(notation)
    }
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

  private mutating func root(_ radicand: Notation, _ index: Notation?) {
    write("\\sqrt")
    if let index {
      write("[")
      row(index.parts)
      write("]")
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
      let isLetter = text.count == 1 && text.first?.isVariable ?? false
      write(isLetter ? text : "\\mathit{\(TeXNames.escaped(name: text))}")
    }
  }

  private mutating func bold(_ part: Notation) {
    if case .name(let text) = part, text.utf8.allSatisfy(isLetter) {
      return write("\\mathbf{\(text)}")
    }
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

extension Notation {
  /// Whether this is a symbol that is written in braces, because it usually keeps more room.
  fileprivate var isBraced: Bool {
    if case .scripts(let base, _, _) = self { return base.isBraced }
    guard case .symbol(let text, .ordinary) = self else { return false }
    return TeXSymbols.spacings[text] ?? .ordinary != .ordinary || TeXNames.delimiters.contains(text)
  }

  fileprivate var isFence: Bool {
    switch self {
    case .fenced, .scripts(.fenced, _, _): true
    default: false
    }
  }

  fileprivate var isApplication: Bool { if case .application = self { true } else { false } }

  /// Apostrophes for a symbol that consists of primes.
  fileprivate var primes: String? {
    guard case .symbol(let text, .ordinary) = self else { return nil }
    return ["′": "'", "″": "''", "‴": "'''", "⁗": "''''"][text]
  }
}
