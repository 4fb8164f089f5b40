extension Notation {
  /// Whether a mark over this has to cover more than one character.
  var isWide: Bool {
    switch self {
    case .variable(let text), .name(let text), .number(let text): text.count > 1
    case .symbol, .bold(.variable), .bold(.name): false
    default: true
    }
  }

  /// Primes at the start of a superscript, and what follows them.
  var leadingPrimes: (primes: [Notation], rest: Notation?)? {
    let primes = parts.prefix {
      if case .symbol(let text, .ordinary) = $0 {
        MathMLPrinter.primes.contains(text)
      } else {
        false
      }
    }
    let rest = Array(parts.dropFirst(primes.count))
    return primes.isEmpty ? nil : (Array(primes), rest.isEmpty ? nil : .joined(rest))
  }

  /// Whether a letter's top leans to the right, towards a prime.
  var leansRight: Bool {
    if case .variable(let text) = self { "fFTVWYPψ".contains(text) } else { false }
  }

  /// Whether this is taller than an x.
  var isRaised: Bool {
    switch self {
    case .number: true
    case .variable(let text):
      text.unicodeScalars.allSatisfy { !"aceimnorsuvwxzgpqy".unicodeScalars.contains($0) }
    default: false
    }
  }

  /// Whether this goes below the line.
  var isLowered: Bool {
    switch self {
    case .variable(let text): text.contains { "fgjpqyQβγζημξρφϕχψςϱ".contains($0) }
    case .accent(let mark, let base): !mark.hasPrefix("under") && base.isLowered
    case .bold(let part): part.isLowered
    default: false
    }
  }

  /// How far a delimiter keeps away from this content, in ems.
  func room(inside fence: String, atStart: Bool) -> Double {
    if case .table = self { return 3.0 / 18 }
    switch fence {
    case "|", "‖":
      // The tail of an f reaches out to the left.
      if atStart, case .variable(let text)? = parts.first?.innermost, "fj".contains(text) {
        return isTall ? 0.15 : 0.1
      }
      return 1.0 / 18
    case "[", "]", "{", "}": return isTall ? 1.0 / 18 : 0
    default: return 0
    }
  }

  private var innermost: Notation {
    if case .scripts(let base, _, _) = self { base.innermost } else { self }
  }

  /// Whether the innermost base is a large operator.
  var isLarge: Bool {
    switch self {
    case .large: true
    case .scripts(let base, _, _), .stacked(let base, _, _), .bold(let base): base.isLarge
    default: false
    }
  }

  var isSign: Bool {
    guard case .symbol(_, let spacing) = self else { return false }
    return spacing != .ordinary && spacing != .prefix
  }
}
