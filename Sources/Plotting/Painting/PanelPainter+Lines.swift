import Scene

// Curves and their markers.
extension PanelPainter {
  /// A curve cut at the window; the target has a halo that parts it from what it covers.
  func paint(_ line: Line, _ trace: Trace?) -> [Element] {
    guard let trace else { return [] }
    let look = theme.look(of: line.series.role)
    guard !trace.path.steps.isEmpty else { return [] }
    var elements: [Element] = []
    let id = "line-\(line.series.id)"
    if line.series.role == .target {
      // The halo keeps off the axes.
      let halo = Stroke(ink: theme.pageInk, width: look.width + 1.2)
      elements.append(
        clipped(
          [.stroke(trace.path, halo)], to: area.grown(by: -theme.lines.axis / 2), id: "\(id)-halo"))
    }
    let stroke = Stroke(ink: look.ink, width: look.width, dash: look.dash)
    return elements + [clipped([.stroke(trace.path, stroke)], to: area, id: id)]
  }

  /// Markers on every sample, or the few that tell a curve from others.
  func paintMarkers(_ line: Line, _ trace: Trace) -> [Element] {
    let look = theme.look(of: line.series.role)
    let places = line.marksEverySample ? samplePlaces(line) : sparsePlaces(line.series, trace)
    guard look.marker != nil || line.marksEverySample, !places.isEmpty else { return [] }
    var diameter = theme.lines.marker * 0.88
    if line.marksEverySample {
      // Markers that touch hide the line: dense samples get small ones.
      let gaps = zip(places, places.dropFirst()).map { ($1.x - $0.x).magnitude }.sorted()
      if let gap = gaps.dropFirst(gaps.count / 2).first { diameter = min(diameter, 0.62 * gap) }
      diameter = max(diameter, 1.6)
    }
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
    // On the floor of a logarithmic axis stands no value of the curve.
    let floor = frame.window.floor.map { frame.place(Sample(0, $0)).y }
    return (0..<count).flatMap { step -> [Point] in
      let x = area.x + (Double(step) + phase) / Double(count) * area.width
      return trace.heights(at: x).prefix(1).map { Point(x: x, y: $0) }
    }.filter { place in isVisible(place) && floor.map { abs(place.y - $0) > 2 } ?? true }
  }
}
