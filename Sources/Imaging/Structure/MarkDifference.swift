/// One finding about one mark, before findings alike are gathered.
struct MarkDifference {
  /// What it is about.
  enum Aspect: Equatable {
    case removed
    case added
    case text
    case style
    case geometry(OutlineChange)
    case picture
  }

  var kind: Change.Kind
  var aspect: Aspect
  /// The sentence without its subject.
  var predicate: String
  var mark: Mark
  /// Where it is seen: the boxes before and after.
  var boxes: [Box]
}

extension MarkDifference {
  /// A mark without counterpart.
  static func presence(_ mark: Mark, isRemoved: Bool) -> MarkDifference {
    MarkDifference(
      kind: mark.presenceKind, aspect: isRemoved ? .removed : .added,
      predicate: "\(mark.appearance) \(isRemoved ? "removed" : "added")", mark: mark,
      boxes: [mark.box])
  }

  /// A mark that is painted earlier or later among the others.
  static func reordered(_ mark: Mark) -> MarkDifference {
    MarkDifference(
      kind: .layout, aspect: .style, predicate: "painted in another order", mark: mark,
      boxes: [mark.box])
  }

  /// Everything that differs between a mark and its counterpart beyond tolerance.
  static func between(
    _ first: Mark, _ second: Mark, _ table: OKLabTable, _ options: Comparison.Options
  ) -> [MarkDifference] {
    var found: [MarkDifference] = []
    func add(_ kind: Change.Kind, _ aspect: Aspect, _ predicate: String) {
      found.append(
        MarkDifference(
          kind: kind, aspect: aspect, predicate: predicate, mark: second,
          boxes: [first.box, second.box]))
    }
    for predicate in styleChanges(first, second, table) { add(.style, .style, predicate) }
    switch (first.shape, second.shape) {
    case (.outlines(let a), .outlines(let b)):
      if second.isOutlinedText, let factor = OutlineChange.enlargement(a, b) {
        add(.style, .style, "drawn \(brief(factor)) times as large")
        break
      }
      let change = OutlineChange(a, b, tolerance: second.tolerance)
      if case .none = change { break }
      add(second.geometryKind, .geometry(change), change.predicate)
    case (.text(let a, let p, let sizeA, let angleA), .text(let b, let q, let sizeB, let angleB)):
      if a != b { add(second.isTick ? .axes : .text, .text, "'\(a)' → '\(b)'") }
      if abs(sizeA - sizeB) > 0.02 * sizeA {
        add(.style, .style, "size \(brief(sizeA)) → \(brief(sizeB)) px")
      }
      if abs(angleA - angleB) > 0.5 {
        add(.layout, .style, "turned from \(brief(angleA))° to \(brief(angleB))°")
      }
      if (q - p).length > second.tolerance {
        add(.layout, .geometry(.moved(q - p)), OutlineChange.moved(q - p).predicate)
      }
    case (.image(let a, let hrefA, let boxA), .image(let b, let hrefB, let boxB)):
      if boxA.distance(boxB) > second.tolerance {
        let step = boxB.centre - boxA.centre
        add(second.geometryKind, .geometry(.moved(step)), OutlineChange.moved(step).predicate)
      }
      if let predicate = pictureChange(a, b, hrefA, hrefB, options) {
        add(.data, .picture, predicate)
      }
    default: break
    }
    return found
  }

  private static func pictureChange(
    _ a: [UInt8], _ b: [UInt8], _ hrefA: String, _ hrefB: String, _ options: Comparison.Options
  ) -> String? {
    if hrefA != hrefB { return "address \(hrefA) → \(hrefB)" }
    if a == b { return nil }
    var inner = options
    inner.draws = false
    inner.ignoring = []
    let result = Comparison.pictures(a, b, inner)
    switch result.verdict {
    case .identical, .withinTolerance, .drift: return nil
    case .unreadable: return "other bytes that can't be decoded"
    default:
      return "picture differs in \(result.differentPixels ?? 0) of \(result.totalPixels ?? 0) px"
    }
  }

