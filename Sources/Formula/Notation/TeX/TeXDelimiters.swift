/// Finds which delimiters belong together, before anything is parsed.
///
/// Brackets match within their group, cell or `\left…\right`; `[0, 1)` is a pair as well. A bar
/// opens where an operand has to follow and closes where one stands before it. What finds no partner
/// is an ordinary symbol.
struct TeXDelimiters {
  /// The token index of the closing delimiter by that of the opening one.
  private(set) var partners: [Int: Int] = [:]
  private var scopes = [Scope()]

  private struct Scope {
    var openings: [(index: Int, kind: String)] = []
    var counts: [String: Int] = [:]
    var expectsOperand = true
    /// What was expected before the script that is being read.
    var beforeScript: Bool?
  }

  /// What a token does as a delimiter; kinds that are equal match.
  static let openings = [
    "(": ")", "[": ")", "\\{": "}", "\\lbrace": "}", "\\lbrack": ")", "\\langle": ">",
    "\\lfloor": "f", "\\lceil": "c", "\\lvert": "|", "\\lVert": "‖",
  ]
  static let closings = [
    ")": ")", "]": ")", "\\}": "}", "\\rbrace": "}", "\\rbrack": ")", "\\rangle": ">",
    "\\rfloor": "f", "\\rceil": "c", "\\rvert": "|", "\\rVert": "‖",
  ]
  static let bars = ["|": "bar", "\\|": "Bar", "\\vert": "bar", "\\Vert": "Bar", "‖": "Bar"]

  /// Reads all tokens once; O(length).
  init(_ tokens: [TeXToken]) {
    var index = 0
    while index < tokens.count {
      index += read(tokens, index)
    }
  }

  /// The delimiter a token may be, spelt as in the tables above.
  static func spelling(_ token: TeXToken) -> String? {
    switch token.kind {
    case .character(let character): String(character)
    case .command(let name): "\\" + name
    default: nil
    }
  }

  private var scope: Scope {
    get { scopes[scopes.count - 1] }
    set { scopes[scopes.count - 1] = newValue }
  }

  /// Handles one token, with the delimiter after a size, and returns how many were used.
  private mutating func read(_ tokens: [TeXToken], _ index: Int) -> Int {
    let token = tokens[index]
    let next = tokens[min(index + 1, tokens.count - 1)]
    switch token.kind {
    case .open,
      .dollar where scopes.count == 1:
      scopes.append(Scope())
    case .close: pop()
    case .dollar: toggleMathematics()
    case .superscript, .subscript: scopes[scopes.count - 1].beforeScript = scope.expectsOperand
    case .ampersand, .command("\\"):
      scopes[scopes.count - 1] = Scope()
    case .command("begin"): scopes.append(Scope())
    case .command("end"), .command("right"):
      pop()
      return token.isCommand("right") ? 2 : 1
    case .command("left"):
      scopes.append(Scope())
      return 2
    case .command(let name) where TeXSizes.sides[name] != nil:
      if let side = TeXSizes.sides[name] { sized(side, next, index + 1, after: tokens, index + 2) }
      return 2
    case .end, .prime: break
    default: plain(token, index, next)
    }
    return 1
  }

  private mutating func pop() {
    if scopes.count > 1 { scopes.removeLast() }
    operandRead()
  }

  /// Formulas within `\text` are scopes of their own.
  private mutating func toggleMathematics() {
    scopes[scopes.count - 1] = Scope()
  }

  private mutating func sized(
    _ side: TeXSizes.Side, _ token: TeXToken, _ index: Int, after tokens: [TeXToken], _ next: Int
  ) {
    switch side {
    case .open: open(index, "sized")
    case .close: close(index, "sized")
    case .middle: scopes[scopes.count - 1].expectsOperand = true
    case .either: plain(token, index, tokens[min(next, tokens.count - 1)])
    }
  }

  private mutating func plain(_ token: TeXToken, _ index: Int, _ next: TeXToken) {
    guard let text = Self.spelling(token) else { return }
    if let kind = Self.openings[text] { return open(index, kind) }
    if let kind = Self.closings[text] { return close(index, kind) }
    if let kind = Self.bars[text] {
      let closes = !scope.expectsOperand || next.kind == .subscript || next.kind == .superscript
      if closes, scope.openings.last?.kind == kind { return close(index, kind) }
      return open(index, kind)
    }
    switch TeXExpectation.after(token, expectsOperand: scope.expectsOperand) {
    case .operand?: scopes[scopes.count - 1].expectsOperand = true
    case .operation?: operandRead()
    case nil: break
    }
  }

  private mutating func operandRead() {
    scopes[scopes.count - 1].expectsOperand = scope.beforeScript ?? false
    scopes[scopes.count - 1].beforeScript = nil
  }

  private mutating func open(_ index: Int, _ kind: String) {
    scopes[scopes.count - 1].openings.append((index, kind))
    scopes[scopes.count - 1].counts[kind, default: 0] += 1
    scopes[scopes.count - 1].expectsOperand = true
  }

  private mutating func close(_ index: Int, _ kind: String) {
    let last = scopes.count - 1
    defer { operandRead() }
    guard scopes[last].counts[kind, default: 0] > 0 else { return }
    while let opening = scopes[last].openings.popLast() {
      scopes[last].counts[opening.kind, default: 1] -= 1
      if opening.kind == kind {
        partners[opening.index] = index
        return
      }
    }
  }
}

/// What has to follow a token: this tells an opening bar from a closing one.
enum TeXExpectation {
  case operand, operation

  /// Nil where a token changes nothing, as white space.
  static func after(_ token: TeXToken, expectsOperand: Bool) -> Self? {
    switch token.kind {
    case .character("/"): return .operand
    case .character(let character):
      return after(TeXSymbols.characters[character], expectsOperand)
    case .command(let name):
      if TeXNames.spaces.contains(where: { $0.name == name }) { return nil }
      if TeXNames.functions.contains(name) || TeXNames.largeCommands[name] != nil {
        return .operand
      }
      return after(TeXSymbols.meanings[name], expectsOperand)
    default: return nil
    }
  }

  private static func after(_ meaning: TeXSymbols.Meaning?, _ expectsOperand: Bool) -> Self {
    guard let meaning, let spacing = meaning.spacing else { return .operation }
    switch spacing {
    case .ordinary: return .operation
    case .binary:
      // ‖⋅‖: an operator without operands stands for them.
      let isSign = TeXSymbols.signs.contains(meaning.character)
      return expectsOperand && !isSign ? .operation : .operand
    default: return .operand
    }
  }
}

/// The commands that set a delimiter's size; fences grow by themselves, so only the side counts.
enum TeXSizes {
  enum Side { case open, close, middle, either }

  static let sides: [String: Side] = {
    var result: [String: Side] = ["middle": .middle]
    for size in ["big", "Big", "bigg", "Bigg"] {
      result[size] = .either
      result[size + "l"] = .open
      result[size + "r"] = .close
      result[size + "m"] = .middle
    }
    return result
  }()
}
