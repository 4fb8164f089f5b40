/// Reads tokens into notation; nesting is counted and limited.
struct TeXParser {
  /// The deepest nesting that is read.
  static let depthLimit = 64

  let source: String
  private let bytes: [UInt8]
  let tokens: [TeXToken]
  let partners: [Int: Int]
  var position = 0
  private var depth = 0

  private init(source: String, range: Range<Int>) {
    self.source = source
    bytes = Array(source.utf8)
    tokens = TeXLexer.tokens(of: source, in: range)
    partners = TeXDelimiters(tokens).partners
  }

  /// Reads a part of a text as a formula.
  static func formula(in source: String, range: Range<Int>) throws(TeXFault) -> Notation {
    guard range.count <= TeXLexer.lengthLimit else {
      throw TeXFault(
        .tooLong(limit: TeXLexer.lengthLimit), range.lowerBound..<range.lowerBound,
        in: source)
    }
    var parser = TeXParser(source: source, range: range)
    if parser.current.kind == .end { throw TeXFault(.empty, range, in: source) }
    let parts = try parser.row()
    guard parser.current.kind == .end else { throw parser.leftover() }
    return .joined(parts)
  }

  var current: TeXToken { tokens[position] }
  var next: TeXToken { tokens[min(position + 1, tokens.count - 1)] }

  mutating func advance() { position = min(position + 1, tokens.count - 1) }