  /// A step and a half of 255 in every channel: more than rounding to other notations makes.
  private static let paintTolerance = 0.005

  private static func styleChanges(
    _ first: Mark, _ second: Mark, _ table: OKLabTable
  ) -> [String] {
    let a = first.style
    let b = second.style
    if a == b { return [] }
    var changes: [String] = []
    func note(_ name: String, _ old: String, _ new: String) {
      changes.append("\(name) \(old) → \(new)")
    }
    if a.fill.distance(b.fill, table) > paintTolerance {
      note("fill", a.fill.description, b.fill.description)
    }
    if a.stroke.distance(b.stroke, table) > paintTolerance {
      note("stroke", a.stroke.description, b.stroke.description)
    }
    if a.stroke != .none && b.stroke != .none {
      if abs(a.strokeWidth - b.strokeWidth) > max(0.004, 0.005 * a.strokeWidth) {
        note("stroke width", brief(a.strokeWidth), brief(b.strokeWidth) + " px")
      }
      let isSameDash =
        a.dashes.count == b.dashes.count
        && zip(a.dashes, b.dashes).allSatisfy { abs($0 - $1) <= 0.05 + 0.02 * $0 }
      // Dashes grow with the width of their line: said once is enough.
      let ratio = b.strokeWidth / a.strokeWidth
      let isScaled =
        a.dashes.count == b.dashes.count
        && zip(a.dashes, b.dashes).allSatisfy { abs($0 * ratio - $1) <= 0.05 + 0.02 * $1 }
      if !isSameDash && !isScaled { note("dashes", words(a.dashes), words(b.dashes)) }
      if a.cap != b.cap && !a.dashes.isEmpty { note("line cap", a.cap, b.cap) }
    }
    if case .text = second.shape {
      if a.family != b.family { note("font", a.family, b.family) }
      if a.weight != b.weight { note("weight", a.weight, b.weight) }
      if a.slant != b.slant { note("slant", a.slant, b.slant) }
      if a.anchor != b.anchor { note("anchor", a.anchor, b.anchor) }
    }
    if a.markers != b.markers { changes.append("other markers on the line") }
    if a.effects != b.effects { changes.append("other effects") }
    return changes
  }

  private static func words(_ dashes: [Double]) -> String {
    dashes.isEmpty ? "none" : dashes.map(brief).joined(separator: " ")
  }
}

extension OutlineChange {
  /// The sentence without its subject.
  var predicate: String {
    switch self {
    case .none: ""
    case .moved(let step): "moved by \(pixels(step.x)), \(pixels(step.y)) px"
    case .rescaled(let axes, let points):
      "\(points) of \(points) points scaled by \(axes.words)"
    case .points(let moved, let count, let furthest):
      "\(moved) of \(count) points moved, the furthest by \(pixels(furthest)) px"
    case .reshaped(let distance, let pieces, let before):
      (pieces == before ? "" : "pieces \(before) → \(pieces), ")
        + "outline differs by up to \(pixels(distance)) px"
    }
  }
}

extension OutlineChange.Axes {
  /// The factors that are not 1, or the displacement where there are none.
  var words: String {
    let isWide = abs(a - 1) > 1e-4
    let isTall = abs(d - 1) > 1e-4
    switch (isWide, isTall) {
    case (true, true): return "\(brief(a)) horizontally and \(brief(d)) vertically"
    case (true, false): return "\(brief(a)) horizontally"
    case (false, true): return "\(brief(d)) vertically"
    default: return "1, displaced by \(pixels(e)), \(pixels(f)) px"
    }
  }
}

/// Pixels to two decimals for sentences.
func pixels(_ value: Double) -> String {
  let rounded = (value * 100).rounded() / 100
  return brief(rounded == 0 ? 0 : rounded)
}
