extension MathMLPrinter {
  enum Side { case open, close }

  /// A delimiter; `room` is its distance to the content.
  mutating func fence(_ text: String, _ side: Side, stretchy: Bool, room: Double = 0) {
    guard !text.isEmpty else { return }
    var attributes = [("form", side == .open ? "prefix" : "postfix")]
    let isBar = text == "|" || text == "‖"
    if isBar { attributes.append(("fence", "true")) }
    attributes.append(("stretchy", stretchy ? "true" : "false"))
    if isBar || room > 0 || text == "/" {
      attributes.append(("lspace", side == .open ? "0" : Self.ems(room)))
      attributes.append(("rspace", side == .open ? Self.ems(room) : "0"))
    }
    element("mo", attributes, text)
  }

  mutating func fenced(_ open: String, _ content: Notation, _ close: String) {
    wrap("mrow") {
      let stretchy = content.isTall
      $0.fence(open, .open, stretchy: stretchy, room: content.room(inside: open, atStart: true))
      $0.row(content.parts)
      $0.fence(close, .close, stretchy: stretchy, room: content.room(inside: close, atStart: false))
    }
  }

  mutating func scripts(
    _ base: Notation, _ sub: Notation?, _ sup: Notation?, _ left: Left, _ next: Notation?
  ) {
    if let (primes, rest) = sup?.leadingPrimes {
      // As a superscript the sign, which is raised already, would be small and far away.
      let sign = Notation.joined(primes)
      let leans = base.leansRight && sub == nil
      return attach(("mrow", "msup", "msup"), nil, rest) { outer in
        outer.wrap("mrow") {
          $0.scripts(base, sub, nil, left, nil)
          $0.element(
            "mo", [("lspace", leans ? "0.1em" : "0.05em"), ("rspace", "0")], sign.plainText)
        }
      }
    }
    if case .fenced(let open, let content, let close) = base, !content.isTall, !close.isEmpty {
      // The scripts belong to the closing delimiter, as high as on a letter.
      return wrap("mrow") {
        $0.fence(open, .open, stretchy: false, room: content.room(inside: open, atStart: true))
        $0.row(content.parts)
        $0.attach(("msub", "msup", "msubsup"), sub, sup) {
          $0.wrap("mpadded", [("height", "0.5em"), ("depth", "0")]) {
            $0.fence(
              close, .close, stretchy: false, room: content.room(inside: close, atStart: false))
          }
        }
      }
    }
    attach(("msub", "msup", "msubsup"), sub, sup) {
      var padding: [(String, String)] = []
      if sup != nil, base.isRaised { padding.append(("height", "0.45em")) }
      if sub != nil, base.isLowered { padding.append(("depth", "0")) }
      if base.isLarge {
        $0.part(base, after: left, before: next)
      } else if padding.isEmpty {
        $0.single(base)
      } else {
        // Browsers set scripts by the box of the base, TeX ignores ascenders and descenders.
        $0.wrap("mpadded", padding) { $0.single(base) }
      }
    }
  }

  mutating func stacked(
    _ base: Notation, _ below: Notation?, _ above: Notation?, _ left: Left, _ next: Notation?
  ) {
    attach(("munder", "mover", "munderover"), below, above) {
      if base.isLarge { $0.part(base, after: left, before: next) } else { $0.single(base) }
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
    let gap = isNamed && !argument.opensWithBracket ? 3.0 / 18 : 0
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
    let after = next.map { $0.opensWithBracket || $0.isSign } ?? true ? 0 : 3.0 / 18
    let integral = Self.integrals.contains(symbol)
    let names =
      integral ? ("msub", "msup", "msubsup") : ("munder", "mover", "munderover")
    attach(names, lower, upper) {
      var attributes = [("form", "prefix")]
      if symbol.isLetters { attributes.append(("movablelimits", "true")) }
      attributes += [("lspace", Self.ems(before)), ("rspace", Self.ems(after))]
      $0.element("mo", attributes, symbol)
    }
  }

  /// Signs whose limits stand beside them even in displays.
  static let integrals: Set<String> = ["∫", "∬", "∭", "∮"]

  /// A mark over or under a base.
  ///
  /// Over a single letter never with `accent="true"`, which in some faces sets the mark into it.
  mutating func accent(_ mark: String, _ base: Notation) {
    if mark == "underline" || mark == "bar" && base.isWide {
      // Faces lack wide bars.
      let name = mark == "bar" ? "overline" : mark
      return wrap("mrow", [("class", name)]) { $0.row(base.parts) }
    }
    let isUnder = mark == "underbrace"
    guard let sign = base.isWide ? Self.wideMarks[mark] : Self.marks[mark] else {
      return single(base)
    }
    let attributes = base.isWide ? [(isUnder ? "accentunder" : "accent", "true")] : []
    wrap(isUnder ? "munder" : "mover", attributes) {
      $0.single(base)
      $0.element("mo", [("stretchy", base.isWide ? "true" : "false")], sign)
    }
  }

  private static let marks = [
    "hat": "\u{2C6}", "tilde": "\u{2DC}", "bar": "\u{AF}", "dot": "\u{2D9}", "ddot": "\u{A8}",
    "check": "\u{2C7}", "vec": "→", "overbrace": "⏞", "underbrace": "⏟",
  ]

  /// Signs that faces have in several widths.
  private static let wideMarks = [
    "hat": "\u{302}", "tilde": "\u{303}", "dot": "\u{2D9}", "ddot": "\u{A8}",
    "check": "\u{30C}", "vec": "→", "overbrace": "⏞", "underbrace": "⏟",
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
