import Formula
import Rendering
import Scene
import Typography

/// Formulas and marks of every kind on one page: what the tests of the renderers draw.
enum ProofSheet {
  static let text = Ink(Color(hex: 0x1A1A1A), role: "text")
  static let axis = Ink(Color(hex: 0x555555), role: "axis")
  static let series = Ink(Color(hex: 0x5790FC), role: "series1")

  private static func sym(_ text: String, _ spacing: Notation.Spacing) -> Notation {
    .symbol(text, spacing)
  }
  private static func v(_ name: String) -> Notation { .variable(name) }
  private static func n(_ digits: String) -> Notation { .number(digits) }
  private static func sup(_ base: Notation, _ sup: Notation) -> Notation {
    .scripts(base, sub: nil, sup: sup)
  }
  private static func sub(_ base: Notation, _ sub: Notation) -> Notation {
    .scripts(base, sub: sub, sup: nil)
  }
  private static func paren(_ content: Notation) -> Notation {
    .fenced(open: "(", content, close: ")")
  }

  static let formulas: [Notation] = {
    let x = v("x")
    let minus = sym("−", .binary)
    let plus = sym("+", .binary)
    let equals = sym("=", .relation)
    let difference = Notation.row([v("f"), minus, sub(v("f"), v("n"))])
    let norm = sub(.fenced(open: "‖", difference, close: "‖"), n("2"))
    let power = sup(n("10"), .row([sym("−", .prefix), n("5")]))
    let sum = Notation.row([
      .large("∑", lower: .row([v("k"), equals, n("0")]), upper: v("n")), sub(v("c"), v("k")),
      .application(sub(v("P"), v("k")), paren(x)),
    ])
    let weights = Notation.row([
      .scripts(v("w"), sub: n("1"), sup: n("4")), .scripts(v("w"), sub: n("2"), sup: n("2")),
      sup(x, n("4")), plus, n("2"), .scripts(v("w"), sub: n("1"), sup: n("2")), sup(x, n("3")),
    ])
    let root = Notation.root(.row([n("1"), plus, sup(x, n("2"))]), index: nil)
    let sine = Notation.row([
      .application(.name("sin"), x), minus,
      .application(sup(.name("sin"), n("2")), .row([n("2"), x])), plus,
      .application(.name("log"), .fraction(x, n("2"))),
    ])
    let cases = Notation.row([
      .application(.name("relu"), paren(x)), equals,
      .fenced(
        open: "{",
        .table(
          [
            [x, .row([.text("if "), x, sym(">", .relation), n("0")])],
            [n("0"), .text("otherwise")],
          ], .leading), close: ""),
    ])
    let integral = Notation.row([
      .large("∫", lower: .row([sym("−", .prefix), n("1")]), upper: n("1")),
      sup(.fenced(open: "|", .row([v("f"), minus, v("p")]), close: "|"), n("2")),
      .application(v("w"), paren(x)), .space(0.167), v("dx"),
    ])
    let accents = Notation.row([
      .accent("hat", v("f")), plus, .accent("tilde", v("x")), plus, .accent("bar", v("z")), plus,
      .accent("vec", v("v")), plus, .accent("bar", .row([v("a"), plus, v("b")])), plus,
      .accent("hat", v("A")), plus, .accent("dot", v("y")),
    ])
    let matrix = Notation.row([
      .bold(v("A")), equals,
      .fenced(
        open: "[", .table([[n("1"), v("α")], [v("β"), .fraction(n("1"), n("2"))]], .centered),
        close: "]"),
    ])
    let nested = Notation.row([
      sup(v("e"), .row([sym("−", .prefix), sup(x, n("2")), sym("/", .ordinary), n("2")])), plus,
      .fraction(n("1"), .row([n("1"), plus, .fraction(n("1"), .row([n("1"), plus, x]))])), plus,
      .root(.fraction(.row([v("a"), plus, v("b")]), v("c")), index: n("3")),
    ])
    let derivative = Notation.row([
      .application(sup(v("f"), paren(v("k"))), paren(v("c"))), sym(",", .punctuation),
      .application(sup(v("f"), sym("′", .ordinary)), paren(x)), sym("≤", .relation), v("ε"),
      sym("∈", .relation),
      .fenced(
        open: "[",
        .row([
          sym("−", .prefix), v("π"), sym(",", .punctuation), v("π"),
        ]), close: "]"), sym("→", .relation), sym("∞", .ordinary),
    ])
    let chinese = Notation.row([
      .text("图例 误差 "), norm, sym("≈", .relation), n("3.2"), sym("×", .binary), power,
    ])
    let limit = Notation.row([
      .large("lim", lower: .row([v("n"), sym("→", .relation), sym("∞", .ordinary)]), upper: nil),
      sub(
        .fenced(
          open: "⟨", .row([sub(v("p"), v("n")), sym(",", .punctuation), v("q")]),
          close: "⟩"), v("w")),
    ])
    let braces = Notation.row([
      .stacked(
        .accent("underbrace", .row([x, plus, sym("⋯", .ordinary), plus, x])),
        below: .row([v("n"), .text(" terms")]), above: nil),
      .stacked(equals, below: nil, above: .text("def")), .binomial(v("n"), v("k")), plus,
      .accent("overbrace", .row([v("a"), v("b")])), plus, .accent("underline", v("xy")), plus,
      .accent("vec", .row([v("A"), v("B")])), .accent("tilde", .row([v("a"), v("b"), v("c")])),
    ])
    return [
      braces,
      norm, .row([power, sym(",", .punctuation), sub(v("c"), v("k"))]), sum, weights, root, sine,
      cases, integral, accents, matrix, nested, derivative, chinese, limit,
    ]
  }()

