extension Comparison {
  /// Compares two PNG files by their pixels.
  static func pictures(_ first: [UInt8], _ second: [UInt8], _ options: Options) -> Comparison {
    let before: (rows: any PixelRows, colour: PNG.Colour)
    let after: PNG.Image
    do throws(PNGFault) {
      before = try waiting(first, options)
    } catch { return unreadable(isFirst: true, .png(error)) }
    do throws(PNGFault) {
      after = try PNG.read(second, limits: options.limits)
    } catch { return unreadable(isFirst: false, .png(error)) }
    var result = compare(rows: before.rows, after.inSRGB(), options)
    if case .profile(let a) = before.colour, after.colour != .profile(a) {
      result.changes.append(Change(.style, "colour profiles differ and were not applied"))
      if result.verdict == .identical { result.verdict = .withinTolerance }
    }
    return result
  }

  /// The first picture, packed when it is large and the metric needs no more than some rows.
  private static func waiting(
    _ bytes: [UInt8], _ options: Options
  ) throws(PNGFault) -> (any PixelRows, PNG.Colour) {
    let image = try PNG.read(bytes, limits: options.limits)
    let raster = image.inSRGB()
    let isLarge = raster.width * raster.height > 1 << 22
    let isLocal = options.metric == .auto || options.metric == .chart
    if isLarge, isLocal, !options.draws, let packed = RunRaster(raster) {
      return (packed, image.colour)
    }
    return (raster, image.colour)
  }

  /// Compares two rasters, equal in size or not.
  public static func pixels(
    _ first: Raster, _ second: Raster, _ options: Options = Options()
  ) -> Comparison {
    compare(rows: first, second, options)
  }

  /// Compares a picture that may be packed with a raster.
  static func compare(
    rows first: some PixelRows, _ second: Raster, _ options: Options
  ) -> Comparison {
    guard first.width == second.width, first.height == second.height else {
      return unequal(first.raster, second, options)
    }
    var result = Comparison(.identical, .pixels)
    result.totalPixels = first.width * first.height
    result.metric = options.metric == .auto ? .chart : options.metric
    let score = PixelScore(first, second, options: options)
    var mask = score.mask.excluding(options.ignoring)
    let hidden = score.mask.count - mask.count
    var measured = score.measured
    if mask.isEmpty, !score.isIdentical, result.metric == .chart, options.threshold == nil,
      let hand = CommonHand(first, second, ignoring: options.ignoring)
    {
      mask = hand.mask
      measured = .init(value: Double(mask.count), limit: 0, unit: "px that differ")
      result.changes = hand.change.map { [$0] } ?? []
      result.notes.append(hand.evidence)
    }
    result.differentPixels = mask.count
    result.measured = measured
    result.regions = mask.regions()
    if mask.count > 0 {
      result.verdict = .changed
    } else if hidden > 0, options.ignoring.cover(width: first.width, height: first.height) {
      result.verdict = .changed
      result.changes.append(
        Change(.data, "the ignored rectangles hide the whole picture: nothing was compared"))
    } else if options.metric != .exact, !score.isIdentical {
      let exact = ExactMetric.compare(
        first.raster, second, seesHidden: options.seesHiddenColour)
      if exact.excluding(options.ignoring).count > 0 { result.verdict = .withinTolerance }
    }
    if hidden > 0 { result.notes.append("\(hidden) different px lie in ignored rectangles") }
    if options.scores { result.scores = Scores(first.raster, second) }
    if options.draws {
      result.picture = score.picture ?? first.raster.faded(marking: mask, options)
    }
    if result.verdict == .changed, result.metric == .chart, mask.isWide {
      result.explainShift(first.raster, second, options)
    }
    return result
  }

  /// Sees whether everything moved by whole pixels.
  private mutating func explainShift(_ first: Raster, _ second: Raster, _ options: Options) {
    guard let shift = IntegerShift.find(first, second), abs(shift.x) < first.width / 2,
      abs(shift.y) < first.height / 2
    else { return }
    let (a, b) = shift.overlap(first, second)
    guard ChartMetric(options).compare(a, b).mask.count == 0 else { return }
    verdict = abs(shift.x) <= 1 && abs(shift.y) <= 1 ? .drift : .changed
    changes.append(
      Change(.layout, "everything moved by \(signed(shift.x)), \(signed(shift.y)) px"))
  }

