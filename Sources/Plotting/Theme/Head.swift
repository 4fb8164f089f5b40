import Scene

/// How the head of a stem or a point is painted.
enum Head: String, Hashable, Sendable {
  /// In the colour of the series.
  case filled
  /// In its tint, outlined: the other parity or sign.
  case light
  /// In the colour of the page, outlined: an exact zero.
  case open
  /// Two crossed strokes: a pole.
  case cross
}

extension Theme {
  /// The marker of a series.
  func marker(_ look: Look, _ head: Head, diameter: Double) -> Marker {
    let shape = look.marker ?? .circle
    let outline = Stroke(ink: look.ink, width: max(0.5, 0.17 * diameter), join: .miter)
    // An outline reaches half its width over the shape; filled heads are as large as outlined ones.
    let inner = shape.outline(diameter: diameter - outline.width)
    switch head {
    case .filled:
      return Marker(
        shape: shape.outline(diameter: diameter), fill: look.ink,
        stroke: Stroke(ink: pageInk, width: 0.4, join: .miter))
    case .light: return Marker(shape: inner, fill: look.tint, stroke: outline)
    case .open: return Marker(shape: inner, fill: pageInk, stroke: outline)
    case .cross:
      let r = diameter * 0.55
      let cross = Path([
        .move(Point(x: -r, y: -r)), .line(Point(x: r, y: r)),
        .move(Point(x: -r, y: r)), .line(Point(x: r, y: -r)),
      ])
      return Marker(shape: cross, fill: nil, stroke: Stroke(ink: look.ink, width: 0.9))
    }
  }
}
