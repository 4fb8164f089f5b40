public import Scene

/// How one series is drawn: the theme's answer to its role.
struct Look: Hashable, Sendable {
  /// Lines and heads.
  var ink: Ink
  /// Its name, in the same hue but readable as text.
  var textInk: Ink
  /// Fills that stand back: odd heads, bands.
  var tint: Ink
  /// Width of its curves.
  var width: Double
  /// Dashes of its curves, empty for solid.
  var dash: [Double]
  /// Its marker; nil for series told apart without one.
  var marker: MarkerShape?
}

extension Theme {
  /// Words and numbers.
  var textInk: Ink { Ink(palette.text, role: "text") }
  /// Axis lines and ticks.
  var axisInk: Ink { Ink(palette.axis, role: "axis") }
  /// Secondary words and lines.
  var auxiliaryInk: Ink { Ink(palette.auxiliary, role: "auxiliary") }
  /// The page.
  var pageInk: Ink { Ink(palette.background, role: "background") }

  /// Every ink that a figure of the theme can use, one a role.
  ///
  /// A page takes the inks of the dark theme to recolour figures drawn in the light one.
  public var inks: [Ink] {
    let roles = [Series.Role.target, .auxiliary] + palette.series.indices.map { .approximant($0) }
    let grid = Ink(palette.grid, role: "grid")
    return [textInk, axisInk, auxiliaryInk, pageInk, grid]
      + roles.map(look).flatMap { [$0.ink, $0.textInk, $0.tint] }
  }

  /// How a series with this role looks.
  func look(of role: Series.Role) -> Look {
    switch role {
    case .target:
      Look(
        ink: Ink(palette.target, role: "target"), textInk: Ink(palette.target, role: "target"),
        tint: tint(palette.target, role: "target-tint"), width: lines.target, dash: [],
        marker: nil)
    case .auxiliary:
      Look(
        ink: auxiliaryInk,
        textInk: Ink(
          palette.auxiliary.readable(on: palette.background, towards: palette.text),
          role: "auxiliary-text"),
        tint: tint(palette.auxiliary, role: "auxiliary-tint"), width: lines.series * 0.7,
        dash: [3, 2], marker: nil)
    case .approximant(let index):
      approximant(index)
    }
  }

  private func approximant(_ index: Int) -> Look {
    precondition(index >= 0, "series index below 0")
    let place = index % palette.series.count
    let color = palette.series[place]
    let role = "series\(place + 1)"
    return Look(
      ink: Ink(color, role: role),
      textInk: Ink(
        color.readable(on: palette.background, towards: palette.text), role: "\(role)-text"),
      tint: tint(color, role: "\(role)-tint"), width: lines.series,
      dash: Self.dashes[index / palette.series.count % Self.dashes.count],
      marker: MarkerShape.allCases[index % MarkerShape.allCases.count])
  }

  private func tint(_ color: Color, role: String) -> Ink {
    Ink(color.mixed(with: palette.background, share: 0.7), role: role)
  }

  /// Dashes by round through the palette.
  ///
  /// Markers tell six series apart in a grey print, dashes the next six from them. Oscillating error curves are unreadable in dashes, so that they come last.
  private static let dashes: [[Double]] = [[], [5, 1.6], [1.4, 1.4]]
}
