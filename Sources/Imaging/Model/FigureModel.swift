/// What a figure says, apart from how it is drawn: the part of it that a diff should be about.
///
/// Whoever draws a figure writes its model beside the picture: as text of the PNG under ``key``, in
/// the `metadata` of the SVG, or as a file of its own. Two models are compared field by field, with
/// tolerances below what a reader can see, and their differences are told in the words of the
/// chart.
public struct FigureModel: Equatable, Sendable {
  /// The keyword of the PNG text, and the key that marks the JSON in SVG metadata.
  public static let key = "residuum:model"

  /// Name of the figure.
  public var id: String
  /// Width and height in points.
  public var size: [Double]
  /// The panels in reading order.
  public var panels: [Panel]
  /// Words outside panels: titles, shared legends, notes.
  public var texts: [Label]
  /// What drew it, by name: `cairo`, `residuum`, a font and its checksum.
  public var versions: [Version]
  /// What was drawn, part by part; empty where that is not known.
  public var parts: [Part]

  /// A program, library or font.
  public struct Version: Equatable, Sendable {
    /// Whose version.
    public var name: String
    /// Which.
    public var value: String

    /// A version.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Words with their place.
  public struct Label: Equatable, Sendable {
    /// What they are: `title`, `legend`, `letter`, `note`.
    public var role: String
    /// The words as plain text.
    public var text: String
    /// Anchor in points from the top left corner, if known.
    public var place: [Double]

    /// Words.
    public init(role: String, text: String, place: [Double] = []) {
      self.role = role
      self.text = text
      self.place = place
    }
  }

  /// One coordinate axis.
  public struct Axis: Equatable, Sendable {
    /// `x` or `y`.
    public var id: String
    /// `linear`, `log`.
    public var scale: String
    /// The ends, left or lower first.
    public var limits: [Double]
    /// Values of the labelled ticks.
    public var ticks: [Double]
    /// Their labels.
    public var tickLabels: [String]
    /// Number of ticks without label.
    public var minorTicks: Int
    /// Whether grid lines are drawn.
    public var hasGrid: Bool
    /// What the axis measures.
    public var label: String

    /// An axis.
    public init(
      id: String, scale: String = "linear", limits: [Double], ticks: [Double] = [],
      tickLabels: [String] = [], minorTicks: Int = 0, hasGrid: Bool = false, label: String = ""
    ) {
      self.id = id
      self.scale = scale
      self.limits = limits
      self.ticks = ticks
      self.tickLabels = tickLabels
      self.minorTicks = minorTicks
      self.hasGrid = hasGrid
      self.label = label
    }
  }

  /// One thing drawn from data.
  public struct Series: Equatable, Sendable {
    /// Identity, unique in the panel.
    public var id: String
    /// What the legend calls it.
    public var label: String
    /// How it is drawn: `line`, `points`, `stems`, `area`.
    public var kind: String
    /// Looks by name: `stroke`, `width`, `dash`, `marker`, `fill`, `size`…, in a fixed order.
    public var style: [Version]
    /// Number of samples.
    public var count: Int
    /// The samples.
    public var x: Quantised
    /// The samples.
    public var y: Quantised

    /// A series of samples.
    ///
    /// - Parameters:
    ///   - logarithmic: whether values are told apart by ratio, as on a logarithmic axis; values
    ///     that are not positive are then undefined.
    /// - Precondition: `x` and `y` have the same length.
    public init(
      id: String, label: String, kind: String, style: [(name: String, value: String)] = [],
      x: [Double], y: [Double], logarithmic: (x: Bool, y: Bool) = (false, false)
    ) {
      precondition(x.count == y.count)
      self.id = id
      self.label = label
      self.kind = kind
      self.style = style.map { Version($0.name, $0.value) }
      count = x.count
      self.x = Quantised(x, isLogarithmic: logarithmic.x)
      self.y = Quantised(y, isLogarithmic: logarithmic.y)
    }
  }

  /// One pair of axes and what is drawn between them.
  public struct Panel: Equatable, Sendable {
    /// Identity, unique in the figure.
    public var id: String
    /// Left, top, width and height of the data area in points.
    public var box: [Double]
    /// The axes.
    public var axes: [Axis]
    /// What is drawn from data, in painting order.
    public var series: [Series]
    /// Words inside the panel.
    public var texts: [Label]

    /// A panel.
    public init(
      id: String, box: [Double] = [], axes: [Axis], series: [Series], texts: [Label] = []
    ) {
      self.id = id
      self.box = box
      self.axes = axes
      self.series = series
      self.texts = texts
    }
  }

  /// A model.
  public init(
    id: String, size: [Double] = [], panels: [Panel], texts: [Label] = [],
    versions: [(name: String, value: String)] = [], parts: [Part] = []
  ) {
    self.parts = parts
    self.id = id
    self.size = size
    self.panels = panels
    self.texts = texts
    self.versions = versions.map { Version($0.name, $0.value) }
  }
}
