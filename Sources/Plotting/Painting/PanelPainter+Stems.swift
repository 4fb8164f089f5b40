import Scene

// Stems, points, bars and bands.
extension PanelPainter {
  /// The stems of the panel stand side by side where several series share their places.
  private func offset(of stems: Stems) -> Double {
    let all = allStems
    guard all.count > 1, let place = all.firstIndex(of: stems) else { return 0 }
    let pitch = min(theme.lines.marker + 0.6, 0.72 * stemSpacing / Double(all.count))
    return (Double(place) - Double(all.count - 1) / 2) * pitch
  }

  private var allStems: [Stems] {
    frame.panel.marks.compactMap { if case .stems(let stems) = $0 { stems } else { nil } }
  }

  /// Distance between neighbouring places in points.
  private var stemSpacing: Double {
    let places = Set(allStems.flatMap(\.samples).map(\.x).filter(\.isFinite)).sorted()
      .map(frame.x.position)
    return zip(places, places.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.min() ?? area.width
  }

  private var headDiameter: Double {
    max(1.8, min(theme.lines.marker, 0.9 * stemSpacing / Double(max(1, allStems.count))))
  }

  /// Where the head of a stem stands.
  func stemHead(_ sample: Sample, of stems: Stems) -> Point {
    let height = panelIsLogarithmic ? sample.y.magnitude : sample.y
    return frame.place(Sample(sample.x, height)).moved(dx: offset(of: stems), dy: 0)
  }

  private var panelIsLogarithmic: Bool { frame.panel.y.scale == .logarithmic }

  /// Stems from the floor with round heads: open for zeros, light for the other parity or sign.
  func paint(_ stems: Stems) -> [Element] {
    let look = theme.look(of: stems.series.role)
    var lines = Path()
    var heads: [Head: [Point]] = [:]
    for sample in stems.samples where sample.x.isFinite && sample.y.isFinite {
      let head = stemHead(sample, of: stems)
      guard head.x >= area.x - 0.01, head.x <= area.right + 0.01 else { continue }
      let top = Point(x: head.x, y: min(max(head.y, area.y), area.bottom))
      if top.y != frame.baseline {
        lines.steps += Path.segment(Point(x: head.x, y: frame.baseline), top).steps
      }
      if isVisible(head) { heads[stems.head(of: sample), default: []].append(head) }
    }
    var elements: [Element] = []
    if !lines.steps.isEmpty {
      elements.append(.stroke(lines, Stroke(ink: look.ink, width: theme.lines.stem)))
    }
    for head in [Head.open, .light, .filled] {
      guard let places = heads[head] else { continue }
      elements.append(.markers(theme.marker(look, head, diameter: headDiameter), at: places))
    }
    return elements
  }

  /// Points inside the window.
  func paint(_ points: Points) -> [Element] {
    let places = points.samples.filter { $0.x.isFinite && $0.y.isFinite }.map(frame.place)
      .filter(isVisible)
    guard !places.isEmpty else { return [] }
    let head: Head =
      switch points.shape {
      case .marker: .filled
      case .open: .open
      case .cross: .cross
      }
    let look = theme.look(of: points.series.role)
    return [.markers(theme.marker(look, head, diameter: theme.lines.marker), at: places)]
  }

  /// The outline of a bar; series of the panel stand side by side.
  func barBox(_ sample: Sample, of bars: Bars) -> Rectangle? {
    guard sample.x.isFinite, sample.y.isFinite else { return nil }
    let all = frame.panel.marks.compactMap { if case .bars(let bars) = $0 { bars } else { nil } }
    let place = all.firstIndex(of: bars) ?? 0
    let width = bars.width / Double(max(1, all.count))
    let left = sample.x - bars.width / 2 + Double(place) * width
    let height = panelIsLogarithmic ? sample.y.magnitude : sample.y
    let a = frame.place(Sample(left, height))
    let right = frame.x.position(of: left + width)
    let top = min(max(min(a.y, frame.baseline), area.y), area.bottom)
    let bottom = min(max(max(a.y, frame.baseline), area.y), area.bottom)
    return Rectangle(
      x: min(a.x, right) + 0.25, y: top, width: max(0.1, (right - a.x).magnitude - 0.5),
      height: bottom - top)
  }

  /// Bars from the baseline.
  func paint(_ bars: Bars) -> [Element] {
    let look = theme.look(of: bars.series.role)
    let path = Path(
      bars.samples.compactMap { barBox($0, of: bars) }.flatMap { Path.rectangle($0).steps })
    guard !path.steps.isEmpty else { return [] }
    return [clipped([.fill(path, look.ink)], to: area, id: "bars-\(bars.series.id)")]
  }

  /// The area between two curves.
  func paint(_ band: Band) -> [Element] {
    let look = theme.look(of: band.series.role)
    let finite = band.sections.split {
      !($0.x.isFinite && $0.low.isFinite && $0.high.isFinite)
    }
    var path = Path()
    for part in finite where part.count > 1 {
      let upper = part.map { frame.place(Sample($0.x, $0.high)) }
      let lower = part.reversed().map { frame.place(Sample($0.x, $0.low)) }
      path.steps += Path.polyline(upper + lower).steps + [.close]
    }
    let visible = path.clippedArea(to: area)
    guard !visible.steps.isEmpty else { return [] }
    return [.fill(visible, look.tint)]
  }
}

extension Stems {
  /// How the head of a value is painted.
  func head(of sample: Sample) -> Head {
    if sample.y == 0 { return .open }
    switch encoding {
    case .plain: return .filled
    case .parity: return sample.x.truncatingRemainder(dividingBy: 2) == 0 ? .filled : .light
    case .sign: return sample.y > 0 ? .filled : .light
    }
  }
}
