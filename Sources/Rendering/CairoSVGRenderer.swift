import CCairo
public import Scene
public import Typography

/// Draws a scene through Cairo's own SVG surface.
///
/// A second opinion on ``SVGRenderer``: the same canvas as PNG and PDF, without ids, roles or
/// descriptions, and with names that depend on Cairo's version.
public struct CairoSVGRenderer: Sendable {
  /// Where glyph outlines come from.
  public var fonts: FontLibrary

  /// Makes a renderer.
  public init(fonts: FontLibrary) {
    self.fonts = fonts
  }

  /// The scene as the bytes of an SVG file.
  ///
  /// - Precondition: coordinates are finite; see `Scene.quantised()`.
  /// - Throws: `RenderingError.cairo`.
  public func render(_ scene: Scene) throws(RenderingError) -> [UInt8] {
    try unsafe stream({ write, closure in
      unsafe cairo_svg_surface_create_for_stream(
        write, closure, scene.size.width, scene.size.height)
    }) { surface in
      var canvas = unsafe Canvas(surface: surface, fonts: fonts)
      canvas.draw(scene)
      return canvas.status
    }
  }
}
