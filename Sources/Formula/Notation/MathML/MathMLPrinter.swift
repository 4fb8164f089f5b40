/// Writes notation as MathML Core by the spacing rules of The TeXbook (Knuth 1984), chapter 18.
///
/// Browsers know the room around an operator only by its character; wherever the class of the
/// notation asks for something else, the room is stated.
struct MathMLPrinter {
  /// How large things are set here.
  enum Level { case display, text, script }

  var level: Level
  var bold = false
  private(set) var output = ""

  init(level: Level, bold: Bool = false) {
    self.level = level
    self.bold = bold
  }

  /// What stands on the left: the space before an operator depends on it.
  enum Left { case nothing, operand, large, fence }

  mutating func element(
    _ name: String, _ attributes: [(String, String)] = [], _ text: String
  ) {
    output += MathMLWriter.element(name, attributes, MathMLWriter.escaped(text))
  }

  mutating func wrap(
    _ name: String, _ attributes: [(String, String)] = [], _ body: (inout Self) -> Void
  ) {
    var inner = Self(level: level, bold: bold)
    body(&inner)
    output += MathMLWriter.element(name, attributes, inner.output)
  }

  /// A part as exactly one element.
  mutating func single(_ notation: Notation, level: Level? = nil) {
    var inner = Self(level: level ?? self.level, bold: bold)
    inner.part(notation, after: .nothing, before: nil)
    output += inner.output.isEmpty ? MathMLWriter.element("mrow", [], "") : inner.output
  }

  /// The parts of a row, without an element around them.
  mutating func row(_ parts: [Notation]) {
    var left = Left.nothing
    for (index, part) in parts.enumerated() {
      self.part(part, after: left, before: parts.dropFirst(index + 1).first { !$0.isSpace })
      left = part.left(after: left)
    }
  }

  mutating func part(_ notation: Notation, after left: Left, before next: Notation?) {
    switch notation {
    case .variable(let text): variable(text)
    case .name(let text): name(text)
    case .number(let text): element("mn", [], bold ? MathLetters.bold(text) : text)
    case .text(let text): element("mtext", [], text.withFirmEnds)
    case .symbol(let text, let spacing): symbol(text, spacing)
    case .row(let parts): wrap("mrow") { $0.row(parts) }
    case .space(let ems):
      if ems > 0 { output += MathMLWriter.element("mspace", [("width", Self.ems(ems))], "") }
    case .bold(let part):
      var inner = Self(level: level, bold: true)
      inner.part(part, after: left, before: next)
      output += inner.output
    case .style(let part, let display):
      let level = level == .script ? level : display ? Level.display : .text
      wrap("mstyle", [("displaystyle", display ? "true" : "false")]) {
        $0.level = level
        $0.row(part.parts)
      }
    case .fenced(let open, let content, let close): fenced(open, content, close)
    case .scripts(let base, let sub, let sup): scripts(base, sub, sup, left, next)
    case .stacked(let base, let below, let above): stacked(base, below, above, left, next)
    case .fraction(let over, let under): fraction(over, under)
    case .binomial(let n, let k):
      wrap("mrow") {
        $0.fence("(", .open, stretchy: true)
        $0.fraction(n, k, ruled: false)
        $0.fence(")", .close, stretchy: true)
      }
    case .root(let radicand, let index): root(radicand, index)
    case .application(let function, let argument): application(function, argument, left)
    case .large(let symbol, let lower, let upper):
      large(symbol, lower: lower, upper: upper, left, next)
    case .accent(let mark, let base): accent(mark, base)
    case .table(let rows, let alignment): table(rows, alignment)
    }
  }

  /// A length in ems with at most four decimals.
  static func ems(_ value: Double) -> String {
    let scaled = Int((value * 10_000).rounded())
    if scaled == 0 { return "0" }
    let digits = String(scaled.magnitude % 10_000 + 10_000).dropFirst()
    let fraction = digits.reversed().drop { $0 == "0" }.reversed()
    return (scaled < 0 ? "-" : "") + "\(scaled.magnitude / 10_000)"
      + (fraction.isEmpty ? "" : "." + String(fraction)) + "em"
  }
}

extension Notation {
  /// What the part on the right of this one sees.
  fileprivate func left(after left: MathMLPrinter.Left) -> MathMLPrinter.Left {
    switch self {
    case .space: left
    case .symbol(_, .ordinary): .operand
    case .symbol: .nothing
    case .large: .large
    case .scripts(let base, _, _), .stacked(let base, _, _), .bold(let base): base.left(after: left)
    default: .operand
    }
  }

  var isSpace: Bool { if case .space = self { true } else { false } }
}

extension String {
  /// Spaces at the ends made firm, because browsers drop plain ones.
  fileprivate var withFirmEnds: String {
    let core = drop { $0 == " " }
    let inner = core.reversed().drop { $0 == " " }.reversed()
    let head = String(repeating: "\u{A0}", count: count - core.count)
    let tail = String(repeating: "\u{A0}", count: core.count - inner.count)
    return head + String(inner) + tail
  }
}
