/// Takes everything out of an article that CommonMark would not understand.
///
/// One pass over the scalars. Code, comments and addresses are passed through untouched; the rest
/// is looked at character by character, in methods beside this file, one for each construct.
struct Extractor {
  let source: SourceText
  var output = MarkedText()
  var faults: [ReportingFault] = []
  /// The scalar that is read next.
  var index = 0
  /// Whether `~~` is open.
  var isStruck = false
  /// The quotation mark whose partner has not come yet.
  var openQuote: OpenQuote?

  /// Replaces all constructs of a text.
  ///
  /// - Parameter isInline: the text is a line of prose (a title, a caption), not blocks.
  static func extract(
    _ source: SourceText, isInline: Bool, faults: inout [ReportingFault]
  ) -> MarkedText {
    var extractor = Extractor(source: source)
    extractor.run(isInline: isInline)
    faults += extractor.faults
    return extractor.output
  }

  private mutating func run(isInline: Bool) {
    if isInline { insertFiller() }
    while index < source.scalars.count {
      guard output.marks.count < Mark.limit else {
        fault(.limit("more than \(Mark.limit) formulas, values and references"), at: index)
        return
      }
      if !isInline, isAtLineStart, readLineStart() { continue }
      let scalar = source.scalars[index]
      if isInline, scalar == "\n" {
        output.append(" ", from: index)
        index += 1
      } else {
        readInline(scalar)
      }
    }
  }

  private mutating func readInline(_ scalar: Unicode.Scalar) {
    let taken =
      switch scalar {
      case "\\": readEscape()
      case "`": readCodeSpan()
      case "$": readMath()
      case "{": readValue() || readAttributes()
      case "[": readFootnoteUse() || readCitationGroup()
      case "]": readAddress()
      case "@": readNarrativeCitation()
      case "*": readEmphasis()
      case "~": readStrike()
      case "\"": readQuote()
      case "<": readComment() || readAutolink()
      case "T", "F", "X": noteUnfinished()
      default: readReserved(scalar)
      }
    if !taken { copy(1) }
  }

  /// Passes scalars through.
  mutating func copy(_ count: Int) {
    for position in index..<min(index + count, source.scalars.count) {
      output.append(source.scalars[position], from: position)
    }
    index += count
  }

  /// Replaces the scalars up to `end` by a mark.
  mutating func replace(upTo end: Int, by kind: Mark.Kind) {
    output.append(
      mark: Mark(kind: kind, source: source.text(index..<end), place: source.place(at: index)),
      from: index)
    index = end
  }

  /// Puts in a letter without a shape.
  mutating func insertFiller() {
    output.append(
      mark: Mark(kind: .filler, source: "", place: source.place(at: index)), from: index)
  }

  mutating func fault(_ kind: ReportingFault.Kind, at position: Int) {
    faults.append(ReportingFault(kind, at: source.place(at: position)))
  }

  /// The scalar at a distance from the one that is read next; a line feed outside the text.
  func peek(_ offset: Int = 0) -> Unicode.Scalar {
    let position = index + offset
    return source.scalars.indices.contains(position) ? source.scalars[position] : "\n"
  }

  var isAtLineStart: Bool { index == 0 || source.scalars[index - 1] == "\n" }

  func matches(_ text: String, at position: Int) -> Bool {
    var position = position
    for scalar in text.unicodeScalars {
      guard position < source.scalars.count, source.scalars[position] == scalar else {
        return false
      }
      position += 1
    }
    return true
  }

  /// The first position from `start` on that `isEnd` accepts, not passing an empty line.
  func find(
    from start: Int, acrossLines: Bool = true, _ isEnd: (Int) -> Bool
  ) -> Int? {
    var position = start
    var lineIsEmpty = false
    while position < source.scalars.count {
      if isEnd(position) { return position }
      let scalar = source.scalars[position]
      if scalar == "\n" {
        guard acrossLines, !lineIsEmpty else { return nil }
        lineIsEmpty = true
      } else if !scalar.isBlank {
        lineIsEmpty = false
      }
      position += 1
    }
    return nil
  }

  /// How often a scalar is repeated from a position on.
  func runLength(of scalar: Unicode.Scalar, at position: Int) -> Int {
    var end = position
    while end < source.scalars.count, source.scalars[end] == scalar { end += 1 }
    return end - position
  }

  /// Records `TODO` and its like; the text itself is read on.
  private mutating func noteUnfinished() -> Bool {
    for word in ["TODO", "FIXME", "XXX"]
    where matches(word, at: index) && !peek(-1).isASCIILetterOrDigit
      && !peek(word.count).isASCIILetterOrDigit
    {
      output.unfinished.append(ReportingFault(.unfinished(word), at: source.place(at: index)))
    }
    return false
  }

  private mutating func readReserved(_ scalar: Unicode.Scalar) -> Bool {
    guard Mark.index(of: scalar) != nil || scalar == "\0" else { return false }
    fault(.reservedCharacter(scalar.value), at: index)
    index += 1
    return true
  }
}
