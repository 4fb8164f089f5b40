extension Expression {
  /// Reads an expression in x.
  ///
  /// Operators by rising precedence: comparisons (`<  <=  >  >=  ==  !=`, chains allowed, value 1
  /// or 0); `+ -`; `* /` and implicit multiplication, which binds like `*`, so that `1/2x` is x/2;
  /// signs; `^`, which associates to the right. `|…|` is the absolute value. Numbers are decimals,
  /// kept as exact fractions; `pi`, `e` and `inf` are constants. `if(cond, a, b)`, `min`, `max`,
  /// `besselj(n, x)` and the functions of ``Function`` are called with parentheses. The signs
  /// `− · × ÷ ≤ ≥ ≠ π ∞` are read like their ASCII spellings.
  ///
  /// - Throws: ``ParseFault`` with the place of the first fault; also for texts of more than
  ///   65 536 bytes or nesting deeper than 100.
  /// - Complexity: O(length).
  public init(parsing text: String) throws(ParseFault) {
    var parser = try Parser(text)
    if case .end = parser.current.kind { throw ParseFault(.empty, 0..<0, in: text) }
    let root = try parser.expression()
    try parser.expectEnd()
    self.init(arena: parser.arena, root: root.index, text: text)
  }

  /// Reads an expression without x, such as `-pi/2` or `1/3`.
  ///
  /// - Throws: ``ParseFault``, also when x occurs.
  public init(parsingConstant text: String) throws(ParseFault) {
    try self.init(parsing: text)
    try requireConstant(in: text)
  }

  func requireConstant(in source: String) throws(ParseFault) {
    guard let index = nodes.firstIndex(of: .variable) else { return }
    throw ParseFault(.variableNotAllowed, ranges[index] ?? 0..<0, in: source)
  }
}

extension Parser {
  /// Complains about anything left over.
  func expectEnd() throws(ParseFault) {
    switch current.kind {
    case .end: return
    case .symbol(let symbol) where symbol == ")":
      throw fault(.unopened(symbol), current.range)
    default:
      throw fault(.unexpected(text(current.range)), current.range)
    }
  }
}
