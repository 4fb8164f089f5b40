/// How text is written.
public enum TextForm: Hashable, Sendable {
  /// As outlines: the same everywhere, not selectable.
  case outlines
  /// As text in its font: selectable, editable, searchable. Stretched glyphs remain outlines.
  case live
}
