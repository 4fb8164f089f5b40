/// A figure that an article asks for.
public struct FigureRequest: Hashable, Sendable {
  /// Where the figure's specification stands.
  public enum Source: Hashable, Sendable {
    /// In a file, its path as written in the article.
    case file(String)
    /// In the article itself: YAML, and the line of the article its first line stands on.
    case inline(yaml: String, line: Int)
  }

  /// The label it is referred to by, such as `fig-runge`.
  public var label: String
  /// Its specification.
  public var source: Source
  /// Where the article asks for it.
  public var place: Place
}

/// A figure, drawn and ready to be set into a page.
public struct ResolvedFigure: Hashable, Sendable {
  /// What is shown.
  public enum Picture: Hashable, Sendable {
    /// An SVG element for the page itself; all its ids start with the figure's label.
    case svg(String)
    /// A raster picture.
    case image(mediaType: String, base64: String)
  }

  /// The data behind a figure.
  public struct Data: Hashable, Sendable {
    /// Headings of the columns, as plain text.
    public var columns: [String]
    /// The rows; every row has one value a column.
    public var rows: [[Value]]
    /// The complete data as comma-separated values, for download.
    public var csv: String?

    /// Makes a data table.
    public init(columns: [String], rows: [[Value]], csv: String? = nil) {
      precondition(rows.allSatisfy { $0.count == columns.count }, "ragged data table")
      self.columns = columns
      self.rows = rows
      self.csv = csv
    }
  }

  /// The label that the article asked for.
  public var label: String
  /// What is shown.
  public var picture: Picture
  /// What the picture shows, in a sentence or two, for readers who do not see it.
  public var summary: String
  /// Width in points.
  public var width: Double
  /// Height in points.
  public var height: Double
  /// A caption of the specification's own, as Markdown; the article's caption goes first.
  public var caption: String?
  /// The data behind it.
  public var data: Data?

  /// Makes a figure.
  public init(
    label: String, picture: Picture, summary: String, width: Double, height: Double,
    caption: String? = nil, data: Data? = nil
  ) {
    self.label = label
    self.picture = picture
    self.summary = summary
    self.width = width
    self.height = height
    self.caption = caption
    self.data = data
  }
}
