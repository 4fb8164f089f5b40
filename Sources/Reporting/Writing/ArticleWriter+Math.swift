import Formula

extension ArticleWriter {
  /// A formula as MathML; a fault where it cannot be read.
  mutating func formula(_ tex: String, isDisplay: Bool, at place: Place) -> HTML {
    var filled = FilledFormula(tex, at: place)
    for hole in filled.holes {
      guard let shown = shown(hole) else { return .text("") }
      filled.fill(shown.tex)
    }
    do throws(TeXFault) {
      let notation = try Notation(tex: filled.source)
      let lines = isDisplay ? LineBreaks.broken(notation) : notation
      return .verbatim(lines.mathML(display: isDisplay, alternative: filled.alternative))
    } catch {
      let offset = String(decoding: error.source.utf8.prefix(error.range.lowerBound), as: UTF8.self)
        .unicodeScalars.count
      fault(.formula(error.message, hint: error.hint), at: filled.place(offset))
      return .text("")
    }
  }

  /// A displayed formula with its number at the margin.
  mutating func equation(_ tex: String, _ label: String?, _ place: Place) -> HTML {
    let formula = HTML.tag(
      "div", ["class": "formula"], [formula(tex, isDisplay: true, at: place)])
    let number = label.flatMap { numbering.targets[$0]?.number }.map { number in
      HTML.tag("span", ["class": "equation-number"], [.text("(\(number))")])
    }
    return .tag("div", ["class": "equation", "id": label], [formula] + (number.map { [$0] } ?? []))
  }
}

extension ShownValue {
  /// The value inside a formula.
  fileprivate var tex: String {
    switch self {
    case .number(let number): number.tex
    case .text(let text): Notation.text(text).tex
    case .notation(let notation): notation.tex
    case .tex(let tex): tex
    }
  }
}

/// A formula whose `{{ values }}` are filled in as TeX.
struct FilledFormula {
  /// The values that the formula shows.
  let holes: [ValueUse]
  /// TeX for the parser.
  private(set) var source = ""
  /// TeX for readers.
  private(set) var alternative = ""
  private var pieces: [String]
  private let text: SourceText
  /// Where parts of the source start: in the source, and in the article.
  private var origins: [(source: Int, text: Int)] = []
  private var pieceStarts: [Int]
  private var filled = 0

  init(_ tex: String, at place: Place) {
    text = SourceText(tex, at: place)
    var holes: [ValueUse] = []
    var pieces: [String] = []
    var starts = [0]
    var start = 0
    var index = 0
    while index < text.scalars.count {
      if let (use, end) = Self.hole(in: text, at: index) {
        pieces.append(text.text(start..<index))
        holes.append(use)
        index = end
        start = end
        starts.append(end)
      } else {
        index += 1
      }
    }
    pieces.append(text.text(start..<text.scalars.count))
    self.holes = holes
    self.pieces = pieces
    pieceStarts = starts
    appendPiece()
  }

  /// Fills the next hole.
  mutating func fill(_ tex: String) {
    // In braces it is one part, whatever stands beside it.
    source += "{\(tex)}"
    alternative += tex
    filled += 1
    appendPiece()
  }

  private mutating func appendPiece() {
    origins.append((source.unicodeScalars.count, pieceStarts[filled]))
    source += pieces[filled]
    alternative += pieces[filled]
  }

  /// Where a scalar of the source stands in the article.
  func place(_ offset: Int) -> Place {
    let origin = origins.last { $0.source <= offset } ?? (0, 0)
    return text.place(at: min(origin.text + offset - origin.source, text.scalars.count))
  }

  /// `{{ path.with.dots | format }}`: TeX has double braces of its own, but not such words in them.
  private static func hole(in text: SourceText, at index: Int) -> (ValueUse, Int)? {
    let scalars = text.scalars
    guard scalars[index] == "{", index + 1 < scalars.count, scalars[index + 1] == "{" else {
      return nil
    }
    var end = index + 2
    while end + 1 < scalars.count, !(scalars[end] == "}" && scalars[end + 1] == "}") {
      if scalars[end] == "{" || scalars[end] == "\\" { return nil }
      end += 1
    }
    guard end + 1 < scalars.count else { return nil }
    let use = Extractor.value(in: text, (index + 2)..<end)
    let isPath = use.path.unicodeScalars.allSatisfy {
      $0.isASCIILetterOrDigit || $0 == "." || $0 == "-" || $0 == "_"
    }
    guard isPath, use.path.contains("."), use.path.unicodeScalars.first?.isASCIIDigit == false
    else {
      return nil
    }
    return (use, end + 2)
  }
}
