extension Notation {
  /// The parts of a row, or the part itself.
  var parts: [Notation] {
    if case .row(let parts) = self { parts } else { [self] }
  }

  /// Parts side by side; a single part stays what it is.
  static func joined(_ parts: [Notation]) -> Notation {
    parts.count == 1 ? parts[0] : .row(parts)
  }

  /// Whether a fence around this part has to grow beyond the height of letters with scripts.
  var isTall: Bool {
    switch self {
    case .fraction, .binomial, .table, .large(_, .some, _), .large(_, _, .some): true
    case .large(let symbol, nil, nil): !symbol.isLetters
    case .variable, .name, .number, .text, .symbol, .space: false
    case .row(let parts): parts.contains(where: \.isTall)
    case .fenced(_, let part, _), .bold(let part), .style(let part, _): part.isTall
    case .accent(let mark, let part): mark.hasSuffix("brace") || part.isTall
    case .stacked(_, let below, let above): below != nil || above != nil
    case .application(let function, let argument): function.isTall || argument.isTall
    case .root(let radicand, _): radicand.isTall
    case .scripts(let base, let sub, let sup):
      base.isTall || sub?.isTall ?? false || sup?.isTall ?? false
    }
  }

  /// Whether the innermost base is an upright name, as in sin, log₂ or RMS′.
  var isNamed: Bool {
    switch self {
    case .name: true
    case .scripts(let base, _, _), .bold(let base), .accent(_, let base): base.isNamed
    default: false
    }
  }

  /// Whether this or, in a row, its first part starts with a bracket, which needs no distance to
  /// a function; bars do.
  var opensWithBracket: Bool {
    switch self {
    case .fenced(let open, _, _): !["", "|", "‖"].contains(open)
    case .scripts(let base, _, _): base.opensWithBracket
    case .row(let parts): parts.first?.opensWithBracket ?? false
    default: false
    }
  }
}

extension String {
  /// Whether all characters are letters or spaces, as in `lim sup`.
  var isLetters: Bool { unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == " " } }
}
