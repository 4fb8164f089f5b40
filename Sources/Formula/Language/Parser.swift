import Exact

/// Reads tokens into nodes by precedence climbing; nesting is counted and limited.
struct Parser {
  /// The deepest nesting that is read.
  static let depthLimit = 100

  let source: String
  var arena = NodeArena()
  private let tokens: [Token]
  private var position = 0
  private var depth = 0

  init(_ source: String) throws(ParseFault) {
    self.source = source
    tokens = try Lexer.tokens(of: source)
  }

  /// A node with the place of its text.
  struct Operand {
    let index: Int
    let range: Range<Int>
  }

  var current: Token { tokens[position] }
  var next: Token { tokens[min(position + 1, tokens.count - 1)] }

  mutating func advance() { position = min(position + 1, tokens.count - 1) }

  func text(_ range: Range<Int>) -> String {
    String(decoding: Array(source.utf8)[range], as: UTF8.self)
  }

  func fault(_ kind: ParseFault.Kind, _ range: Range<Int>, _ suggestion: String? = nil)
    -> ParseFault
  {
    ParseFault(kind, range, in: source, suggestion: suggestion)
  }

  mutating func make(_ node: Node, _ range: Range<Int>) -> Operand {
    Operand(index: arena.index(of: node, at: range), range: range)
  }

  /// Runs a nested step one level deeper.
  mutating func nested<T>(
    _ body: (inout Self) throws(ParseFault) -> T
  ) throws(ParseFault) -> T {
    guard depth < Self.depthLimit else {
      throw fault(.tooDeep(limit: Self.depthLimit), current.range)
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Operators by how tightly they bind; all associate to the left.
  private static let precedences: [String: (Int, Operation)] = [
    "<": (1, .less), "<=": (1, .lessOrEqual), ">": (1, .greater), ">=": (1, .greaterOrEqual),
    "==": (1, .equal), "!=": (1, .notEqual),
    "+": (2, .add), "-": (2, .subtract), "*": (3, .multiply), "/": (3, .divide),
  ]

  /// Everything whose operators bind at least as tightly as `minimum`.
  ///
  /// `inBars`: the innermost open bracket is a bar, so a bar in operator position closes it.
  mutating func expression(
    minimum: Int = 1, inBars: Bool = false
  ) throws(ParseFault) -> Operand {
    var left = try operand()
    var compared: Operand?
    while let (precedence, operation, implicit) = try infix(inBars: inBars), precedence >= minimum {
      if !implicit { advance() }
      let right =
        precedence == 3
        ? try operand()
        : try nested { (parser) throws(ParseFault) in
          try parser.expression(minimum: precedence + 1, inBars: inBars)
        }
      let range = (compared ?? left).range.lowerBound..<right.range.upperBound
      if operation.isComparison {
        // a < b < c means (a < b)·(b < c).
        let first = compared ?? left
        let pair = make(.binary(operation, first.index, right.index), range)
        left = compared == nil ? pair : make(.binary(.multiply, left.index, pair.index), range)
        compared = right
      } else {
        left = make(.binary(operation, left.index, right.index), range)
      }
    }
    return left
  }

  private func infix(inBars: Bool) throws(ParseFault) -> (Int, Operation, implicit: Bool)? {
    switch current.kind {
    case .symbol("("), .name: return (3, .multiply, true)
    case .symbol("|"): return inBars ? nil : (3, .multiply, true)
    case .number:
      guard position > 0, tokens[position - 1].kind == .number else { return (3, .multiply, true) }
      throw fault(.missingOperator, current.range, "*")
    case .symbol("**"): throw fault(.unexpected("**"), current.range, "^")
    case .symbol("="): throw fault(.unexpected("="), current.range, "==")
    case .symbol("!"): throw fault(.unexpected("!"), current.range, "gamma(x + 1)")
    case .symbol(let symbol):
      return Self.precedences[symbol].map { ($0.0, $0.1, false) }
    case .end: return nil
    }
  }

  /// Signs and a power: `-x^2` is −(x²), `2^-3` is 2⁻³, `2^3^2` is 2⁹.
  private mutating func operand() throws(ParseFault) -> Operand {
    let start = current.range.lowerBound
    var negative = false
    while current.isSymbol("-") || current.isSymbol("+") {
      if current.isSymbol("-") { negative.toggle() }
      advance()
    }
    let value = try power()
    return negative ? make(.negate(value.index), start..<value.range.upperBound) : value
  }

  private mutating func power() throws(ParseFault) -> Operand {
    let base = try nested { (parser) throws(ParseFault) in try parser.primary() }
    guard current.isSymbol("^") else { return base }
    advance()
    let exponent = try nested { (parser) throws(ParseFault) in try parser.operand() }
    return make(
      .binary(.power, base.index, exponent.index),
      base.range.lowerBound..<exponent.range.upperBound)
  }
}
