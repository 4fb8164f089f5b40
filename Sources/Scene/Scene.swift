/// A resolved picture: everything is decided, it only remains to draw it.
public struct Scene: Hashable, Sendable {
  /// Physical size in points.
  public var size: Size
  /// What fills the page before anything is drawn; nil leaves it transparent.
  public var background: Ink?
  /// A short name for readers who can't see the picture.
  public var title: String
  /// What the picture shows, in sentences made from its data.
  public var summary: String
  /// What to draw, in painting order.
  public var elements: [Element]

  /// Makes a scene from its parts.
  public init(
    size: Size, background: Ink?, title: String, summary: String, elements: [Element]
  ) {
    self.size = size
    self.background = background
    self.title = title
    self.summary = summary
    self.elements = elements
  }
}

/// One node of a scene.
public enum Element: Hashable, Sendable {
  /// A filled path (nonzero winding).
  case fill(Path, Ink)
  /// A stroked path.
  case stroke(Path, Stroke)
  /// Copies of one shape: its outline around the origin, drawn at each point.
  case markers(Marker, at: [Point])
  /// A run of text.
  case glyphs(GlyphRun)
  /// A named part of the picture.
  case group(Group)
}

/// A small shape drawn at data points.
public struct Marker: Hashable, Sendable {
  /// The outline around the origin.
  public var shape: Path
  /// What fills it; nil for a hollow shape.
  public var fill: Ink?
  /// How its outline is drawn; nil for none.
  public var stroke: Stroke?

  /// Makes a marker from its outline and paints.
  public init(shape: Path, fill: Ink?, stroke: Stroke?) {
    self.shape = shape
    self.fill = fill
    self.stroke = stroke
  }
}

/// A part of the picture with a role, an identity and a clip.
public struct Group: Hashable, Sendable {
  /// What the part is, such as `panel`, `axis`, `ticks`, `series`, `legend`, `label`.
  public var role: String
  /// Identity, unique in the scene; made of the role and the data, never of a counter or a clock.
  public var id: String
  /// A name for readers who can't see it.
  public var label: String?
  /// What is visible of it.
  public var clip: Rectangle?
  /// Its members in painting order.
  public var elements: [Element]

  /// Makes a group.
  public init(
    role: String, id: String, label: String? = nil, clip: Rectangle? = nil, elements: [Element]
  ) {
    self.role = role
    self.id = id
    self.label = label
    self.clip = clip
    self.elements = elements
  }
}
