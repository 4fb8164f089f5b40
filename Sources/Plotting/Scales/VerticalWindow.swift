/// Chooses what a panel shows from bottom to top, by the rules of ``Window``.
struct VerticalWindow {
  /// The chosen ends.
  let span: Window.Span

  init(_ panel: Panel, within x: ClosedRange<Double>) {
    if case .fixed(let from, let to) = panel.y.limits {
      span = Window.Span(fixed: from, to, scale: panel.y.scale)
      return
    }
    let extents = panel.marks.compactMap { Extent($0, within: x, scale: panel.y.scale) }
    switch panel.y.scale {
    case .linear: span = Self.linear(extents, panel)
    case .logarithmic: span = Self.logarithmic(extents, panel)
    }
  }

  private static func linear(_ extents: [Extent], _ panel: Panel) -> Window.Span {
    let frames = extents.filter { $0.framing == .frames }
    let curves = extents.filter { $0.framing == .byRole }
    guard var range = frames.map(\.range).union ?? curves.map(\.range).union else {
      return Window.Span(from: 0, to: 1)
    }
    if frames.isEmpty {
      let median = curves.map { max($0.range.lowerBound.magnitude, $0.range.upperBound.magnitude) }
        .median
      let reach = median * Window.dominance
      if curves.count > 1, reach > 0 {
        range = max(range.lowerBound, -reach)...min(range.upperBound, reach)
      }
    } else if let widest = curves.map(\.range).union {
      let extra = Window.allowance * (range.upperBound - range.lowerBound)
      range =
        max(
          min(range.lowerBound, widest.lowerBound), range.lowerBound - extra)...min(
          max(range.upperBound, widest.upperBound), range.upperBound + extra)
    }
    for case .rule(let rule) in panel.marks {
      guard case .horizontal(let value) = rule.position, value.isFinite else { continue }
      let extra = Window.allowance * (range.upperBound - range.lowerBound)
      if value >= range.lowerBound - extra, value <= range.upperBound + extra {
        range = min(range.lowerBound, value)...max(range.upperBound, value)
      }
    }
    let isMatrix = panel.marks.contains { if case .heatmap = $0 { true } else { false } }
    var span = Window.Span(
      range.lowerBound, range.upperBound, widenedBy: isMatrix ? 0 : 0.05, scale: .linear)
    // Stems and bars that only rise stand on the axis.
    let countsFromZero = panel.marks.contains(where: \.isMagnitude)
    if countsFromZero, range.lowerBound == 0 { span.from = 0 }
    // Rows of a matrix are read downwards.
    return isMatrix ? Window.Span(from: span.to, to: span.from) : span
  }

  private static func logarithmic(_ extents: [Extent], _ panel: Panel) -> Window.Span {
    let counted = extents.filter { $0.framing != .follows }
    guard let bottom = counted.map(\.range.lowerBound).min(),
      let top = counted.map(\.range.upperBound).max()
    else {
      let floor = panel.y.floor ?? 0.1
      return Window.Span(from: floor, to: floor * 10)
    }
    var low = max(Decade.logarithm(max(bottom, panel.y.floor ?? 0)), -307)
    var high = max(Decade.logarithm(top), low)
    let tops = counted.map { Decade.logarithm($0.range.upperBound) }.sorted()
    if tops.count > 1, counted.allSatisfy({ $0.framing == .byRole }) {
      let second = tops[tops.count - 2]
      high = min(high, second + max(1.5, 0.3 * (second - low)))
    }
    if let ceiling = panel.y.ceiling, ceiling > 0 {
      high = max(min(high, Decade.logarithm(ceiling)), low + 0.3)
    }
    for case .rule(let rule) in panel.marks {
      guard case .horizontal(let value) = rule.position, value > 0, value.isFinite else { continue }
      let place = Decade.logarithm(value)
      if place < low, place > low - max(2, 0.3 * (high - low)) { low = place - 0.35 }
    }
    if high - low >= 3 {
      // The lower end is a decade, so that the floor is a number.
      let decade = (low + 1e-9 - 0.02 * (high - low)).rounded(.down)
      let bottom = Decimal(mantissa: 1, exponent: Int(decade)).value
      let isOnFloor = panel.y.floor.map { low <= Decade.logarithm($0) } ?? false
      return Window.Span(
        from: isOnFloor ? Decade.power(low) : bottom,
        to: min(Decade.power(high + 0.04 * (high - low)), 1e308))
    }
    return Window.Span(
      Decade.power(low), Decade.power(high), widenedBy: 0.06, scale: .logarithmic)
  }
}

/// What one mark covers vertically, and how that bears on the window.
private struct Extent {
  var range: ClosedRange<Double>
  var framing: Line.Framing

  init?(_ mark: Mark, within x: ClosedRange<Double>, scale: Axis.Scale) {
    var values = mark.samples.filter { $0.y.isFinite && x.contains($0.x) }.map(\.y)
    if scale == .logarithmic {
      values = values.map { mark.isMagnitude ? $0.magnitude : $0 }.filter { $0 > 0 }
    } else if mark.isMagnitude {
      values.append(0)
    }
    guard !values.isEmpty else { return nil }
    var lowest = values.min() ?? 0
    let highest = values.max() ?? 0
    framing = .frames
    if case .line(let line) = mark {
      framing = line.framing
      if framing == .byRole, line.series.role == .target { framing = .frames }
      if line.marksEverySample, framing == .byRole, scale == .logarithmic { framing = .frames }
      if scale == .logarithmic, values.count >= 40, !line.marksEverySample {
        lowest = Self.lowestArch(mark.samples.filter { $0.y > 0 && $0.y.isFinite }, over: x)
      }
    } else if case .trend = mark {
      framing = .follows
    } else if case .note = mark {
      framing = .follows
    }
    range = lowest...highest
  }

  /// The lowest that a curve stays for a while: dips within 1/48 of the window don't count.
  ///
  /// The depth of a dip is an accident of sampling, the height of the arch beside it isn't.
  private static func lowestArch(_ samples: [Sample], over x: ClosedRange<Double>) -> Double {
    let axis = AxisMap(
      scale: .linear, from: x.lowerBound, to: x.upperBound, start: 0, end: 48)
    var arches: [Int: Double] = [:]
    for sample in samples where x.contains(sample.x) {
      let stretch = min(47, Int(axis.position(of: sample.x)))
      arches[stretch] = max(arches[stretch] ?? 0, sample.y)
    }
    return arches.values.min() ?? 0
  }
}

extension Array where Element == ClosedRange<Double> {
  /// The smallest range around all, nil for none.
  fileprivate var union: ClosedRange<Double>? {
    guard let low = map(\.lowerBound).min(), let high = map(\.upperBound).max() else { return nil }
    return low...high
  }
}

extension Array where Element == Double {
  /// The middle value, the lower of the two for an even count; 0 for none.
  fileprivate var median: Double {
    isEmpty ? 0 : sorted()[(count - 1) / 2]
  }
}
