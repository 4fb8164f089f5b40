extension PanelFacts {
  /// Counts what a window does to the data of a panel.
  init(_ panel: Panel, letter: String?, window: Window) {
    self.init(
      id: panel.id, letter: letter, x: window.x.range, y: window.y.range, floor: window.floor,
      series: panel.marks.compactMap { SeriesFacts($0, window: window) })
  }
}

extension SeriesFacts {
  fileprivate init?(_ mark: Mark, window: Window) {
    guard let series = mark.series else { return nil }
    var (nonfinite, clipped, belowFloor) = (0, 0, 0)
    var range: ClosedRange<Double>?
    var largest: Sample?
    let samples = mark.dataSamples
    for sample in samples {
      guard sample.x.isFinite, sample.y.isFinite else {
        nonfinite += 1
        continue
      }
      range =
        range.map { min($0.lowerBound, sample.y)...max($0.upperBound, sample.y) }
        ?? sample.y...sample.y
      if sample.y.magnitude > largest?.y.magnitude ?? -1 { largest = sample }
      let shown = mark.isMagnitude && window.floor != nil ? sample.y.magnitude : sample.y
      if !window.x.range.contains(sample.x) {
        clipped += 1
      } else if let floor = window.floor, shown <= floor {
        belowFloor += 1
      } else if !window.y.range.contains(shown) {
        clipped += 1
      }
    }
    self.init(
      id: series.id, count: samples.count, nonfinite: nonfinite, clipped: clipped,
      belowFloor: belowFloor, range: range, largest: largest)
  }
}

extension Mark {
  /// The samples that were given, without corners added for framing.
  fileprivate var dataSamples: [Sample] {
    if case .bars(let bars) = self { bars.samples } else { samples }
  }
}
