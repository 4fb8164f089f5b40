/// Why a scene could not be drawn.
public enum RenderingError: Error, Hashable, Sendable {
  /// The picture has no or too many pixels for Cairo (32767 on a side).
  case size(width: Int, height: Int)
  /// Cairo gave up, in its own words.
  case cairo(String)
  /// A keyword of the texts to embed is not allowed in a PNG.
  case keyword(String)
}
