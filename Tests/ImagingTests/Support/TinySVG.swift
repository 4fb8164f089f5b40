import Glibc

/// One small chart written as SVG in the manner of several programs, every part changeable.
struct TinySVG {
  /// How the same picture is written down.
  enum Dialect: String, CaseIterable, Sendable {
    /// Presentation attributes, absolute places, named groups.
    case attributes
    /// `style` attributes, points as units, markers by `use`, hashed ids.
    case styles
    /// A style sheet, nested transforms, shapes instead of paths.
    case sheet
  }

  var dialect = Dialect.attributes
  var salt = "a1b2c3d4"
  var title = "Decay"
  var tick = "0.5"
  var legend = "model"
  var colour = "#1f77b4"
  var width = 1.5
  var dash = ""
  var scale = 1.0
  var hasGrid = true
  var hasOutlier = true
  var hasGap = true
  var radius = 3.0
  var isSquare = false
  var nudge = 0.0
  var shift = 0.0
  var gridShade = "#dddddd"
  var pieces = 1
  var limit = 1.0
  var picture = ""

  private func y(_ value: Double) -> Double { 60 - 40 * value / limit }

  private var curves: [[(Double, Double)]] {
    let step = 4.0 / Double(pieces)
    let all = stride(from: 0.0, through: 120, by: step).map { x -> (Double, Double) in
      // Straight between the knots, so that cutting finer draws the same.
      let knot = (x / 4).rounded(.down) * 4
      func value(_ x: Double) -> Double { scale * sin(x / 15) * exp(-x / 100) }
      let t = (x - knot) / 4
      return (20 + x, y((1 - t) * value(knot) + t * value(knot + 4)))
    }
    guard hasGap else { return [all] }
    return [all.filter { $0.0 <= 72 }, all.filter { $0.0 >= 84 }]
  }

  private var points: [(Double, Double)] {
    let regular = (0..<8).map { (30 + 14 * Double($0), y(0.3 * cos(Double($0)))) }
    return hasOutlier ? regular + [(125, y(0.9))] : regular
  }

  func bytes() -> [UInt8] { Array(text().utf8) }

  func text() -> String {
    let body =
      switch dialect {
      case .attributes: attributes()
      case .styles: styles()
      case .sheet: sheet()
      }
    let size =
      dialect == .styles
      ? "width='120pt' height='75pt' viewBox='0 0 160 100'" : "width='160' height='100'"
    return """
      <?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x.dtd'>
      <svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \(size)
        font-family='serif'>
      \(body)
      </svg>
      """
  }

  private func data(_ separator: String) -> String {
    curves.map { curve in
      "M" + curve.map { "\($0.0 + shift)\(separator)\($0.1)" }.joined(separator: " L ")
    }.joined()
  }

  private var marker: String {
    let r = radius
    return isSquare
      ? "M\(-r) \(-r)H\(r)V\(r)H\(-r)Z"
      : "M\(r) 0A\(r) \(r) 0 1 1 \(-r) 0A\(r) \(r) 0 1 1 \(r) 0Z"
  }

  private func attributes() -> String {
    let s = shift
    var out =
      "<defs><clipPath id='c'><rect x='\(20 + s)' y='10' width='120' height='70'/></clipPath>"
    out += "</defs><g id='panel' class='panel'>"
    if hasGrid {
      out +=
        "<g class='grid'><path d='M\(20 + s) 40H\(140 + s)' stroke='\(gridShade)' fill='none'/></g>"
    }
    out += "<g id='series-model' clip-path='url(#c)'><path d='\(data(" "))' fill='none' "
    out += "stroke='\(colour)' stroke-width='\(width)' "
    out += dash.isEmpty ? "/></g>" : "stroke-dasharray='\(dash)'/></g>"
    out += "<g id='data' clip-path='url(#c)'>"
    for point in points {
      out += "<path fill='#d62728' transform='translate(\(point.0 + s) \(point.1))' d='\(marker)'/>"
    }
    out += "</g><g class='ticks'><text x='\(14 + s)' y='42' font-size='8' "
    out += "text-anchor='end'>\(tick)</text></g>"
    if !picture.isEmpty {
      out +=
        "<image x='\(100 + s)' y='15' width='20' height='20' href='data:image/png;base64,\(picture)'/>"
    }
    out +=
      "<g class='legend'><text x='\(100 + s + nudge)' y='20' font-size='8'>\(legend)</text></g>"
    return out + "</g><g class='title'><text x='\(80 + s)' y='8' font-size='9' "
      + "text-anchor='middle'>\(title)</text></g>"
  }

