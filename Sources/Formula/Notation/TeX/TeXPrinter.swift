/// Writes notation as TeX, with spaces where an author would put them.
struct TeXPrinter {
  private(set) var output = ""
  /// Whether an operand has to follow: a sign that stands here is no binary operator.
  private var expectsOperand = true
  var scriptDepth = 0
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

  func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
  private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static let closers = Set("}])^_',.;&".utf8)

  /// A space for the reader's eye, unless this is a script or the beginning of a group.
  mutating func gap() {
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

  mutating func command(_ name: String, _ arguments: Notation...) {
    write("\\" + name)
    for argument in arguments { group(argument) }
  }

  mutating func symbol(_ text: String, _ spacing: Notation.Spacing) {
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
  mutating func bareSymbol(_ text: String, _ spacing: Notation.Spacing?) {
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

  mutating func application(_ function: Notation, _ argument: Notation) {
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
  mutating func head(_ function: Notation) {
    switch function {
    case .name(let text): write(TeXNames.function(text))
    case .scripts(.name(let text), let sub, let sup):
      write(TeXNames.function(text))
      limits(sub, sup)
    default: part(function)
    }
  }
}
