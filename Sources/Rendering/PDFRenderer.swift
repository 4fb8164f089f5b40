import CCairo
public import Scene
public import Typography

/// Draws a scene as a PDF page of its physical size.
public struct PDFRenderer: Sendable {
  /// Where glyph outlines come from.
  public var fonts: FontLibrary
  /// The date the file claims to be made on, ISO 8601; fixed, so that equal scenes give equal bytes.
  public var date: String
  /// How text is written; live text embeds subsets of its fonts, as journals ask for.
  public var text: TextForm

  /// Makes a renderer.
  public init(
    fonts: FontLibrary, date: String = "2000-01-01T00:00:00Z", text: TextForm = .live
  ) {
    self.fonts = fonts
    self.text = text
    self.date = date
  }

  /// The page as the bytes of a PDF file.
  ///
  /// The bytes name Cairo's version, so they are equal between machines with the same one only.
  /// - Precondition: coordinates are finite; see `Scene.quantised()`.
  /// - Throws: `RenderingError.cairo`.
  public func render(_ scene: Scene) throws(RenderingError) -> [UInt8] {
    try unsafe stream({ write, closure in
      unsafe cairo_pdf_surface_create_for_stream(
        write, closure, scene.size.width, scene.size.height)
    }) { surface in
      unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene.title)
      unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, scene.summary)
      unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Residuum")
      unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date)
      var canvas = unsafe Canvas(surface: surface, fonts: fonts, text: text)
      canvas.draw(scene)
      return canvas.status
    }
  }
}
