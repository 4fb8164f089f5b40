import CCairo
import Scene
import Typography

/// Draws scenes on a Cairo surface; owns the surface's drawing context.
///
/// Coordinates are multiplied here rather than by Cairo's matrix, so that a backend may move them
/// to whole pixels.
@safe
struct Canvas: ~Copyable {
  private let context: OpaquePointer
  private let fonts: FontLibrary
  /// Device units in a point.
  private let scale: Double
  /// Whether rules and ticks are moved to whole pixels.
  private let snaps: Bool
  private let text: TextForm
  private var outlines: [GlyphKey: Path] = [:]
  private var faces: FontFaces

  private struct GlyphKey: Hashable {
    var font: String
    var glyph: UInt32
  }

  init(
    surface: OpaquePointer, fonts: FontLibrary, scale: Double = 1, snaps: Bool = false,
    text: TextForm = .outlines
  ) {
    unsafe context = cairo_create(surface)
    self.fonts = fonts
    self.scale = scale
    self.snaps = snaps
    self.text = text
    faces = FontFaces(fonts)
    unsafe cairo_set_miter_limit(context, 4)
  }

  deinit { unsafe cairo_destroy(context) }

  /// Cairo's complaint, if there is one.
  var status: RenderingError? {
    let status = unsafe cairo_status(context)
    guard status != CAIRO_STATUS_SUCCESS else { return nil }
    return .cairo(unsafe String(cString: cairo_status_to_string(status)))
  }

  /// Draws the whole scene.
  mutating func draw(_ scene: Scene) {
    if let background = scene.background {
      use(background)
      unsafe cairo_paint(context)
    }
    for element in scene.elements { draw(element) }
  }

  private mutating func draw(_ element: Element) {
    switch element {
    case .fill(let path, let ink):
      let device = scaled(path)
      trace(snaps ? device.snappedRectangle ?? device : device)
      use(ink)
      unsafe cairo_fill(context)
    case .stroke(let path, let stroke):
      draw(scaled(path), stroke)
    case .markers(let marker, let points):
      let shape = scaled(marker.shape)
      for point in points { draw(marker, shape, at: point) }
    case .glyphs(let run):
      draw(run)
    case .group(let group):
      unsafe cairo_save(context)
      if let clip = group.clip { self.clip(clip) }
      for member in group.elements { draw(member) }
      unsafe cairo_restore(context)
    }
  }

  private func draw(_ marker: Marker, _ shape: Path, at point: Point) {
    let dx = point.x * scale
    let dy = point.y * scale
    let moved = shape.mapped { $0.moved(dx: dx, dy: dy) }
    if let fill = marker.fill {
      trace(moved)
      use(fill)
      unsafe cairo_fill(context)
    }
    if let stroke = marker.stroke { self.stroke(moved, stroke, width: stroke.width * scale) }
  }

  private func draw(_ path: Path, _ stroke: Stroke) {
    let width = stroke.width * scale
    guard snaps, path.isAxisParallel else { return self.stroke(path, stroke, width: width) }
    let whole = max(1, width.rounded())
    self.stroke(path.snapped(width: whole), stroke, width: whole)
  }

  private func stroke(_ path: Path, _ stroke: Stroke, width: Double) {
    trace(path)
    use(stroke.ink)
    unsafe cairo_set_line_width(context, width)
    unsafe cairo_set_line_join(
      context, stroke.join == .bevel ? CAIRO_LINE_JOIN_BEVEL : CAIRO_LINE_JOIN_MITER)
    unsafe cairo_set_line_cap(
      context, stroke.cap == .butt ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_SQUARE)
    unsafe cairo_set_dash(context, stroke.dash.map { $0 * scale }, Int32(stroke.dash.count), 0)
    unsafe cairo_stroke(context)
  }

  private mutating func draw(_ run: GlyphRun) {
    guard let typeface = Typeface(rawValue: run.font) else { return }
    if text == .live, run.isLive, unsafe faces.use(typeface, on: context) {
      show(run)
      return
    }
    let factor = run.size * scale / fonts.unitsPerEm(of: typeface)
    for glyph in run.glyphs {
      let key = GlyphKey(font: run.font, glyph: glyph.id)
      let outline = outlines[key] ?? fonts.outline(of: glyph.id, in: typeface)
      outlines[key] = outline
      trace(outline, factor: factor, dx: glyph.origin.x * scale, dy: glyph.origin.y * scale)
    }
    use(run.ink)
    unsafe cairo_fill(context)
  }

  /// Writes a run as glyphs of the current face, with their characters.
  private func show(_ run: GlyphRun) {
    use(run.ink)
    unsafe cairo_set_font_size(context, run.size * scale)
    let glyphs = run.glyphs.map { glyph in
      cairo_glyph_t(
        index: UInt(glyph.id), x: glyph.origin.x * scale, y: glyph.origin.y * scale)
    }
    let scalars = run.text.unicodeScalars
    // Where characters and glyphs don't correspond, the run is one piece to the reader.
    let clusters =
      scalars.count == glyphs.count
      ? scalars.map {
        cairo_text_cluster_t(num_bytes: Int32(UTF8.width($0)), num_glyphs: 1)
      }
      : [
        cairo_text_cluster_t(
          num_bytes: Int32(run.text.utf8.count), num_glyphs: Int32(glyphs.count))
      ]
    unsafe cairo_show_text_glyphs(
      context, run.text, Int32(run.text.utf8.count), glyphs, Int32(glyphs.count), clusters,
      Int32(clusters.count), cairo_text_cluster_flags_t(0))
  }

  /// Limits drawing to an area; on pixels to whole ones, which Cairo clips to far more quickly.
  private func clip(_ area: Rectangle) {
    let outline = scaled(.rectangle(area))
    trace(snaps ? outline.snappedRectangle ?? outline : outline)
    unsafe cairo_clip(context)
  }

  private func scaled(_ path: Path) -> Path {
    scale == 1 ? path : path.mapped { Point(x: $0.x * scale, y: $0.y * scale) }
  }

  private func use(_ ink: Ink) {
    let color = ink.color
    unsafe cairo_set_source_rgba(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255,
      Double(color.alpha) / 255)
  }

  private func trace(_ path: Path, factor: Double = 1, dx: Double = 0, dy: Double = 0) {
    for step in path.steps {
      switch step {
      case .move(let point):
        unsafe cairo_move_to(context, point.x * factor + dx, point.y * factor + dy)
      case .line(let point):
        unsafe cairo_line_to(context, point.x * factor + dx, point.y * factor + dy)
      case .curve(let first, let second, let end):
        unsafe cairo_curve_to(
          context, first.x * factor + dx, first.y * factor + dy, second.x * factor + dx,
          second.y * factor + dy, end.x * factor + dx, end.y * factor + dy)
      case .close:
        unsafe cairo_close_path(context)
      }
    }
  }
}
