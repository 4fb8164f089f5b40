extension TeXParser {
  /// `\begin{…} … \end{…}`.
  mutating func environment() throws(TeXFault) -> Notation {
    let begin = current
    advance()
    let nameRange = current.range
    let name = try environmentName("\\begin", at: begin.range)
    guard let kind = Self.environments[name] else {
      throw fault(
        .unknownEnvironment(name), begin.range.lowerBound..<tokens[position - 1].range.upperBound,
        TeXSuggestion.forEnvironment(name))
    }
    var alignment = kind.alignment
    if name == "array" { alignment = try columns(at: nameRange) }
    let rows = try rows(alignment)
    guard current.isCommand("end") else {
      if current.kind == .end || current.kind == .close {
        throw fault(.unclosed("\\begin{\(name)}"), begin.range)
      }
      throw leftover()
    }
    let end = current
    advance()
    let found = try environmentName("\\end", at: end.range)
    guard found == name else {
      throw fault(
        .wrongEnd(expected: name, found: found),
        end.range.lowerBound..<tokens[position - 1].range.upperBound, "\\end{\(name)}")
    }
    let table = Notation.table(rows, alignment)
    return kind.isFenced ? .fenced(open: kind.open, table, close: kind.close) : table
  }

  private mutating func environmentName(_ command: String, at range: Range<Int>)
    throws(TeXFault) -> String
  {
    guard current.kind == .open else { throw fault(.missingArgument(command), range) }
    return try name(of: command, at: range)
  }

  /// The column letters of an array; rules between columns are dropped.
  private mutating func columns(at range: Range<Int>) throws(TeXFault) -> Notation.Alignment {
    guard current.kind == .open else {
      throw fault(.missingArgument("\\begin{array}"), range, "\\begin{array}{lcr}")
    }
    let start = current.range.lowerBound
    let text = try name(of: "\\begin{array}", at: range)
    let letters = text.filter { $0 != "|" && $0 != " " }
    if let wrong = letters.first(where: { !"lcr".contains($0) }) {
      throw fault(
        .unknownColumn(String(wrong)), start..<tokens[position - 1].range.upperBound, "lcr")
    }
    return letters.allSatisfy { $0 == "l" } ? .leading : .columns(letters)
  }

  private mutating func rows(_ alignment: Notation.Alignment) throws(TeXFault) -> [[Notation]] {
    var rows: [[Notation]] = []
    while true {
      var cells: [Notation] = []
      repeat {
        if !cells.isEmpty { advance() }
        let follows = alignment == .alternating && !cells.count.isMultiple(of: 2)
        cells.append(.joined(try row(expectsOperand: !follows)))
      } while current.kind == .ampersand
      guard current.isCommand("\\") else {
        // `\\` before `\end` opens no row.
        if cells != [.row([])] { rows.append(cells) }
        return rows
      }
      rows.append(cells)
      advance()
      skipLength()
    }
  }

  /// The `[2pt]` of `\\[2pt]`.
  private mutating func skipLength() {
    guard current.kind == .character("["),
      let end = (position + 1..<tokens.count).first(where: {
        tokens[$0].kind == .character("]") || tokens[$0].kind == .end
      }), tokens[end].kind != .end
    else { return }
    let inside = text(current.range.upperBound..<tokens[end].range.lowerBound)
    let isLength = ["pt", "em", "ex", "mm", "cm"].contains { unit in
      inside.hasSuffix(unit) && Double(inside.dropLast(2)) != nil
    }
    if isLength { position = end + 1 }
  }

  private struct Environment {
    var alignment: Notation.Alignment
    var open = ""
    var close = ""
    var isFenced = false
  }

  private static let environments: [String: Environment] = {
    var result: [String: Environment] = ["array": Environment(alignment: .leading)]
    for name in ["aligned", "align", "align*", "split"] {
      result[name] = Environment(alignment: .alternating)
    }
    for name in ["matrix", "smallmatrix", "gathered", "gather", "gather*"] {
      result[name] = Environment(alignment: .centered)
    }
    for (name, open, alignment, close) in TeXNames.environments {
      result[name] = Environment(alignment: alignment, open: open, close: close, isFenced: true)
    }
    result["dcases"] = result["cases"]
    return result
  }()

  static var environmentNames: [String] { environments.keys.sorted() }
}
