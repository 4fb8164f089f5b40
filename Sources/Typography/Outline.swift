import CHarfBuzz
import Scene

extension Face {
  /// The outline of a glyph in font units, y downwards.
  func outline(of glyph: UInt32) -> Path {
    let funcs = unsafe hb_draw_funcs_create()
    defer { unsafe hb_draw_funcs_destroy(funcs) }
    unsafe hb_draw_funcs_set_move_to_func(
      funcs, { _, data, _, x, y, _ in unsafe append(.move(point(x, y)), to: data) }, nil, nil)
    unsafe hb_draw_funcs_set_line_to_func(
      funcs, { _, data, _, x, y, _ in unsafe append(.line(point(x, y)), to: data) }, nil, nil)
    unsafe hb_draw_funcs_set_cubic_to_func(
      funcs,
      { _, data, _, x1, y1, x2, y2, x, y, _ in
        unsafe append(.curve(point(x1, y1), point(x2, y2), point(x, y)), to: data)
      }, nil, nil)
    unsafe hb_draw_funcs_set_quadratic_to_func(
      funcs,
      { _, data, state, x1, y1, x, y, _ in
        guard let state = unsafe state else { return }
        let start = unsafe point(state.pointee.current_x, state.pointee.current_y)
        unsafe append(elevated(start, point(x1, y1), point(x, y)), to: data)
      }, nil, nil)
    unsafe hb_draw_funcs_set_close_path_func(
      funcs, { _, data, _, _ in unsafe append(.close, to: data) }, nil, nil)
    var path = Path()
    unsafe withUnsafeMutablePointer(to: &path) {
      unsafe residuum_hb_draw(font, glyph, funcs, $0)
    }
    return path
  }
}

private func append(_ step: Path.Step, to data: UnsafeMutableRawPointer?) {
  unsafe data?.assumingMemoryBound(to: Path.self).pointee.steps.append(step)
}

private func point(_ x: Float, _ y: Float) -> Point {
  Point(x: Double(x), y: -Double(y))
}

/// A quadratic segment as the cubic that runs through the same points.
private func elevated(_ start: Point, _ control: Point, _ end: Point) -> Path.Step {
  func twoThirds(_ from: Point) -> Point {
    Point(x: (from.x + 2 * control.x) / 3, y: (from.y + 2 * control.y) / 3)
  }
  return .curve(twoThirds(start), twoThirds(end), end)
}
