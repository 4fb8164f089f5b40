/// Colours, line widths and type sizes of a figure; lengths in points.
public struct Theme: Hashable, Sendable {
  /// The theme's name.
  public var name: String
  /// Colours.
  public var palette: Palette
  /// Type sizes.
  public var type: TypeSizes
  /// Lengths of lines, ticks and markers.
  public var lines: LineSizes

  /// Makes a theme.
  public init(
    name: String, palette: Palette, type: TypeSizes = TypeSizes(), lines: LineSizes = LineSizes()
  ) {
    self.name = name
    self.palette = palette
    self.type = type
    self.lines = lines
  }

  /// For print and light pages: white paper, near-black text.
  public static let article = Theme(name: "article", palette: .light)
  /// For dark pages, with the same contrasts.
  public static let articleDark = Theme(name: "article-dark", palette: .dark)
  /// For slides: everything on white paper, larger and heavier.
  public static let slides = Theme(
    name: "slides", palette: .light,
    type: TypeSizes(label: 12, tick: 10.5, title: 13, letter: 13, note: 10),
    lines: LineSizes(
      series: 2, target: 2.4, axis: 0.9, grid: 0.6, stem: 1.2, marker: 6.4, tick: 5))

  /// The themes that a spec can name.
  public static let all: [Theme] = [.article, .articleDark, .slides]
}

/// Type sizes of a figure in points.
public struct TypeSizes: Hashable, Sendable {
  /// Axis labels and names of series.
  public var label: Double
  /// Numbers beside ticks.
  public var tick: Double
  /// Headings.
  public var title: Double
  /// Panel letters.
  public var letter: Double
  /// Notes, rates and other secondary words.
  public var note: Double

  /// Makes type sizes; nothing in a figure is smaller than ``smallest``.
  public init(
    label: Double = 8, tick: Double = 7, title: Double = 9, letter: Double = 9, note: Double = 7
  ) {
    precondition(
      [label, tick, title, letter, note].allSatisfy { $0 >= Self.smallest }, "type below 6 pt")
    self.label = label
    self.tick = tick
    self.title = title
    self.letter = letter
    self.note = note
  }

  /// The smallest size that journals print.
  public static let smallest = 6.0
}

/// Line widths, tick lengths and marker sizes of a figure in points.
public struct LineSizes: Hashable, Sendable {
  /// Width of an approximant's curve.
  public var series: Double
  /// Width of the target's curve.
  public var target: Double
  /// Width of axes and ticks.
  public var axis: Double
  /// Width of grid and reference lines.
  public var grid: Double
  /// Width of stems.
  public var stem: Double
  /// Diameter of markers.
  public var marker: Double
  /// Length of a labelled tick; unlabelled decades have 0.7 of it, others 0.45.
  public var tick: Double

  /// Makes line sizes.
  public init(
    series: Double = 1.2, target: Double = 1.6, axis: Double = 0.6, grid: Double = 0.4,
    stem: Double = 0.7, marker: Double = 4.2, tick: Double = 3.5
  ) {
    self.series = series
    self.target = target
    self.axis = axis
    self.grid = grid
    self.stem = stem
    self.marker = marker
    self.tick = tick
  }
}
