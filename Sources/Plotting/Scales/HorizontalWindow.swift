/// Chooses what a panel shows from left to right.
struct HorizontalWindow {
  /// The chosen ends.
  let span: Window.Span

  init(_ panel: Panel) {
    if case .fixed(let from, let to) = panel.x.limits {
      span = Window.Span(fixed: from, to, scale: panel.x.scale)
      return
    }
    let isLogarithmic = panel.x.scale == .logarithmic
    var values = panel.marks.flatMap { $0.samples.map(\.x) }.filter(\.isFinite)
    if isLogarithmic { values = values.filter { $0 > 0 } }
    guard let low = values.min(), let high = values.max() else {
      span = isLogarithmic ? Window.Span(from: 0.1, to: 1) : Window.Span(from: 0, to: 1)
      return
    }
    let stems = Self.stemPlaces(panel)
    let gaps = zip(stems, stems.dropFirst()).map { $1 - $0 }
    let halfGap = (gaps.min() ?? 0) / 2 / max(high - low, .leastNormalMagnitude)
    let room = max(panel.marks.map(\.sideRoom).max() ?? 0, isLogarithmic ? 0 : min(halfGap, 0.1))
    span = Window.Span(low, high, widenedBy: room, scale: panel.x.scale)
  }

  /// The places of stems: several series stand side by side around them.
  private static func stemPlaces(_ panel: Panel) -> [Double] {
    let places = panel.marks.flatMap { mark -> [Double] in
      if case .stems(let stems) = mark { stems.samples.map(\.x) } else { [] }
    }
    return Set(places.filter(\.isFinite)).sorted()
  }
}

extension Window.Span {
  /// Ends that the author asked for.
  init(fixed from: Double, _ to: Double, scale: Axis.Scale) {
    precondition(from.isFinite && to.isFinite && from != to, "limits without a span")
    precondition(scale == .linear || min(from, to) > 0, "logarithmic limits at or below 0")
    self.init(from: from, to: to)
  }

  /// Data from `low` to `high` with a share of the span added on each side; a single value gets a
  /// window around it.
  init(_ low: Double, _ high: Double, widenedBy share: Double, scale: Axis.Scale) {
    switch scale {
    case .linear:
      // Fewer than some hundred doubles between the ends are no window either.
      if high - low <= 1e-13 * max(low.magnitude, high.magnitude) {
        let middle = low / 2 + high / 2
        let half = middle == 0 ? 1 : middle.magnitude / 2
        self.init(from: max(middle - half, -1.7e308), to: min(middle + half, 1.7e308))
      } else {
        let extra = share * (high / 2 - low / 2) * 2
        self.init(
          from: max(low - extra, -Double.greatestFiniteMagnitude),
          to: min(high + extra, Double.greatestFiniteMagnitude))
      }
    case .logarithmic:
      let (a, b) = (Decade.logarithm(low), Decade.logarithm(high))
      let extra = b - a <= 1e-12 ? 0.5 : share * (b - a)
      self.init(
        from: extra == 0 ? low : max(Decade.power(a - extra), 1e-307),
        to: extra == 0 ? high : min(Decade.power(b + extra), 1e308))
    }
  }
}