  func fault(_ kind: TeXFault.Kind, _ range: Range<Int>, _ suggestion: String? = nil) -> TeXFault {
    TeXFault(kind, range, in: source, suggestion: suggestion)
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// One level deeper; every call needs its `leave`.
  mutating func enter() throws(TeXFault) {
    guard depth < Self.depthLimit else {
      throw fault(.tooDeep(limit: Self.depthLimit), current.range)
    }
    depth += 1
  }

  mutating func leave() { depth -= 1 }

  /// Complains about a token that ends a row which nobody began.
  func leftover() -> TeXFault {
    switch current.kind {
    case .close: fault(.unopened("}"), current.range)
    case .ampersand: fault(.misplaced("&"), current.range, "\\&")
    case .command("\\"): fault(.misplaced("\\\\"), current.range)
    case .dollar: fault(.unexpectedCharacter("$"), current.range, "\\$")
    default: fault(.unopened(text(current.range)), current.range)
    }
  }

  /// Parts up to the end of the group, cell or fence, or to the token at `end`.
  mutating func row(to end: Int? = nil, expectsOperand: Bool = true) throws(TeXFault) -> [Notation]
  {
    var parts: [Notation] = []
    var expects = expectsOperand
    while position != end, !endsRow, !(position + 1 == end && isSize(current)) {
      if case .command(let name) = current.kind, Self.ignored.contains(name) {
        advance()
        continue
      }
      let part = try element(expectsOperand: expects)
      expects = part.expectsOperandAfter(expects)
      if case .text(let more) = part, case .text(let text)? = parts.last {
        parts[parts.count - 1] = .text(text + more)
      } else {
        parts.append(part)
      }
    }
    return parts
  }

  /// Commands that mean nothing here.
  static let ignored: Set<String> = [
    "scriptstyle", "scriptscriptstyle", "nonumber", "notag", "limits", "nolimits",
  ]

  /// Whether this is the size of the delimiter after it.
  func isSize(_ token: TeXToken) -> Bool {
    if case .command(let name) = token.kind { TeXSizes.sides[name] != nil } else { false }
  }

  var endsRow: Bool {
    switch current.kind {
    case .end, .close, .ampersand, .dollar, .command("\\"), .command("right"), .command("end"): true
    default: false
    }
  }

  /// A nucleus with its scripts.
  mutating func element(expectsOperand: Bool) throws(TeXFault) -> Notation {
    try enter()
    defer { leave() }
    let start = current
    switch start.kind {
    case .superscript, .subscript, .prime: return try scripted(.row([]))
    case .command(let name):
      if let symbol = TeXNames.largeCommands[name] {
        advance()
        return try limits(on: symbol)
      }
      if TeXNames.functions.contains(name) {
        advance()
        return try function(named: name)
      }
      if name == "operatorname" { return try operatorName() }
    default: break
    }
    let nucleus = try self.nucleus(expectsOperand: expectsOperand)
    // Only a brace written here takes its label as a limit; one within a group has scripts.
    if case .accent(let mark, _) = nucleus, mark.hasSuffix("brace"), start.kind != .open {
      let (sub, sup) = try scripts()
      return sub == nil && sup == nil ? nucleus : .stacked(nucleus, below: sub, above: sup)
    }
    if start.isCommand("mathop"), case .large(let symbol, nil, nil) = nucleus {
      return try limits(on: symbol)
    }
    return nucleus.isSpace ? nucleus : try scripted(nucleus)
  }

  func isScript(_ token: TeXToken) -> Bool {
    token.kind == .superscript || token.kind == .subscript || token.kind == .prime
  }

  mutating func scripted(_ base: Notation) throws(TeXFault) -> Notation {
    guard isScript(current) else { return base }
    let (sub, sup) = try scripts()
    return .scripts(base, sub: sub, sup: sup)
  }

  /// The scripts that follow, primes in front of what `^` raises.
  mutating func scripts() throws(TeXFault) -> (sub: Notation?, sup: Notation?) {
    var sub: Notation?
    var sup: Notation?
    var primes = 0
    while true {
      let mark = current
      switch mark.kind {
      case .prime:
        guard sup == nil else { throw fault(.doubleScript("^"), mark.range, "{…}'") }
        primes += 1
        advance()
      case .superscript:
        guard sup == nil else { throw fault(.doubleScript("^"), mark.range) }
        sup = try script(mark)
      case .subscript:
        guard sub == nil else { throw fault(.doubleScript("_"), mark.range) }
        sub = try script(mark)
      default:
        if primes > 0 {
          let signs = Notation.primes(primes)
          sup = .joined(signs + (sup.map { [$0] } ?? []))
        }
        return (sub, sup)
      }
    }
  }

  private mutating func script(_ mark: TeXToken) throws(TeXFault) -> Notation {
    advance()
    if let end = partners[position] {
      let inner = text(current.range.lowerBound..<tokens[end].range.upperBound)
      throw fault(.bareScript(inner), current.range, "\(text(mark.range)){\(inner)}")
    }
    return try argument(of: text(mark.range), at: mark.range)
  }

  /// A large operator's limits.
  mutating func limits(on symbol: String) throws(TeXFault) -> Notation {
    let isIntegral = MathMLPrinter.integrals.contains(symbol)
    var areStacked = !isIntegral
    while case .command(let name) = current.kind, ["limits", "nolimits"].contains(name) {
      areStacked = name == "limits"
      advance()
    }
    let (sub, sup) = try scripts()
    if areStacked == !isIntegral || sub == nil && sup == nil {
      return .large(symbol, lower: sub, upper: sup)
    }
    let bare = Notation.large(symbol, lower: nil, upper: nil)
    return isIntegral
      ? .stacked(bare, below: sub, above: sup) : .scripts(bare, sub: sub, sup: sup)
  }
}

extension Notation {
  /// Whether an operand has to follow this part; white space changes nothing.
  func expectsOperandAfter(_ before: Bool) -> Bool {
    switch self {
    case .symbol(_, let spacing): spacing != .ordinary
    case .space: before
    case .large: true
    case .scripts(let base, _, _), .stacked(let base, _, _): base.expectsOperandAfter(before)
    default: false
    }
  }

  /// Up to four primes are one character.
  fileprivate static func primes(_ count: Int) -> [Notation] {
    let signs = ["", "′", "″", "‴", "⁗"]
    var result = [Notation](repeating: .symbol("⁗", .ordinary), count: (count - 1) / 4)
    result.append(.symbol(signs[(count - 1) % 4 + 1], .ordinary))
    return result
  }
}
