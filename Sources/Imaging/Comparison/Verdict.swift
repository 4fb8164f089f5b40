/// What became of a picture.
public enum Verdict: String, Codable, CaseIterable, Sendable {
  /// The same, by bytes, structure or pixels.
  case identical
  /// Not the same, but by less than the limit.
  case withinTolerance
  /// The chart says the same and only the rendering differs.
  case drift
  /// Something a reader can see is different.
  case changed
  /// The pictures have different sizes.
  case size
  /// One of the files is damaged or of no known format.
  case unreadable
  /// There is no approved picture yet.
  case new
  /// There is an approved picture, and none to compare with it.
  case missing
  /// An approved picture that no figure makes any more.
  case stale
}

/// The level that decided, highest first.
public enum Level: String, Codable, Sendable {
  /// Equal files.
  case bytes
  /// The figure model that both files carry.
  case model
  /// The structure of both SVG documents.
  case structure
  /// The pixels.
  case pixels
}

/// One difference in words.
public struct Change: Codable, Equatable, Sendable {
  /// What a difference is about, for policies such as "fail on data, warn on layout".
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// Values drawn: points, curves, markers, images.
    case data
    /// Words and numbers.
    case text
    /// Scales, limits, ticks and grids.
    case axes
    /// Colours, widths, dashes, fonts.
    case style
    /// Places and sizes with nothing else changed.
    case layout
  }

  /// What it is about.
  public var kind: Kind
  /// The sentence, with numbers.
  public var statement: String
  /// The element that differs, by id or path, where one is known.
  public var node: String?

  /// A difference.
  public init(_ kind: Kind, _ statement: String, node: String? = nil) {
    self.kind = kind
    self.statement = statement
    self.node = node
  }
}

/// A rectangle of pixels.
public struct Region: Codable, Equatable, Sendable {
  /// Leftmost column.
  public var x: Int
  /// Topmost row.
  public var y: Int
  /// Number of columns.
  public var width: Int
  /// Number of rows.
  public var height: Int
  /// Different pixels inside, where they were counted.
  public var pixels: Int

  /// A rectangle.
  public init(x: Int, y: Int, width: Int, height: Int, pixels: Int = 0) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}

/// How pixels are compared.
public enum Metric: String, Codable, CaseIterable, Sendable {
  /// The highest level both files allow, pixels by ``chart``.
  case auto
  /// Every sample of every pixel.
  case exact
  /// The metric made for charts; see ``ChartMetric``.
  case chart
  /// mapbox/pixelmatch 7.2; see ``Pixelmatch``.
  case pixelmatch72 = "pixelmatch-7.2"
  /// mapbox/pixelmatch after 7.2; see ``Pixelmatch``.
  case pixelmatchHead = "pixelmatch-head"
}
