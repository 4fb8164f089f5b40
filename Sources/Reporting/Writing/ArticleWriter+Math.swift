import Formula

extension ArticleWriter {
  /// A formula as MathML; a fault where it cannot be read.
  mutating func formula(_ tex: String, isDisplay: Bool, at place: Place) -> HTML {
    var filled = FilledFormula(tex, at: place)
    for hole in filled.holes {
      guard let shown = shown(hole) else { return .text("") }
      switch shown {
      case .number(let text): filled.fill(tex: text.tex, notation: nil)
      case .text(let text): filled.fill(tex: "\\text{\(text)}", notation: nil)
      case .tex(let tex): filled.fill(tex: tex, notation: nil)
      case .notation(let notation): filled.fill(tex: math.tex(notation), notation: notation)
      }
    }
    switch math.parse(filled.source) {
    case .success(let notation):
      return .verbatim(math.mathML(filled.restored(notation), filled.alternative, isDisplay))
    case .failure(let error):
      fault(.formula(error.message, hint: error.hint), at: filled.place(error.offset))
      return .text("")
    }
  }

  /// A displayed formula with its number at the margin.
  mutating func equation(_ tex: String, _ label: String?, _ place: Place) -> HTML {
    let formula = HTML.tag(
      "div", ["class": "formula"], [formula(tex, isDisplay: true, at: place)])
    let number = label.flatMap { numbering.targets[$0]?.number }
    return .tag(
      "div", ["class": "equation", "id": label],
      [formula]
        + (number.map { [.tag("span", ["class": "equation-number"], [.text("(\($0))")])] } ?? []))
  }
}

/// A formula whose `{{ values }}` are filled in.
///
/// Numbers are filled in as TeX. Notation is not printed and read again: a stand-in name holds its
/// place in the TeX and gives way to it in the tree.
struct FilledFormula {
  /// The values that the formula shows.
  let holes: [ValueUse]
  /// TeX for the parser.
  private(set) var source = ""
  /// TeX for readers.
  private(set) var alternative = ""
  private var pieces: [String]
  private var notations: [String: Notation] = [:]
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
  mutating func fill(tex: String, notation: Notation?) {
    if let notation {
      let name = "value" + String(repeating: "q", count: filled + 1)
      notations[name] = notation
      source += "{\\operatorname{\(name)}}"
    } else {
      source += "{\(tex)}"
    }
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

  /// The notation with every stand-in replaced.
  func restored(_ notation: Notation) -> Notation {
    notations.isEmpty
      ? notation
      : notation.replacingNames { notations[$0] }
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

extension Notation {
  /// The notation with some of its names replaced.
  func replacingNames(_ replacement: (String) -> Notation?) -> Notation {
    func inside(_ part: Notation) -> Notation { part.replacingNames(replacement) }
    return switch self {
    case .name(let name): replacement(name) ?? self
    case .variable, .number, .text, .symbol, .space: self
    case .row(let parts): .row(parts.map(inside))
    case .fenced(let open, let part, let close): .fenced(open: open, inside(part), close: close)
    case .scripts(let base, let sub, let sup):
      .scripts(inside(base), sub: sub.map(inside), sup: sup.map(inside))
    case .fraction(let top, let bottom): .fraction(inside(top), inside(bottom))
    case .binomial(let top, let bottom): .binomial(inside(top), inside(bottom))
    case .root(let part, let index): .root(inside(part), index: index.map(inside))
    case .application(let function, let argument):
      .application(inside(function), inside(argument))
    case .large(let symbol, let lower, let upper):
      .large(symbol, lower: lower.map(inside), upper: upper.map(inside))
    case .accent(let mark, let part): .accent(mark, inside(part))
    case .table(let rows, let alignment): .table(rows.map { $0.map(inside) }, alignment)
    case .stacked(let part, let below, let above):
      .stacked(inside(part), below: below.map(inside), above: above.map(inside))
    case .bold(let part): .bold(inside(part))
    case .style(let part, let display): .style(inside(part), display: display)
    }
  }
}
