/// What comparing two files found, and how.
public struct Comparison: Sendable {
  /// The judgement.
  public var verdict: Verdict
  /// The level that made it.
  public var level: Level
  /// Pixels that differ by the metric; nil where no pixels were looked at.
  public var differentPixels: Int?
  /// Pixels of the larger picture; nil where no picture was opened.
  public var totalPixels: Int?
  /// What is different, in words, the most telling first.
  public var changes: [Change]
  /// What is worth knowing and judges nothing: differences under masks, other names of figures.
  public var notes: [String]
  /// Where pixels differ, largest cluster first.
  public var regions: [Region]
  /// The metric that compared pixels.
  public var metric: Metric?
  /// The measured value of the metric and the limit it is held against.
  public var measured: Measurement?
  /// Why a file could not be read.
  public var fault: FileFault?
  /// SSIM and FLIP, if they were asked for.
  public var scores: Scores?
  /// The difference picture, if it was asked for.
  public var picture: Raster?

  /// A value beside its limit.
  public struct Measurement: Codable, Equatable, Sendable {
    /// What was measured.
    public var value: Double
    /// Up to where it passes.
    public var limit: Double
    /// What the value is.
    public var unit: String
  }

  /// A file that can't be compared.
  public struct FileFault: Error, Equatable, Sendable {
    /// Why.
    public enum Reason: Equatable, Sendable {
      /// The PNG is damaged.
      case png(PNGFault)
      /// The SVG is not well formed.
      case svg(line: Int, column: Int, problem: String)
      /// The file is neither PNG nor SVG.
      case format
      /// One is PNG, the other SVG, and they don't both carry a figure model.
      case mixed
      /// As the results of an earlier check tell it.
      case told(String)
    }

    /// Whether it is the first file, or the second.
    public var isFirst: Bool
    /// Why.
    public var reason: Reason
  }

  init(_ verdict: Verdict, _ level: Level) {
    self.verdict = verdict
    self.level = level
    changes = []
    notes = []
    regions = []
  }

  /// How to compare.
  public struct Options: Sendable {
    /// What to compare pixels by; anything but `auto` looks at pixels alone.
    public var metric = Metric.auto
    /// The threshold of the metric instead of its default: a fraction of black to white.
    public var threshold: Double?
    /// Whether pixelmatch counts anti-aliased pixels.
    public var countsAntialiased = false
    /// Whether pixelmatch judges translucent pixels over its checkerboard, else over white.
    public var usesCheckerboard = true
    /// How strongly the first picture shows through in the difference picture, 0 to 1; nil for
    /// the metric's default.
    public var alpha: Double?
    /// Whether the difference picture shows different pixels alone, on nothing.
    public var drawsMask = false
    /// Rectangles that don't count.
    public var ignoring: [Region] = []
    /// Whether colours under alpha 0 count for `exact`.
    public var seesHiddenColour = false
    /// Figure models kept outside the files, used instead of those inside.
    public var models: (first: FigureModel?, second: FigureModel?)
    /// Whether SSIM and FLIP are computed for pictures of equal size; they judge nothing.
    public var scores = false
    /// Whether a difference picture is drawn.
    public var draws = false
    /// What reading may cost.
    public var limits = PNG.Limits()

    /// The defaults.
    public init() {}
  }
}

extension Comparison {
  /// Compares two files at the highest level that both allow.
  ///
  /// Equal bytes are not decoded. Anything that can't be read gives ``Verdict/unreadable``, never
  /// a pass.
  ///
  /// - Parameters:
  ///   - first: the approved file.
  ///   - second: the file to judge.
  public static func compare(
    _ first: [UInt8], _ second: [UInt8], options: Options = Options()
  ) -> Comparison {
    guard let kind = FileKind(first) else { return unreadable(isFirst: true, .format) }
    guard let other = FileKind(second) else { return unreadable(isFirst: false, .format) }
    if first == second {
      var result = Comparison(.identical, .bytes)
      result.differentPixels = 0
      let size = kind == .png ? PNG.size(of: first) : nil
      result.totalPixels = size.map { $0.width * $0.height }
      if options.scores { result.scores = size.map(Scores.init(equalOf:)) }
      return result
    }
    if options.metric == .auto,
      let result = models(first, second, (kind, other), options)
    {
      return result
    }
    return switch (kind, other) {
    case (.png, .png): pictures(first, second, options)
    case (.svg, .svg): structures(first, second, options)
    default: unreadable(isFirst: false, .mixed)
    }
  }

  static func unreadable(isFirst: Bool, _ reason: FileFault.Reason) -> Comparison {
    var result = Comparison(.unreadable, .bytes)
    result.fault = FileFault(isFirst: isFirst, reason: reason)
    return result
  }
}

/// What a file is, by its first bytes.
enum FileKind {
  case png
  case svg

  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: Chunk.signature.prefix(4)) {
      self = .png
    } else if bytes.first(where: { $0 > 32 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }) == 60 {
      self = .svg
    } else {
      return nil
    }
  }
}
