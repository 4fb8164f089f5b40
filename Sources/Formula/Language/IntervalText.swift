/// An interval as an author writes it: two constant expressions around `..`.
///
/// `-1..1`, `-pi..pi`, `0..inf`. The ends keep their exact values where they are rational.
public struct IntervalText: Hashable, Sendable {
  /// The lower end.
  public let lower: Expression
  /// The upper end.
  public let upper: Expression
  /// The lower end's value, possibly −∞.
  public let lowerValue: ConstantValue
  /// The upper end's value, possibly +∞.
  public let upperValue: ConstantValue

  /// Reads `A..B`.
  ///
  /// - Throws: ``ParseFault`` with columns in `text`; also when the ends are reversed, equal,
  ///   undefined or contain x.
  public init(parsing text: String) throws(ParseFault) {
    var parser = try Parser(text)
    if case .end = parser.current.kind { throw ParseFault(.empty, 0..<0, in: text) }
    let first = try parser.expression()
    guard parser.current.isSymbol("..") else {
      if case .end = parser.current.kind {
        throw ParseFault(.missingRange, first.range, in: text, suggestion: "0..1")
      }
      try parser.expectEnd()
      throw ParseFault(.missingRange, parser.current.range, in: text)
    }
    parser.advance()
    let second = try parser.expression()
    try parser.expectEnd()
    let ends = [first, second].map { Expression(arena: parser.arena, root: $0.index, text: text) }
    for end in ends { try end.requireConstant(in: text) }
    try self.init(
      lower: Self.part(ends[0], first.range, of: parser),
      upper: Self.part(ends[1], second.range, of: parser),
      source: text, range: first.range.lowerBound..<second.range.upperBound)
  }

  /// Joins two ends that were read separately, as in `[A, B]`.
  ///
  /// - Throws: ``ParseFault`` when an end contains x or the interval is empty; its source is
  ///   `lower..upper`.
  public init(lower: Expression, upper: Expression) throws(ParseFault) {
    let source = "\(lower)..\(upper)"
    for end in [lower, upper] where !end.isConstant {
      throw ParseFault(.variableNotAllowed, 0..<source.utf8.count, in: source)
    }
    try self.init(lower: lower, upper: upper, source: source, range: 0..<source.utf8.count)
  }

  private init(
    lower: Expression, upper: Expression, source: String, range: Range<Int>
  ) throws(ParseFault) {
    let unknown = ConstantValue(value: .nan, exact: nil)
    lowerValue = lower.constantValue ?? unknown
    upperValue = upper.constantValue ?? unknown
    guard lowerValue.value < upperValue.value else {
      throw ParseFault(
        .emptyInterval(lower: lowerValue.value, upper: upperValue.value), range, in: source)
    }
    self.lower = lower
    self.upper = upper
  }

  /// An end as an expression of its own text.
  private static func part(_ end: Expression, _ range: Range<Int>, of parser: Parser) -> Expression
  {
    Expression(end, text: parser.text(range), shiftedBy: -range.lowerBound)
  }
}

extension Expression {
  /// The same expression with a part of its text, its places moved along.
  init(_ other: Expression, text: String, shiftedBy shift: Int) {
    func moved(_ range: Range<Int>?) -> Range<Int>? {
      guard let range, range.lowerBound + shift >= 0,
        range.upperBound + shift <= text.utf8.count
      else { return nil }
      return range.lowerBound + shift..<range.upperBound + shift
    }
    nodes = other.nodes
    ranges = other.ranges.map(moved)
    core = other.core
    coreRanges = other.coreRanges.map(moved)
    compiled = other.compiled
    self.text = text
  }
}
