/// Whether one renderer drew both pictures, and what then differs.
///
/// A renderer draws alike everywhere. Where most letters and small marks are the same to the bit,
/// one renderer drew them all, and a letter that differs was changed; where most slanted edges are
/// the same too, so it is with curves and lines. Of such pictures nothing is forgiven but what
/// thinning a curve does to it: edges displaced by a quarter of a pixel, dark as much as light. What
/// another renderer drew is left to ``ChartMetric`` alone.
///
/// Non-goals: pictures with few letters and one curve, where a curve 1 % wider could as well be
/// another renderer's.
struct CommonHand {
  /// The pixels that were changed.
  let mask: Mask
  /// What shows that one renderer drew both.
  let evidence: String
  /// What the changed pixels have in common, if anything.
  let change: Change?

  /// Nil where nothing shows one renderer, or nothing was changed.
  ///
  /// - Parameter ignoring: rectangles that don't count.
  /// - Precondition: the sizes are equal.
  /// - Complexity: O(pixels), less memory than the picture, and ``ChartMetric`` where they differ.
  init?(_ first: some PixelRows, _ second: Raster, ignoring: [Region]) {
    let differing = Mask(differing: first, second).excluding(ignoring)
    guard !differing.isEmpty else { return nil }
    guard let edges = EdgeShapes(first, differing: differing) else { return nil }
    let trust = Trust(edges, second.width, second.height)
    guard trust.inLetters else { return nil }
    var letters = Tally()
    var all = Tally()
    for y in 0..<second.height where !differing.isEmpty(row: y) {
      first.withRows(y..<y + 1) { a in
        second.withRows(y..<y + 1) { b in
          for x in differing.columns(ofRow: y) {
            all.add(a[x], b[x])
            if trust.isLetter(edges.shape(near: x, y)) { letters.add(a[x], b[x]) }
          }
        }
      }
    }
    // A dash of a curve is as small as a letter, but thinning touches unbroken curves as well.
    let isChanged =
      letters.count == all.count ? letters.largest > 1 : all.isCoherent(trust.inLines ? 0.5 : 0.9)
    if isChanged {
      mask = differing
    } else if trust.inLines {
      var metric = ChartMetric()
      metric.tolerance = 0.008
      metric.share = 0.06
      metric.reach = 0.25
      mask = metric.compare(rows: first, second).mask
        .clamped(toDifferencesOf: first, second).intersection(differing)
    } else {
      return nil
    }
    guard !mask.isEmpty else { return nil }
    evidence = trust.words
    change = all.recolouring
  }
}

/// What some pixels that differ have in common.
private struct Tally {
  private var signed = SIMD3<Int>.zero
  private var magnitude = SIMD3<Int>.zero
  private(set) var largest = 0
  private(set) var count = 0
  private var pairs: [UInt64: Int] = [:]

  mutating func add(_ a: UInt32, _ b: UInt32) {
    let step = Self.overWhite(b) &- Self.overWhite(a)
    let size = step.replacing(with: 0 &- step, where: step .< 0)
    signed &+= step
    magnitude &+= size
    largest = max(largest, size.max())
    count += 1
    let pair = UInt64(a) << 32 | UInt64(b)
    // A recoloured mark is among the first pairs; a change with thousands of them is something else.
    if pairs.count < 1 << 14 || pairs[pair] != nil { pairs[pair, default: 0] += 1 }
  }

  private static func overWhite(_ pixel: UInt32) -> SIMD3<Int> {
    let samples = SIMD3<Int>(
      Int(pixel & 255), Int(pixel >> 8 & 255), Int(pixel >> 16 & 255))
    let cover = Int(pixel >> 24)
    return cover == 255 ? samples : (samples &- 255) &* cover / 255 &+ 255
  }

  /// Whether ink came or went: steps above rounding, at least a share of them in one direction.
  func isCoherent(_ share: Double) -> Bool {
    largest > 1
      && (0..<3).contains {
        magnitude[$0] >= 16 && Double(abs(signed[$0])) >= share * Double(magnitude[$0])
      }
  }

  /// One colour that became another, if that is most of it.
  var recolouring: Change? {
    guard let (pair, share) = pairs.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      3 * share >= count, share >= 8
    else { return nil }
    let old = Self.code(UInt32(truncatingIfNeeded: pair >> 32))
    let new = Self.code(UInt32(truncatingIfNeeded: pair))
    return Change(.style, "colour \(old) → \(new) in \(share) of \(count) px that differ")
  }

  private static func code(_ pixel: UInt32) -> String {
    let channels = pixel >> 24 == 255 ? [0, 8, 16] : [0, 8, 16, 24]
    return "#"
      + channels.map { shift in
        let byte = pixel >> UInt32(shift) & 255
        return (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
  }
}

extension Mask {
  /// The pixels that are not the same in both pictures, apart from those nobody sees.
  fileprivate init(differing first: some PixelRows, _ second: Raster) {
    self.init(width: second.width, height: second.height)
    for y in 0..<height {
      first.withRows(y..<y + 1) { a in
        second.withRows(y..<y + 1) { b in
          if a.isEqual(b, from: 0, length: width, other: 0) { return }
          for x in 0..<width where a[x] != b[x] && (a[x] | b[x]) >> 24 != 0 { self[x, y] = true }
        }
      }
    }
  }
}
