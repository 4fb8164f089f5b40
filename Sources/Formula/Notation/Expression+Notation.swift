extension Expression {
  /// The expression as a mathematician would write it: fractions, roots, `2x`, `sin²x`, `eˣ`.
  ///
  /// It follows the text: nothing is expanded, cancelled or reordered, decimals stay as they were
  /// typed. An expression of more than some thousand symbols is cut short by dots.
  /// - Complexity: O(length of the result).
  public var notation: Notation { notation(conditions: .english) }

  /// The same with the words of another language in definitions by cases.
  public func notation(conditions words: ConditionWords) -> Notation {
    var pieces: [Piece] = []
    pieces.reserveCapacity(nodes.count)
    for index in nodes.indices {
      let setter = ExpressionSetter(expression: self, pieces: pieces, words: words)
      pieces.append(setter.piece(index).limited)
    }
    return pieces[pieces.count - 1].notation
  }
}

/// What stands before a condition and for the last case.
public struct ConditionWords: Hashable, Sendable {
  /// Before a condition, with its space: `if `.
  public let condition: String
  /// For the remaining case: `otherwise`.
  public let otherwise: String

  /// Words for another language.
  public init(condition: String, otherwise: String) {
    self.condition = condition
    self.otherwise = otherwise
  }

  /// `if …`, `otherwise`.
  public static let english = Self(condition: "if ", otherwise: "otherwise")
  /// `若 …`, `否则`.
  public static let chinese = Self(condition: "若 ", otherwise: "否则")
}

/// A part of an expression that has been set, with what its surroundings need to know.
struct Piece {
  /// How tightly the outermost operator binds.
  enum Strength: Int, Comparable {
    case comparison, sum, product, operand
    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// What a product has to look at.
  enum Shape {
    case number, letter, power, fraction, root, bars, fence, cases
    /// A function with an argument that has no fence, or has one.
    case function(isFenced: Bool)
    case other
  }

  var notation: Notation
  var strength = Strength.operand
  var shape = Shape.other
  /// The same without the minus sign it starts with, if it does.
  var positive: Notation?
  /// The shapes at the two ends of a product.
  var ends: (first: Shape, last: Shape)?
  /// Symbols in the notation.
  var size = 1
  var depth = 1

  var first: Shape { ends?.first ?? shape }
  var last: Shape { ends?.last ?? shape }

  /// The part in parentheses where it binds less tightly than asked for.
  func fenced(below minimum: Strength, signAllowed: Bool = false) -> Notation {
    strength < minimum || positive != nil && !signAllowed
      ? .fenced(open: "(", notation, close: ")") : notation
  }

  /// Dots in place of what nobody could read.
  var limited: Self {
    size > 4000 || depth > 100 ? Self(notation: .symbol("…", .ordinary)) : self
  }
}
