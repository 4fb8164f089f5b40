extension FigureModel {
  /// What was drawn for one part of a figure, as a checksum of its resolved shapes.
  ///
  /// Sizes, colours and places that no field of the model holds are in here: parts that differ
  /// were laid out otherwise, and pixels that differ although all parts agree were rendered
  /// otherwise.
  public struct Part: Equatable, Sendable {
    /// Identity, unique in the figure.
    public var id: String
    /// What it is: `ticks`, `line`, `legend`.
    public var role: String
    /// Checksum of its own shapes, without those of the parts inside it.
    public var shape: String
    /// Checksum of how they are painted.
    public var paint: String

    /// A part.
    public init(id: String, role: String, shape: String, paint: String) {
      self.id = id
      self.role = role
      self.shape = shape
      self.paint = paint
    }
  }
}

extension FigureModel.Part {
  /// The kind of a change that only its drawing shows.
  var kind: Change.Kind {
    switch role {
    case "ticks", "tick-labels", "axis", "grid", "frame": .axes
    case "title", "panel-title", "panel-letter", "axis-label", "label", "legend", "legend-entry",
      "page":
      .layout
    default: .data
    }
  }

  /// The parts of `b` that are drawn otherwise than in `a`, came or went; none when either figure
  /// doesn't tell its parts.
  static func changes(
    _ a: [FigureModel.Part], _ b: [FigureModel.Part], pixels: Int
  ) -> [Change] {
    guard !a.isEmpty, !b.isEmpty else { return [] }
    let before = Dictionary(a.map { ($0.id, $0) }) { first, _ in first }
    let after = Set(b.map(\.id))
    var changes = b.compactMap { part -> Change? in
      guard let old = before[part.id] else { return part.change("added") }
      if old.shape != part.shape { return part.change("drawn otherwise, \(pixels) px in all") }
      return old.paint == part.paint
        ? nil : part.change("painted otherwise, \(pixels) px in all", .style)
    }
    changes += a.filter { !after.contains($0.id) }.map { $0.change("removed") }
    return Change.Kind.allCases.flatMap { kind in changes.filter { $0.kind == kind } }
  }

  private func change(_ predicate: String, _ kind: Change.Kind? = nil) -> Change {
    Change(kind ?? self.kind, "\(role) \(id) \(predicate)", node: id)
  }
}
