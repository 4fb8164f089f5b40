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
      result.verdict = result.verdict == .size ? .size : .changed
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
      result.verdict = .drift
      result.level = .model
      result.changes = [Change(.style, drift(a, b, result.differentPixels ?? 0))]
    }
    return result
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
