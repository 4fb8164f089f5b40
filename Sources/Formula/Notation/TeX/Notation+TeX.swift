extension Notation {
  /// The notation in TeX: reading it back by ``init(tex:)`` gives notation that looks the same, and
  /// for notation that was read from TeX the very same tree.
  ///
  /// - Complexity: O(length of the result).
  public var tex: String {
    var printer = TeXPrinter()
    printer.row(parts)
    return parts.isEmpty ? "{}" : printer.output
  }
}

extension Notation {
  /// Whether this is a symbol that is written in braces, because it usually keeps more room.
  var isBraced: Bool {
    if case .scripts(let base, _, _) = self { return base.isBraced }
    guard case .symbol(let text, .ordinary) = self else { return false }
    return TeXSymbols.spacings[text] ?? .ordinary != .ordinary || TeXNames.delimiters.contains(text)
  }

  var isFence: Bool {
    switch self {
    case .fenced, .scripts(.fenced, _, _): true
    default: false
    }
  }

  var isApplication: Bool { if case .application = self { true } else { false } }

  /// Apostrophes for a symbol that consists of primes.
  var primes: String? {
    guard case .symbol(let text, .ordinary) = self else { return nil }
    return ["′": "'", "″": "''", "‴": "'''", "⁗": "''''"][text]
  }
}
