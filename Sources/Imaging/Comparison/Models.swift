extension Comparison {
  /// Compares two files by the models they carry, then by what is drawn; nil when either carries
  /// none.
  static func models(
    _ first: [UInt8], _ second: [UInt8], _ kinds: (FileKind, FileKind), _ options: Options
  ) -> Comparison? {
    guard let a = options.models.first ?? FigureModel(in: first),
      let b = options.models.second ?? FigureModel(in: second)
    else { return nil }
    let difference = ModelDifference(a, b)
    let changes = difference.changes
    var result: Comparison
    switch kinds {
    case (.png, .png): result = pictures(first, second, options)
    case (.svg, .svg): result = structures(first, second, options)
    default: result = Comparison(.identical, .model)
    }
    if result.verdict == .unreadable { return result }
    result.notes = difference.notes + result.notes
    if !changes.isEmpty {
      result.verdict = .changed
      result.level = .model
      result.changes = changes
    } else if result.verdict == .changed, result.level == .pixels {
      // Another version of a renderer or a font moves what it draws: that is drift. The same
      // versions draw the same, unless somebody changed the picture.
      guard a.versions != b.versions else {
        let pixels = result.differentPixels ?? 0
        let redrawn = FigureModel.Part.changes(a.parts, b.parts, pixels: pixels)
        if !redrawn.isEmpty { result.level = .model }
        result.changes =
          redrawn.isEmpty
          ? [Change(.layout, "\(pixels) px are drawn otherwise though the figures say the same")]
          : redrawn
        return result
      }
      result.level = .model
      let told = drift(a, b, result.differentPixels ?? 0)
      if let wanting = wanting(first, second, options) {
        result.changes = [Change(.layout, wanting), Change(.style, told)]
        return result
      }
      result.verdict = .drift
      result.changes = [Change(.style, told)]
    }
    return result
  }

  /// What no other version of a renderer does: leaving out what the figure says; nil when nothing
  /// is left out.
  private static func wanting(
    _ first: [UInt8], _ second: [UInt8], _ options: Options
  ) -> String? {
    guard let a = try? PNG.read(first, limits: options.limits).inSRGB(),
      let b = try? PNG.read(second, limits: options.limits).inSRGB(),
      a.width == b.width, a.height == b.height
    else { return nil }
    let places = InkBalance(a, b, ignoring: options.ignoring).regions
    guard let largest = places.first else { return nil }
    return "marks came or went though the figures say the same: "
      + (places.count == 1 ? "" : "\(places.count) places, the largest ")
      + "\(largest.width) × \(largest.height) px at \(largest.x), \(largest.y)"
  }

  /// Why pixels may differ though the figures say the same.
  private static func drift(
    _ a: FigureModel, _ b: FigureModel, _ pixels: Int
  ) -> String {
    let names = (a.versions + b.versions).map(\.name)
    var told: [String] = []
    for name in names where !told.contains(where: { $0.hasPrefix(name + " ") }) {
      let old = a.versions.first { $0.name == name }?.value ?? "none"
      let new = b.versions.first { $0.name == name }?.value ?? "none"
      if old != new { told.append("\(name) \(old) → \(new)") }
    }
    return "the figures say the same and \(pixels) px are drawn otherwise: "
      + told.joined(separator: ", ")
  }
}
