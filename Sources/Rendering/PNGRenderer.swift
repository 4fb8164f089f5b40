import CCairo
public import Imaging
public import Scene
public import Typography

/// Draws a scene as pixels.
///
/// Text is filled outlines in font units and no line has round joins, the two conditions under which
/// Cairo 1.16 and 1.18 give the same pixels.
public struct PNGRenderer: Sendable {
  /// Where glyph outlines come from.
  public var fonts: FontLibrary
  /// Pixels in an inch.
  public var dotsPerInch: Double

  /// Makes a renderer; 288 dpi is twice a good screen.
  public init(fonts: FontLibrary, dotsPerInch: Double = 288) {
    self.fonts = fonts
    self.dotsPerInch = dotsPerInch
  }

  /// The picture; transparent where the scene paints nothing.
  ///
  /// - Precondition: coordinates are finite; see `Scene.quantised()`.
  /// - Throws: `RenderingError.size` when a side is 0 or over 32767 pixels.
  public func raster(_ scene: Scene) throws(RenderingError) -> Raster {
    let scale = dotsPerInch / 72
    let limit = 1e9
    let width = Int(min((scene.size.width * scale).rounded(), limit))
    let height = Int(min((scene.size.height * scale).rounded(), limit))
    guard (1...32767).contains(width), (1...32767).contains(height) else {
      throw .size(width: width, height: height)
    }
    let surface = unsafe cairo_image_surface_create(
      CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
    guard let surface = unsafe surface else { throw .size(width: width, height: height) }
    defer { unsafe cairo_surface_destroy(surface) }
    var canvas = unsafe Canvas(surface: surface, fonts: fonts, scale: scale, snaps: true)
    canvas.draw(scene)
    if let error = canvas.status { throw error }
    unsafe cairo_surface_flush(surface)
    guard let data = unsafe cairo_image_surface_get_data(surface) else {
      throw .cairo("no pixels")
    }
    let wordsPerRow = Int(unsafe cairo_image_surface_get_stride(surface)) / 4
    let count = wordsPerRow * height
    return unsafe data.withMemoryRebound(to: UInt32.self, capacity: count) { words in
      Raster(
        width: width, height: height,
        premultipliedARGB: unsafe UnsafeBufferPointer(start: words, count: count).span,
        wordsPerRow: wordsPerRow)
    }
  }

  /// The picture as the bytes of a PNG file with its physical size.
  ///
  /// - Parameter text: keywords and values to carry along, such as a title or a figure model.
  /// - Throws: `RenderingError`.
  public func render(
    _ scene: Scene, text: [(key: String, value: String)] = []
  ) throws(RenderingError) -> [UInt8] {
    let raster = try raster(scene)
    do {
      return try PNG.encode(raster, dotsPerInch: dotsPerInch, text: text)
    } catch {
      if case .keyword(let keyword) = error { throw .keyword(keyword) }
      throw .cairo("\(error)")
    }
  }
}
