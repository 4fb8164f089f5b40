import Scene

// Curves and their markers.
extension PanelPainter {
  /// A curve cut at the window; the target has a halo that parts it from what it covers.
  func paint(_ line: Line, _ trace: Trace?) -> [Element] {
    guard let trace else { return [] }
    let look = theme.look(of: line.series.role)
    var strokes: [Element] = []
    if line.series.role == .target {
      strokes.append(
        .stroke(trace.path, Stroke(ink: theme.pageInk, width: look.width + 1.2)))
    }
    strokes.append(
      .stroke(trace.path, Stroke(ink: look.ink, width: look.width, dash: look.dash)))
    return trace.path.steps.isEmpty ? [] : [clipped(strokes, id: "line-\(line.series.id)")]
  }

  /// Markers on every sample, or the few that tell a curve from others.
  func paintMarkers(_ line: Line, _ trace: Trace) -> [Element] {
    let look = theme.look(of: line.series.role)
    let places = line.marksEverySample ? samplePlaces(line) : sparsePlaces(line.series, trace)
    guard look.marker != nil || line.marksEverySample, !places.isEmpty else { return [] }
    let diameter = theme.lines.marker * (line.marksEverySample ? 0.9 : 0.86)
    return [.markers(theme.marker(look, .filled, diameter: diameter), at: places)]
  }

  private func samplePlaces(_ line: Line) -> [Point] {
    line.pieces.joined().filter { $0.x.isFinite && $0.y.isFinite }.map(frame.place)
      .filter(isVisible)
  }

  /// A few places along a curve, shifted from series to series so that markers of curves that lie
  /// on each other don't.
  private func sparsePlaces(_ series: Series, _ trace: Trace) -> [Point] {
    guard case .approximant(let index) = series.role else { return [] }
    let count = max(3, min(9, Int(area.width / 24)))
    // Multiples of the golden section spread any number of series evenly.
    let phase = (0.5 + Double(index) * 0.6180339887498949).truncatingRemainder(dividingBy: 1)
    return (0..<count).flatMap { step -> [Point] in
      let x = area.x + (Double(step) + phase) / Double(count) * area.width
      return trace.heights(at: x).prefix(1).map { Point(x: x, y: $0) }
    }.filter(isVisible)
  }
}
