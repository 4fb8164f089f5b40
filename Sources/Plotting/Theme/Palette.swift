public import Scene

/// The colours of a theme.
///
/// The six series colours start from Petroff's six (M. A. Petroff, "Accessible color sequences for
/// data visualization", arXiv 2107.02270, 2021), moved as little as possible in OKLab until each
/// has a contrast of 3 : 1 on the page and all stay apart for every kind of colour vision;
/// `PaletteTests` checks both.
public struct Palette: Hashable, Sendable {
  /// The page.
  public var background: Color
  /// Words and numbers.
  public var text: Color
  /// Axis lines and ticks.
  public var axis: Color
  /// Grid and reference lines.
  public var grid: Color
  /// The function that is approximated.
  public var target: Color
  /// Bounds, trends and other secondary lines.
  public var auxiliary: Color
  /// Approximants, by index.
  public var series: [Color]

  /// Makes a palette.
  public init(
    background: Color, text: Color, axis: Color, grid: Color, target: Color, auxiliary: Color,
    series: [Color]
  ) {
    precondition(!series.isEmpty, "palette without series colours")
    self.background = background
    self.text = text
    self.axis = axis
    self.grid = grid
    self.target = target
    self.auxiliary = auxiliary
    self.series = series
  }

  /// On white paper.
  public static let light = Palette(
    background: Color(hex: 0xFFFFFF), text: Color(hex: 0x1A1A1A), axis: Color(hex: 0x333333),
    grid: Color(hex: 0xE0E0E0), target: Color(hex: 0x1A1A1A), auxiliary: Color(hex: 0x767676),
    series: [0x578FFC, 0xCE810F, 0xC40001, 0x985091, 0x999093, 0x761FE0].map(Color.init(hex:)))

  /// On a near-black page.
  public static let dark = Palette(
    background: Color(hex: 0x15181C), text: Color(hex: 0xE8E6E3), axis: Color(hex: 0xC4C2BF),
    grid: Color(hex: 0x33373C), target: Color(hex: 0xF2F0ED), auxiliary: Color(hex: 0x9A9A9A),
    series: [0x77A6FF, 0xF99D21, 0xF2393E, 0xB568A0, 0xADA79E, 0x9760FF].map(Color.init(hex:)))
}
