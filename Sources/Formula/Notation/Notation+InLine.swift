extension Notation {
  /// The same with slashes in place of fraction bars, for exponents and for labels of one line:
  /// `1/(1 + x)`.
  ///
  /// Fractions within fences and arguments take slashes as well, those in tables stay.
  public var inLine: Notation {
    switch self {
    case .fraction(let over, let under):
      .row(over.slashed(isUnder: false) + [.symbol("/", .ordinary)] + under.slashed(isUnder: true))
    case .style(let part, _): part.inLine
    case .row(let parts): .row(Self.inLine(parts))
    case .fenced(let open, let content, let close):
      .fenced(open: open, content.inLine, close: close)
    case .application(let function, let argument): .application(function, argument.inLine)
    case .scripts(let base, let sub, let sup): .scripts(base.inLine, sub: sub, sup: sup)
    case .root(let radicand, let index): .root(radicand.inLine, index: index)
    default: self
    }
  }

  /// Parts of a row: a fraction next to a factor is fenced, ½x is not 1/2x.
  private static func inLine(_ parts: [Notation]) -> [Notation] {
    parts.indices.flatMap { index -> [Notation] in
      let part = parts[index]
      guard case .fraction = part else { return part.inLine.parts }
      let neighbours = [index - 1, index + 1].filter(parts.indices.contains).map { parts[$0] }
      return neighbours.contains { $0.isFactor }
        ? [.fenced(open: "(", part.inLine, close: ")")] : part.inLine.parts
    }
  }

  private var isFactor: Bool {
    switch self {
    case .symbol(_, let spacing): spacing == .ordinary
    case .space, .text, .large: false
    default: true
    }
  }

  /// The parts of one side of a slash, in parentheses where it would fall apart.
  private func slashed(isUnder: Bool) -> [Notation] {
    let plain = inLine
    let parts = plain.parts
    let breaks = parts.contains {
      guard case .symbol(let text, let spacing) = $0 else { return false }
      return spacing != .ordinary || text == "/"
    }
    return breaks || isUnder && parts.count > 1 ? [.fenced(open: "(", plain, close: ")")] : parts
  }
}