  /// Compares the common corner of pictures of different size; the rest counts as different.
  private static func unequal(
    _ first: Raster, _ second: Raster, _ options: Options
  ) -> Comparison {
    let width = min(first.width, second.width)
    let height = min(first.height, second.height)
    var inner = options
    inner.draws = false
    inner.scores = false
    let common = pixels(
      first.cropped(0, 0, width, height), second.cropped(0, 0, width, height), inner)
    var result = common
    let total = max(first.width, second.width) * max(first.height, second.height)
    result.verdict = .size
    result.totalPixels = total
    result.differentPixels = (common.differentPixels ?? 0) + total - width * height
    result.changes.insert(
      Change(
        .layout,
        "size \(first.width) × \(first.height) → \(second.width) × \(second.height) px; "
          + "the common \(width) × \(height) px "
          + (common.differentPixels == 0
            ? "agree" : "differ in \(common.differentPixels ?? 0) px")),
      at: 0)
    return result
  }
}

/// A number with its sign, minus being U+2212.
func signed(_ value: Int) -> String { value < 0 ? "−\(-value)" : "\(value)" }

/// The pixels that a metric counts.
private struct PixelScore {
  var mask: Mask
  var measured: Comparison.Measurement
  var picture: Raster?
  /// Whether not a single pixel differs.
  var isIdentical = false

  init(_ first: some PixelRows, _ b: Raster, options: Comparison.Options) {
    if let a = first as? Raster, a == b {
      isIdentical = true
      mask = Mask(of: b)
      measured = .init(value: 0, limit: 0, unit: "different pixels")
      if options.draws {
        picture = Pixelmatch(options)?.compare(a, b, drawing: true).picture
      }
      return
    }
    switch options.metric {
    case .exact:
      mask = ExactMetric.compare(first.raster, b, seesHidden: options.seesHiddenColour)
      measured = .init(value: Double(mask.count), limit: 0, unit: "different pixels")
    case .auto, .chart:
      let result = ChartMetric(options).compare(rows: first, b)
      isIdentical = result.isEqual && b.deep == nil && !(first is Raster)
      mask = result.mask.clamped(toDifferencesOf: first, b)
      measured = .init(value: result.worst, limit: 1, unit: "largest residual over its limit")
    case .pixelmatch72, .pixelmatchHead:
      guard let match = Pixelmatch(options) else { preconditionFailure("a pixelmatch metric") }
      let result = match.compare(first.raster, b, drawing: options.draws)
      mask = result.mask
      picture = result.picture
      measured = .init(value: Double(result.different), limit: 0, unit: "different pixels")
    }
  }
}

extension Mask {
  /// The empty set for a picture.
  fileprivate init(of raster: Raster) { self.init(width: raster.width, height: raster.height) }

  /// Whether its pixels reach over half of the picture each way, as they do when everything
  /// moved.
  fileprivate var isWide: Bool {
    let rows = (0..<height).filter { !isEmpty(row: $0) }
    guard let first = rows.first, let last = rows.last, 2 * (last - first) > height else {
      return false
    }
    let ends = rows.map { columns(ofRow: $0) }
    let left = ends.compactMap(\.first).min() ?? 0
    let right = ends.compactMap(\.last).max() ?? 0
    return 2 * (right - left) > width
  }
}

extension Pixelmatch {
  /// The settings that options ask for; nil for other metrics.
  fileprivate init?(_ options: Comparison.Options) {
    switch options.metric {
    case .pixelmatch72: self.init(.yiq)
    case .pixelmatchHead: self.init(.oklab)
    case .auto, .exact, .chart: return nil
    }
    threshold = options.threshold ?? threshold
    countsAntialiased = options.countsAntialiased
    usesCheckerboard = options.usesCheckerboard
    alpha = options.alpha ?? alpha
    drawsMask = options.drawsMask
  }
}

extension ChartMetric {
  init(_ options: Comparison.Options) {
    self.init()
    tolerance = options.threshold ?? tolerance
  }
}

extension Raster {
  /// The picture as pale grey, or nothing at all, with the pixels of `mask` in red.
  func faded(marking mask: Mask, _ options: Comparison.Options) -> Raster {
    var out = self
    let mark = SIMD4<UInt8>(214, 39, 40, 255)
    if options.drawsMask {
      for y in 0..<height { for x in 0..<width { out[x, y] = mask[x, y] ? mark : .zero } }
      return out
    }
    let share = Int(256 * (options.alpha ?? 0.25))
    for y in 0..<height {
      for x in 0..<width {
        let at = 4 * (y * width + x)
        let ink = 765 - Int(pixels[at]) - Int(pixels[at + 1]) - Int(pixels[at + 2])
        let grey = UInt8(255 - ink * Int(pixels[at + 3]) * share / (255 * 3 * 256))
        out[x, y] = mask[x, y] ? mark : SIMD4(grey, grey, grey, 255)
      }
    }
    return out
  }
}
