public import Formula

/// One pair of axes and what is drawn between them.
public struct Panel: Hashable, Sendable {
  /// A name unique in the figure: `fit`, `error`, `spectrum`.
  public var id: String
  /// A heading; only where it says something that the axis labels don't.
  public var title: Notation?
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// What is drawn, in painting order.
  public var marks: [Mark]
  /// Where the names of this panel's series stand; nil follows the figure.
  public var legend: LegendPolicy?
  /// Whether one unit is equally long on both axes, as matrices and diagrams need it.
  public var isEquallyScaled: Bool
  /// What readers of the summary must know beside the data: what was left out.
  public var remark: String?

  /// Makes a panel.
  public init(
    id: String, title: Notation? = nil, x: Axis, y: Axis, marks: [Mark],
    legend: LegendPolicy? = nil, isEquallyScaled: Bool = false
  ) {
    self.id = id
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
    self.legend = legend
    self.isEquallyScaled = isEquallyScaled
  }
}
