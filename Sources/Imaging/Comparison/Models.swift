extension Comparison {
  /// Compares two files by the models they carry, then by what is drawn; nil when either carries
  /// none.
  static func models(
    _ first: [UInt8], _ second: [UInt8], _ kinds: (FileKind, FileKind), _ options: Options
  ) -> Comparison? {
    guard let a = options.models.first ?? FigureModel(in: first),
      let b = options.models.second ?? FigureModel(in: second)
    else { return nil }
    let changes = ModelDifference(a, b).changes
    var result: Comparison
    switch kinds {
    case (.png, .png): result = pictures(first, second, options)
    case (.svg, .svg): result = structures(first, second, options)
    default: result = Comparison(.identical, .model)
    }
    if result.verdict == .unreadable { return result }
    if !changes.isEmpty {
      result.verdict = result.verdict == .size ? .size : .changed
      result.level = .model
      result.changes = changes
    } else if result.verdict == .changed, result.level == .pixels {
      // Another version of a renderer or a font moves what it draws: that is drift.
      let redrawn =
        a.versions == b.versions
        ? FigureModel.Part.changes(a.parts, b.parts, pixels: result.differentPixels ?? 0) : []
      guard redrawn.isEmpty else {
        result.level = .model
        result.changes = redrawn
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
    let cause =
      told.isEmpty ? "the same versions are named in both" : told.joined(separator: ", ")
    return "the figures say the same and \(pixels) px are drawn otherwise: \(cause)"
  }
}