  /// The page: each formula in running and displayed style, and a panel with marks.
  static func scene(_ typesetter: Typesetter, size: Double = 8) -> Scene {
    var elements: [Element] = []
    var y = 6.0
    for (index, formula) in formulas.enumerated() {
      let inline = typesetter.box(formula, size: size, ink: text)
      let display = typesetter.box(formula, size: size, ink: text, display: true)
      y += max(inline.ascent, display.ascent)
      let members =
        inline.elements(at: Point(x: 8, y: y))
        + display.elements(at: Point(x: 22 * size, y: y))
      elements.append(
        .group(Group(role: "label", id: "formula-\(index)", label: "<\(index)>", elements: members))
      )
      y += max(inline.descent, display.descent) + 0.8 * size
    }
    let prose = typesetter.box(text: "Office AVATAR 0.25, error of it; 最大误差", size: size, ink: text)
    elements += prose.elements(at: Point(x: 8, y: y + size))
    let bold = typesetter.box(text: "(a)", size: size, ink: text, typeface: .bold)
    elements += bold.elements(at: Point(x: 22 * size, y: y + size))
    y += 2 * size
    elements.append(.group(panel(Rectangle(x: 12, y: y, width: 36 * size, height: 60))))
    return Scene(
      size: Size(width: 12 + 37 * size, height: y + 70),
      background: Ink(Color(hex: 0xFFFFFF), role: "paper"), title: "Proof sheet",
      summary: "Formulas & marks.", elements: elements)
  }

  private static func panel(_ area: Rectangle) -> Group {
    let axisStroke = Stroke(ink: axis, width: 0.6, join: .miter)
    let corner = Point(x: area.x, y: area.bottom)
    var elements: [Element] = [
      .stroke(
        .polyline([
          Point(x: area.x, y: area.y), corner, Point(x: area.right, y: area.bottom),
        ]), axisStroke)
    ]
    let curve = stride(from: 0.0, through: 1, by: 0.01).map { t in
      Point(x: area.x + t * area.width, y: area.y + area.height * (1.2 * t * t - 0.1))
    }
    let dots = stride(from: 0, to: curve.count, by: 10).map { curve[$0] }
    let disc = Marker(
      shape: circle(2), fill: Ink(Color(hex: 0xFFFFFF), role: "paper"),
      stroke: Stroke(ink: series, width: 1))
    let series = Group(
      role: "series", id: "series-square", label: "x²", clip: area,
      elements: [
        .stroke(.polyline(curve), Stroke(ink: series, width: 1.2, dash: [4, 2])),
        .markers(disc, at: dots),
      ])
    elements.append(.group(series))
    for index in 0...10 {
      let x = area.x + area.width * Double(index) / 10
      elements.append(
        .stroke(
          .polyline([Point(x: x, y: area.bottom), Point(x: x, y: area.bottom + 3)]), axisStroke))
    }
    return Group(role: "panel", id: "panel-a", elements: elements)
  }

  private static func circle(_ r: Double) -> Path {
    let k = 0.5523 * r
    func p(_ x: Double, _ y: Double) -> Point { Point(x: x, y: y) }
    return Path([
      .move(p(r, 0)), .curve(p(r, k), p(k, r), p(0, r)), .curve(p(-k, r), p(-r, k), p(-r, 0)),
      .curve(p(-r, -k), p(-k, -r), p(0, -r)), .curve(p(k, -r), p(r, -k), p(r, 0)), .close,
    ])
  }
}
