import Formula

/// Breaks displayed formulas that are wider than the page.
///
/// Wide spaces between formulas are the first choice. A single formula breaks before its
/// operators, and its lines stand below the first relation, as in amsmath's `aligned`.
enum LineBreaks {
  /// The widest line in ems of the text: the full measure without the number at its margin.
  static let limit = 33.0

  /// The formula, with lines if it needs any.
  static func broken(_ formula: Notation) -> Notation {
    if case .table(let rows, .alternating) = formula {
      return .table(rows.flatMap(broken), .alternating)
    }
    let parts = flat(formula)
    guard width(parts) > limit else { return formula }
    let segments = split(parts) { isWideSpace($0) ? .dropped : nil }
    if segments.allSatisfy({ width($0) <= limit }) {
      let lines = filled(segments, gap: .space(2))
      return .table(lines.map { [.style(.row($0), display: true)] }, .centered)
    }
    let rows = segments.flatMap(aligned)
    return rows.count > 1 ? .table(rows, .alternating) : formula
  }

  /// Lines of a left side, and right sides from the first relation on.
  private static func aligned(_ segment: [Notation]) -> [[Notation]] {
    let relation = segment.firstIndex { spacing($0) == .relation } ?? 0
    let left = Array(segment[..<relation])
    let pieces = split(Array(segment[relation...])) { part in
      spacing(part) == .binary || spacing(part) == .relation ? .kept : nil
    }
    let lines = filled(pieces, gap: nil, limit: limit - width(left) - 2)
    return lines.enumerated().map { index, line in
      index == 0 ? [.row(left), .row(line)] : [.row([]), .row([.space(2)] + line)]
    }
  }

  /// A row of an alignment that the author made, on several lines where it is too wide.
  private static func broken(_ row: [Notation]) -> [[Notation]] {
    guard row.count == 2, width(row) > limit else { return [row] }
    let pieces = split(flat(row[1])) { spacing($0) == .binary ? .kept : nil }
    let lines = filled(pieces, gap: nil, limit: limit - width([row[0]]) - 2)
    return lines.enumerated().map { index, line in
      index == 0 ? [row[0], .row(line)] : [.row([]), .row([.space(2)] + line)]
    }
  }

  private enum Cut { case dropped, kept }

  /// Pieces between cuts; a part that is kept starts the next piece.
  private static func split(_ parts: [Notation], at cut: (Notation) -> Cut?) -> [[Notation]] {
    var pieces: [[Notation]] = [[]]
    for part in parts {
      switch cut(part) {
      case nil: pieces[pieces.count - 1].append(part)
      case .dropped: pieces.append([])
      case .kept: pieces.append([part])
      }
    }
    return pieces.filter { !$0.isEmpty }
  }

  /// Pieces gathered into lines, as many on each as fit.
  private static func filled(
    _ pieces: [[Notation]], gap: Notation?, limit: Double = limit
  ) -> [[Notation]] {
    var lines: [[Notation]] = []
    for piece in pieces {
      let gap = gap.map { [$0] } ?? []
      if let last = lines.last, width(last + gap + piece) <= limit {
        lines[lines.count - 1] += gap + piece
      } else {
        lines.append(piece)
      }
    }
    return lines
  }

  /// The parts of a row, with the rows inside it opened.
  private static func flat(_ notation: Notation) -> [Notation] {
    if case .row(let parts) = notation { parts.flatMap(flat) } else { [notation] }
  }

  private static func isWideSpace(_ part: Notation) -> Bool {
    if case .space(let ems) = part { ems >= 1 } else { false }
  }

  private static func spacing(_ part: Notation) -> Notation.Spacing? {
    if case .symbol(_, let spacing) = part { spacing } else { nil }
  }

  private static func width(_ parts: [Notation]) -> Double {
    parts.reduce(0) { $0 + $1.estimatedWidth }
  }
}

extension Notation {
  /// About how wide the notation is in a displayed formula, in ems.
  fileprivate var estimatedWidth: Double {
    func script(_ part: Notation?) -> Double { (part?.estimatedWidth ?? 0) * 0.7 }
    switch self {
    case .variable(let text): return text.reduce(0) { $0 + Self.letterWidth($1) }
    case .name(let text), .number(let text): return 0.51 * Double(text.count)
    case .text(let text): return 0.47 * Double(text.count)
    case .symbol(_, .binary): return 1.1
    case .symbol(_, .relation): return 1.25
    case .symbol(_, .punctuation): return 0.45
    case .symbol(_, .prefix): return 0.7
    case .symbol(_, .ordinary): return 0.5
    case .row(let parts): return parts.reduce(0) { $0 + $1.estimatedWidth }
    case .fenced(let open, let part, let close):
      return part.estimatedWidth + (open.isEmpty ? 0 : 0.4) + (close.isEmpty ? 0 : 0.4)
    case .scripts(let base, let sub, let sup):
      return base.estimatedWidth + max(script(sub), script(sup)) + 0.05
    case .fraction(let over, let under), .binomial(let over, let under):
      return max(over.estimatedWidth, under.estimatedWidth) + 0.3
    case .root(let part, _): return part.estimatedWidth + 0.85
    case .application(let function, let argument):
      return function.estimatedWidth + argument.estimatedWidth + 0.17
    case .large(let symbol, let lower, let upper):
      let own = symbol.count > 1 ? 0.5 * Double(symbol.count) : 1
      return max(own, script(lower), script(upper)) + 0.2
    case .accent(_, let part), .bold(let part), .style(let part, display: _):
      return part.estimatedWidth
    case .stacked(let base, let below, let above):
      return max(base.estimatedWidth, script(below), script(above))
    case .table(let rows, _):
      return rows.map { $0.reduce(0) { $0 + $1.estimatedWidth + 0.8 } }.max() ?? 0
    case .space(let ems): return ems
    }
  }

  /// Widths of italic letters in TeX Gyre Pagella Math, rounded up within groups.
  private static func letterWidth(_ letter: Character) -> Double {
    switch letter {
    case "i", "j", "l", "t": 0.4
    case "m", "M", "W": 0.95
    case "w", "A"..."Z": 0.8
    default: 0.57
    }
  }
}
