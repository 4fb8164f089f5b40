import Scene

extension SVGRenderer {
  /// Attributes of a filled element.
  func fill(_ ink: Ink) -> [(String, String?)] { paint(ink, nil) }

  /// Attributes of an element that is filled, stroked or both.
  func paint(_ fill: Ink?, _ stroke: Stroke?) -> [(String, String?)] {
    let classes = [fill.map { "fill-\($0.role)" }, stroke.map { "stroke-\($0.ink.role)" }]
    var attributes: [(String, String?)] = [
      ("class", classes.compactMap(\.self).joined(separator: " ")),
      ("fill", fill.map { hex($0.color) } ?? "none"),
      ("fill-opacity", fill.flatMap { opacity($0.color) }),
    ]
    if let stroke {
      attributes += [
        ("stroke", hex(stroke.ink.color)), ("stroke-opacity", opacity(stroke.ink.color)),
        ("stroke-width", SVGNumber.string(stroke.width)),
        (
          "stroke-dasharray",
          stroke.dash.isEmpty
            ? nil : stroke.dash.map(SVGNumber.string).joined(separator: " ")
        ),
        ("stroke-linejoin", stroke.join == .bevel ? "bevel" : nil),
        ("stroke-linecap", stroke.cap == .square ? "square" : nil),
      ]
    }
    return attributes
  }

  private func hex(_ color: Color) -> String {
    let value = UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  private func opacity(_ color: Color) -> String? {
    color.alpha == 255 ? nil : SVGNumber.factor((Double(color.alpha) / 255 * 1000).rounded() / 1000)
  }
}
