extension MathMLPrinter {
  enum Side { case open, close }

  mutating func fence(_ text: String, _ side: Side, stretchy: Bool) {
    guard !text.isEmpty else { return }
    var attributes = [("form", side == .open ? "prefix" : "postfix")]
    if text == "|" || text == "‖" { attributes.append(("fence", "true")) }
    attributes.append(("stretchy", stretchy ? "true" : "false"))
    if text == "|" || text == "‖" || text == "/" {
      attributes += [("lspace", "0"), ("rspace", "0")]
    }
    element("mo", attributes, text)
  }

  mutating func fenced(_ open: String, _ content: Notation, _ close: String) {
    let stretchy = content.isTall
    wrap("mrow") {
      $0.fence(open, .open, stretchy: stretchy)
      $0.row(content.parts)
      $0.fence(close, .close, stretchy: stretchy)
    }
  }

  mutating func scripts(
    _ base: Notation, _ sub: Notation?, _ sup: Notation?, _ left: Left, _ next: Notation?
  ) {
    attach(("msub", "msup", "msubsup"), sub, sup) {
      $0.part(base, after: base.isLarge ? left : .nothing, before: next)
    }
  }

  mutating func stacked(
    _ base: Notation, _ below: Notation?, _ above: Notation?, _ left: Left, _ next: Notation?
  ) {
    attach(("munder", "mover", "munderover"), below, above) {
      $0.part(base, after: base.isLarge ? left : .nothing, before: next)
    }
  }

  /// A base with one or two scripts, under the first, second or third name.
  private mutating func attach(
    _ names: (String, String, String), _ sub: Notation?, _ sup: Notation?,
    _ base: (inout Self) -> Void
  ) {
    let name = sup == nil ? names.0 : sub == nil ? names.1 : names.2
    guard sub != nil || sup != nil else { return base(&self) }
    wrap(name) {
      base(&$0)
      if let sub { $0.single(sub, level: .script) }
      if let sup { $0.single(sup, level: .script) }
    }
  }

  mutating func fraction(_ over: Notation, _ under: Notation, ruled: Bool = true) {
    let inner: Level = level == .display ? .text : .script
    wrap("mfrac", ruled ? [] : [("linethickness", "0")]) {
      $0.single(over, level: inner)
      $0.single(under, level: inner)
    }
  }

  mutating func root(_ radicand: Notation, _ index: Notation?) {
    guard let index else { return wrap("msqrt") { $0.row(radicand.parts) } }
    wrap("mroot") {
      $0.single(radicand)
      $0.single(index, level: .script)
    }
  }

  /// A function with its argument: upright names keep a thin space where no fence follows.
  mutating func application(_ function: Notation, _ argument: Notation, _ left: Left) {
    let isNamed = function.isNamed
    if isNamed, left != .nothing { part(.space(3 / 18), after: left, before: nil) }
    let gap = isNamed && !argument.opensWithFence ? 3.0 / 18 : 0
    wrap("mrow") {
      $0.single(function)
      $0.element("mo", [("lspace", "0"), ("rspace", Self.ems(gap))], "\u{2061}")
      $0.row(argument.parts)
    }
  }

  mutating func large(
    _ symbol: String, lower: Notation?, upper: Notation?, _ left: Left, _ next: Notation?
  ) {
    let before = left == .nothing ? 0 : 3.0 / 18
    let after = next.map { $0.opensWithFence || $0.isSign } ?? true ? 0 : 3.0 / 18
    let integral = Self.integrals.contains(symbol)
    let names =
      integral ? ("msub", "msup", "msubsup") : ("munder", "mover", "munderover")
    attach(names, lower, upper) {
      var attributes: [(String, String)] = []
      if symbol.isLetters {
        attributes += [("form", "prefix"), ("movablelimits", "true")]
      }
      if symbol.isLetters || before == 0 { attributes.append(("lspace", Self.ems(before))) }
      if symbol.isLetters || after == 0 { attributes.append(("rspace", Self.ems(after))) }
      $0.element("mo", attributes, symbol)
    }
  }

  /// Signs whose limits stand beside them even in displays.
  static let integrals: Set<String> = ["∫", "∬", "∭", "∮"]

  /// A mark over or under a base: never `accent="true"`, which sets the mark into the letter.
  mutating func accent(_ mark: String, _ base: Notation) {
    guard let (sign, isUnder, alwaysWide) = Self.marks[mark] else { return single(base) }
    let wide = alwaysWide || base.isWide
    wrap(isUnder ? "munder" : "mover") {
      $0.single(base)
      $0.element("mo", [("stretchy", wide ? "true" : "false")], sign)
    }
  }

  private static let marks: [String: (sign: String, isUnder: Bool, alwaysWide: Bool)] = [
    "hat": ("\u{2C6}", false, false), "tilde": ("\u{2DC}", false, false),
    "bar": ("\u{AF}", false, false), "dot": ("\u{2D9}", false, false),
    "ddot": ("\u{A8}", false, false), "check": ("\u{2C7}", false, false),
    "vec": ("→", false, false), "overbrace": ("⏞", false, true),
    "underbrace": ("⏟", true, true), "underline": ("_", true, true),
  ]

  mutating func table(_ rows: [[Notation]], _ alignment: Notation.Alignment) {
    let aligned = alignment == .alternating
    let attributes = aligned ? [("class", "aligned"), ("displaystyle", "true")] : []
    let inner: Level = aligned ? .display : level == .script ? .script : .text
    wrap("mtable", attributes) {
      $0.level = inner
      for cells in rows {
        $0.wrap("mtr") {
          for (column, cell) in cells.enumerated() {
            let letter = String(alignment.letter(ofColumn: column))
            $0.wrap("mtd", [("class", letter)]) { $0.row(cell.parts) }
          }
        }
      }
    }
  }
}

extension Notation {
  /// Whether a mark over this has to cover more than one character.
  var isWide: Bool {
    switch self {
    case .variable(let text), .name(let text), .number(let text): text.count > 1
    case .symbol, .bold(.variable), .bold(.name): false
    default: true
    }
  }

  /// Whether the innermost base is a large operator.
  fileprivate var isLarge: Bool {
    switch self {
    case .large: true
    case .scripts(let base, _, _), .stacked(let base, _, _), .bold(let base): base.isLarge
    default: false
    }
  }

  fileprivate var isSign: Bool {
    guard case .symbol(_, let spacing) = self else { return false }
    return spacing != .ordinary && spacing != .prefix
  }
}
