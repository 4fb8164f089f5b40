/// The properties an element hands down, and how declarations change them.
struct Cascade {
  var style = MarkStyle()
  var fillOpacity = 1.0
  var strokeOpacity = 1.0
  /// Product of the `opacity` of the element and its ancestors.
  var opacity = 1.0
  var fontSize = 16.0
  var colour = Paint.colour(red: 0, green: 0, blue: 0, alpha: 1)
  var isVisible = true
  var isDisplayed = true
  /// `clip-path` of the element itself, as written.
  var clipReference: String?

  /// Applies one declaration; `signature` tells what a `url()` refers to.
  mutating func apply(_ key: String, _ value: String, signature: (String) -> String) {
    if value == "inherit" { return }
    switch key {
    case "fill": style.fill = paint(value, signature) ?? style.fill
    case "stroke": style.stroke = paint(value, signature) ?? style.stroke
    case "color": colour = Paint(value, current: colour) ?? colour
    case "fill-opacity": fillOpacity = Self.fraction(value) ?? fillOpacity
    case "stroke-opacity": strokeOpacity = Self.fraction(value) ?? strokeOpacity
    case "opacity": opacity *= Self.fraction(value) ?? 1
    case "stroke-width": style.strokeWidth = cssLength(value) ?? style.strokeWidth
    case "stroke-dasharray": style.dashes = Self.dashes(value)
    case "stroke-linecap": style.cap = value
    case "stroke-linejoin": style.join = value
    case "fill-rule": style.fillRule = value
    case "font-size": fontSize = size(value) ?? fontSize
    case "font-family": style.family = Self.family(value)
    case "font-weight": style.weight = Self.weight(value)
    case "font-style": style.slant = value
    case "font": applyFont(value)
    case "text-anchor": style.anchor = value
    case "visibility": isVisible = value == "visible"
    case "display": isDisplayed = value != "none"
    case "clip-path": clipReference = Self.reference(value)
    case "marker", "marker-start", "marker-mid", "marker-end":
      if value != "none" { style.markers += " \(key):\(signature(value))" }
    case "filter", "mask", "mix-blend-mode":
      if value != "none" && value != "normal" { style.effects += " \(key):\(signature(value))" }
    default: break
    }
  }

  /// What is not handed down starts anew.
  mutating func enter() {
    clipReference = nil
    style.markers = ""
  }

  /// The style of a mark drawn under a map that scales by `scale`.
  func resolved(scale: Double) -> MarkStyle {
    var out = style
    out.fill = style.fill.faded(fillOpacity * opacity)
    out.stroke = style.stroke.faded(strokeOpacity * opacity)
    out.strokeWidth = style.strokeWidth * scale
    out.dashes = style.dashes.map { $0 * scale }
    if out.fill.isInvisible { out.fill = .none }
    if out.stroke.isInvisible || out.strokeWidth <= 0 { out.stroke = .none }
    return out
  }

  private func paint(_ value: String, _ signature: (String) -> String) -> Paint? {
    if value.hasPrefix("url(") { return .server(signature(value)) }
    return Paint(value, current: colour)
  }

  private static func fraction(_ value: String) -> Double? {
    value.hasSuffix("%") ? Double(value.dropLast()).map { $0 / 100 } : Double(value)
  }

  private static func dashes(_ value: String) -> [Double] {
    var reader = NumberReader(value)
    let dashes = reader.all()
    return dashes.allSatisfy { $0 == 0 } ? [] : dashes
  }

  private func size(_ value: String) -> Double? {
    switch value {
    case "medium": 16
    case "small": 13
    case "x-small": 10
    case "large": 18
    case "smaller": fontSize / 1.2
    case "larger": fontSize * 1.2
    default:
      value.hasSuffix("em")
        ? Double(value.dropLast(2)).map { $0 * fontSize }
        : value.hasSuffix("%")
          ? Double(value.dropLast()).map { $0 * fontSize / 100 } : cssLength(value)
    }
  }

  /// The first family of a list, without quotes.
  private static func family(_ value: String) -> String {
    trimmed(value.split(separator: ",").first ?? "").filter { $0 != "'" && $0 != "\"" }
  }

  private static func weight(_ value: String) -> String {
    switch value {
    case "400": "normal"
    case "700": "bold"
    default: value
    }
  }

  /// The shorthand `[style] [weight] size[/height] family`.
  private mutating func applyFont(_ value: String) {
    style.weight = "normal"
    style.slant = "normal"
    var rest = Substring(value)
    while let space = rest.firstIndex(of: " ") {
      let word = rest[..<space]
      rest = rest[rest.index(after: space)...]
      if let first = word.utf8.first, first >= 48 && first <= 57,
        let size = size(String(word.split(separator: "/")[0])), Int(word) == nil
      {
        fontSize = size
        style.family = Self.family(String(rest))
        return
      }
      switch word {
      case "italic", "oblique": style.slant = String(word)
      case "normal": break
      default: style.weight = Self.weight(String(word))
      }
    }
  }

  /// The id in `url(#id)`.
  static func reference(_ value: String) -> String? {
    guard value.hasPrefix("url("), let hash = value.firstIndex(of: "#"),
      let end = value.lastIndex(of: ")"), hash < end
    else { return nil }
    return value[value.index(after: hash)..<end].filter { $0 != "\"" && $0 != "'" }
  }
}
