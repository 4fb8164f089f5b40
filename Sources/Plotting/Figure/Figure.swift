public import Formula

/// What is to be shown: panels in a grid, at a physical size, in a theme.
///
/// A figure is data. It knows samples, labels and axes, but not how they were computed and not
/// where anything will stand: ``Figure/laidOut(measuring:)`` decides that.
public struct Figure: Hashable, Sendable {
  /// A short name, used as the prefix of every identity in the scene: `runge`.
  public var id: String
  /// A heading above the panels; most figures have none and leave the sentence to the caption.
  public var title: Notation?
  /// The panels in reading order.
  public var panels: [Panel]
  /// Physical size and grid.
  public var size: FigureSize
  /// Where the names of the series stand.
  public var legend: LegendPolicy
  /// Whether the panels are lettered (a), (b), …; nil letters them when there are several.
  public var isLettered: Bool?
  /// Colours, line widths and type sizes.
  public var theme: Theme

  /// Makes a figure.
  public init(
    id: String, title: Notation? = nil, panels: [Panel], size: FigureSize = FigureSize(),
    legend: LegendPolicy = .automatic, isLettered: Bool? = nil, theme: Theme = .article
  ) {
    self.id = id
    self.title = title
    self.panels = panels
    self.size = size
    self.legend = legend
    self.isLettered = isLettered
    self.theme = theme
  }
}

/// The physical size of a figure and the grid of its panels.
public struct FigureSize: Hashable, Sendable {
  /// Width of the whole figure in points.
  public var width: Double
  /// Height of one row of panels in points, from the top of the data area's surroundings to the
  /// axis label below it; a shared legend and a title come on top of it.
  public var panelHeight: Double
  /// Number of columns; nil chooses by the number of panels and the width.
  public var columns: Int?

  /// Makes a size from lengths in millimetres; 183 mm is the full width of a journal page, 89 mm
  /// one column of it.
  public init(millimetres width: Double = 183, panelHeight: Double = 60, columns: Int? = nil) {
    self.width = width * Self.pointsPerMillimetre
    self.panelHeight = panelHeight * Self.pointsPerMillimetre
    self.columns = columns
  }

  /// Points (1/72 inch) in a millimetre.
  public static let pointsPerMillimetre = 72 / 25.4
}

/// Where the names of the series stand.
public enum LegendPolicy: String, Hashable, Sendable {
  /// By the rule described at `LegendPlan`: direct labels where they fit, one shared legend when
  /// several panels show the same series, a legend in free space otherwise.
  case automatic
  /// At the right end of each curve, in its colour.
  case direct
  /// In the free space of the panel, or below it when there is none.
  case inside
  /// One legend under all panels.
  case shared
  /// None.
  case hidden
}
