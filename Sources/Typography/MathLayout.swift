import Formula
import Scene

/// Lays out notation by The TeXbook's appendix G with the distances of the MATH table.
struct MathLayout {
  let typesetter: Typesetter
  /// Em size of the label in points.
  let size: Double
  let bold: Bool

  /// Em size in a style.
  func em(_ style: Style) -> Double {
    switch style.scriptLevel {
    case 0: size
    case 1: size * percent(.scriptPercentScaleDown)
    default: size * percent(.scriptScriptPercentScaleDown)
    }
  }

  /// A constant of the mathematical face, in points.
  func constant(_ constant: MathConstant, _ style: Style) -> Double {
    guard let face = typesetter.fonts[.math] else { return 0 }
    return face.constant(constant) / face.unitsPerEm * em(style)
  }

  func percent(_ constant: MathConstant) -> Double {
    (typesetter.fonts[.math]?.constant(constant) ?? 100) / 100
  }

  func axis(_ style: Style) -> Double { constant(.axisHeight, style) }

  /// A part set on its own.
  func box(_ notation: Notation, _ style: Style) -> Box {
    row(atoms(notation, style), style)
  }

  /// Characters of the mathematical face.
  func symbols(_ text: String, _ style: Style) -> Box {
    typesetter.line(
      text, chain: [.math, .text, .fallback], size: em(style), scriptLevel: style.scriptLevel)
  }

  /// Characters of the text face.
  func prose(_ text: String, _ style: Style) -> Box {
    typesetter.prose(
      text, chain: [bold ? .bold : .text, .math, .fallback], size: em(style))
  }

  /// The atoms a part contributes to the row it stands in.
  func atoms(_ notation: Notation, _ style: Style) -> [Atom] {
    switch notation {
    case .variable(let text):
      [Atom(symbols(Alphabet.variable(text, bold: bold), style), .ordinary)]
    case .name(let text), .text(let text):
      [Atom(prose(text, style), .ordinary)]
    case .number(let text):
      [Atom(symbols(Alphabet.upright(text, bold: bold), style), .ordinary)]
    case .symbol(let text, let spacing):
      [Atom(symbols(Alphabet.upright(text, bold: bold), style), spacing.atomClass)]
    case .row(let parts):
      parts.flatMap { atoms($0, style) }
    case .space(let ems):
      [.space(ems * em(style))]
    case .bold(let part):
      MathLayout(typesetter: typesetter, size: size, bold: true).atoms(part, style)
    case .application(let function, let argument):
      operators(function, style) + atoms(argument, style)
    case .fenced(let open, let content, let close):
      [fence(open, box(content, style), close, style)]
    case .scripts(let base, let sub, let sup):
      [scripts(base, sub: sub, sup: sup, style)]
    case .fraction(let numerator, let denominator):
      [Atom(fraction(numerator, denominator, style), .inner)]
    case .binomial(let above, let below):
      [fence("(", stack(above, below, style), ")", style)]
    case .root(let radicand, let index):
      [Atom(root(radicand, index: index, style), .ordinary)]
    case .large(let symbol, let lower, let upper):
      [Atom(large(symbol, lower: lower, upper: upper, style), .large)]
    case .accent(let mark, let base):
      [Atom(accent(mark, base, style), .ordinary)]
    case .stacked(let base, let below, let above):
      [stacked(base, below: below, above: above, style)]
    case .style(let part, let display):
      atoms(
        part,
        style.isScript
          ? style : Style(level: display ? .display : .text, cramped: style.cramped))
    case .table(let cells, let alignment):
      [Atom(table(cells, alignment, style), .inner)]
    }
  }

  /// The atoms of a function's name: upright names take the room of an operator.
  private func operators(_ function: Notation, _ style: Style) -> [Atom] {
    let atoms = atoms(function, style)
    guard function.isNamed else { return atoms }
    return atoms.map { $0.isSpace ? $0 : Atom($0.box, .large) }
  }

  /// Atoms side by side with the room their classes ask for.
  func row(_ atoms: [Atom], _ style: Style) -> Box {
    if let only = atoms.first, atoms.count == 1 { return only.box }
    var atoms = atoms
    demoteStrayBinaries(&atoms)
    var box = Box()
    var previous: Atom?
    for atom in atoms {
      var pen = box.width
      if !atom.isSpace {
        if let previous {
          pen += italicClearance(previous, before: atom)
          pen += overhangClearance(atom, after: previous, style)
          pen +=
            space(between: previous.right, and: atom.left, inScript: style.isScript)
            * em(style)
        }
        previous = atom
      }
      box.place(atom.box, x: pen)
      box.width = pen + atom.box.width
    }
    box.italicCorrection = atoms.last?.box.italicCorrection ?? 0
    return box
  }

  /// Gives back the room that a letter such as f takes from the operator before it.
  private func overhangClearance(_ atom: Atom, after previous: Atom, _ style: Style) -> Double {
    switch previous.right {
    case .binary, .relation, .punctuation, .large: max(0, atom.box.overhang - 0.05 * em(style))
    case .ordinary, .open, .close, .inner: 0
    }
  }

  /// Keeps a leaning letter off an upright neighbour.
  private func italicClearance(_ atom: Atom, before next: Atom) -> Double {
    next.box.italicCorrection > 0 ? 0 : atom.box.italicCorrection
  }
}

extension Notation {
  /// Whether the innermost base is an upright name, as in sin, log₂ or RMS′.
  fileprivate var isNamed: Bool {
    switch self {
    case .name: true
    case .scripts(let base, _, _), .bold(let base), .accent(_, let base): base.isNamed
    default: false
    }
  }
}

extension Notation.Spacing {
  fileprivate var atomClass: AtomClass {
    switch self {
    case .ordinary, .prefix: .ordinary
    case .binary: .binary
    case .relation: .relation
    case .punctuation: .punctuation
    }
  }
}