  private func styles() -> String {
    let s = shift
    var out = "<g id='panel'><g id='grid_1'>"
    if hasGrid {
      out += "<path style='fill: none; stroke: \(gridShade)' d='M \(20 + s),40 L \(140 + s),40'/>"
    }
    out +=
      "</g><g id='series-model' clip-path='url(#p\(salt))'><path style='fill: none; stroke-width: "
    out += "\(width); stroke: \(colour)\(dash.isEmpty ? "" : "; stroke-dasharray: " + dash)' "
    out += "d='\(data(","))'/></g><g id='data'><defs><path id='m\(salt)' d='\(marker)'/></defs>"
    out += "<g clip-path='url(#p\(salt))'>"
    for point in points {
      out += "<use xlink:href='#m\(salt)' x='\(point.0 + s)' y='\(point.1)' style='fill: #d62728'/>"
    }
    out += "</g></g><g id='ticks_1'><text style='font: 8px serif; text-anchor: end' "
    out += "transform='translate(\(14 + s) 42)'>\(tick)</text></g>"
    if !picture.isEmpty {
      out += "<image x='\(100 + s)' y='15' width='20' height='20' "
      out += "xlink:href='data:image/png;base64,\(picture)'/>"
    }
    out += "<g id='legend_1'><text style='font-size: 8px' x='\(100 + s + nudge)' y='20'>\(legend)"
    out += "</text></g></g><g id='title_1'><text style='font-size: 9px; text-anchor: middle' "
    out += "x='\(80 + s)' y='8'>\(title)</text></g><defs><clipPath id='p\(salt)'>"
    return out + "<rect x='\(20 + s)' y='10' width='120' height='70'/></clipPath></defs>"
  }

  private func sheet() -> String {
    let s = shift
    var out = "<style>/* all */ .line{fill:none} g.dots path {fill:rgb(214,39,40)} "
    out += ".grid line{stroke:\(gridShade)} text{font-size:8px} .title text{font-size:9px;"
    out += "text-anchor:middle} .tick text{text-anchor:end}</style>"
    out += "<clipPath id='\(salt)'><rect width='120' height='70' x='0' y='0'/></clipPath>"
    out += "<g transform='translate(\(20 + s) 10)' class='panel'>"
    if hasGrid { out += "<g class='grid'><line x1='0' y1='30' x2='120' y2='30'/></g>" }
    out +=
      "<g id='series-model' clip-path='url(#\(salt))'><path transform='translate(-20-10)' class='line' "
    let line = curves.map { curve in
      "M" + curve.map { "\($0.0) \($0.1)" }.joined(separator: "L")
    }.joined()
    out += "d='\(line)' stroke='\(colour)' stroke-width='\(width)' stroke-dasharray='"
    out += "\(dash.isEmpty ? "none" : dash)'/></g><g class='dots' clip-path='url(#\(salt))'>"
    for point in points {
      out +=
        "<g transform='matrix(1,0,0,1,\(point.0 - 20),\(point.1 - 10))'><path d='\(marker)'/></g>"
    }
    out += "</g><g class='tick'><text x='-6' y='32'>\(tick)</text></g>"
    if !picture.isEmpty {
      out += "<image x='80' y='5' width='20' height='20' href='data:image/png;base64,\(picture)'/>"
    }
    out +=
      "<g class='legend'><text x='\(80 + nudge)' y='10'><tspan>\(legend)</tspan></text></g></g>"
    return out + "<g class='title'><text x='\(80 + s)' y='8'>\n  \(title)\n</text></g>"
  }
}
