/// Why a function has no Taylor series about a centre: located, with what there is instead.
public struct SeriesFault: Error, Hashable, Sendable {
  /// What happens at the centre.
  public enum Kind: Hashable, Sendable {
    /// Two different power series meet; they agree in value and `derivatives` derivatives.
    case kink(derivatives: Int)
    /// The limits from left and right differ.
    case jump
    /// The value at the centre is not the limit.
    case isolatedValue
    /// A logarithm or a root of an argument that vanishes.
    case branchPoint
    /// The function grows like (x − c)^(−order).
    case pole(order: Int)
    /// A function of an argument that has a pole.
    case essentialSingularity
    /// The function has no real value here.
    case undefined
    /// More terms cancel than were followed, or a ball is too wide to decide.
    case undecided
  }

  /// What happens at the centre.
  public let kind: Kind
  /// The smallest subexpression that shows it, in the input language.
  public let subexpression: String
  /// Its place in the expression's text, in UTF-8 offsets, if it was parsed.
  public let range: Range<Int>?
  /// The centre asked for.
  public let center: Double
  /// Coefficients that hold for x < c, where there are any.
  public internal(set) var left: [Double]?
  /// Coefficients that hold for x > c, where there are any.
  public internal(set) var right: [Double]?
}

extension SeriesFault: CustomStringConvertible {
  /// The fault as a sentence: for people, not for programs.
  public var description: String {
    let place = "'\(subexpression)' at x = \(shortest(center))"
    switch kind {
    case .kink(let derivatives):
      return "\(place) has a kink: "
        + (derivatives == 0
          ? "the one-sided slopes differ"
          : "the one-sided derivatives differ from order \(derivatives + 1) on")
    case .jump: return "\(place) jumps"
    case .isolatedValue: return "the value of \(place) is not its limit"
    case .branchPoint: return "\(place) has a branch point"
    case .pole(let order): return "\(place) has a pole of order \(order)"
    case .essentialSingularity: return "the argument of \(place) has a pole"
    case .undefined: return "\(place) is not defined"
    case .undecided: return "the behaviour of \(place) could not be decided"
    }
  }
}
