/// What a mark is called in sentences, and what kind of thing it belongs to.
extension Mark {
  /// The ids, or else the roles, of the groups it lies in, and its element: `axes_1/line2d_5/path`.
  var node: String {
    (trail.map { $0.id.isEmpty ? $0.role : $0.id }.filter { !$0.isEmpty } + [element])
      .joined(separator: "/")
  }

  /// The roles of its groups, equal for marks of one sort.
  var rolePath: String { trail.map(\.role).joined(separator: "/") + "/" + element }

  /// The name of the innermost group that has one.
  var name: String {
    for step in trail.reversed() {
      if let label = step.label, !label.isEmpty, label.count <= 60 { return "'\(label)'" }
      if !step.id.isEmpty { return step.id }
      if !step.role.isEmpty { return step.role }
    }
    return element
  }

  private func isIn(_ words: [String]) -> Bool {
    trail.contains { step in
      let role = step.role.lowercased()
      return words.contains { role.contains($0) }
    }
  }

  /// Whether it belongs to ticks, grids, axes or frames.
  var isAxisPart: Bool {
    isFrame || isIn(["tick", "grid", "axis", "spine", "zeroline", "frame"])
  }

  /// Whether it belongs to a legend.
  var isLegendPart: Bool { isIn(["legend", "key"]) }

  /// Whether it is text drawn as outlines.
  var isOutlinedText: Bool {
    guard let role = trail.last?.role.lowercased() else { return false }
    return element == "path" || element == "use"
      ? ["text", "label", "title", "caption"].contains { role.contains($0) } : false
  }

  /// How far it may lie from its counterpart, in pixels.
  ///
  /// Texts are placed by font metrics, which differ a little between versions of a font library;
  /// curves are thinned by up to a seventh of a point by some renderers.
  var tolerance: Double {
    switch shape {
    case .text: 0.5
    // Renderers put pictures on whole pixels.
    case .image: 0.6
    case .outlines: isOutlinedText ? 0.5 : 0.3
    }
  }

  /// The kind a change of its geometry is.
  var geometryKind: Change.Kind {
    if case .text = shape { return .layout }
    if isOutlinedText || isLegendPart { return .layout }
    return isAxisPart ? .axes : .data
  }

  /// The kind of its coming or going.
  var presenceKind: Change.Kind {
    if case .text = shape { return isTick ? .axes : .text }
    if isOutlinedText { return .text }
    if isLegendPart { return .style }
    return isAxisPart ? .axes : .data
  }

  /// Whether it belongs to a single tick.
  var isTick: Bool { isIn(["tick"]) }

  /// A noun with the looks that tell it apart: `line #cccccc, 1.1 px wide`.
  var appearance: String {
    switch shape {
    case .text(let text, _, _, _): return "text '\(text)'"
    case .image: return "picture"
    case .outlines(let lines):
      var looks: [String] = []
      if style.stroke != .none {
        looks.append("\(style.stroke.description), \(brief(style.strokeWidth)) px wide")
      }
      if style.fill != .none { looks.append("filled \(style.fill.description)") }
      let isLine = style.fill == .none
      let count = lines.reduce(0) { $0 + $1.points.count }
      return "\(isLine ? count > 2 ? "curve" : "line" : "shape") (\(looks.joined(separator: "; ")))"
    }
  }
}
