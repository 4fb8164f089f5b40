import Formula
import Scene

/// How far the surroundings of a data area reach beyond it, in points.
struct Protrusions: Hashable, Sendable {
  var left = 0.0
  var right = 0.0
  var top = 0.0
  var bottom = 0.0

  /// The larger of two on every side.
  func union(_ other: Protrusions) -> Protrusions {
    Protrusions(
      left: max(left, other.left), right: max(right, other.right), top: max(top, other.top),
      bottom: max(bottom, other.bottom))
  }
}

/// Measures what stands around a data area: numbers, axis labels, letter and heading.
struct Decorations {
  let frame: PanelFrame
  let lettering: Lettering

  /// Length of a tick with its distance to the number.
  private var tickReach: Double { lettering.theme.lines.tick + Spacing.tickLabel }

  /// What is written above the vertical axis.
  var yLabel: Notation? {
    frame.panel.y.isShown
      ? NumberNotation.label(frame.panel.y.label, factor: frame.yTicks.factor) : nil
  }

  /// What is written below the horizontal axis.
  var xLabel: Notation? {
    frame.panel.x.isShown
      ? NumberNotation.label(frame.panel.x.label, factor: frame.xTicks.factor) : nil
  }

  /// Room for words above or below the data area.
  private var wordWidth: Double { frame.cell.width > 0 ? frame.cell.width : .infinity }
  /// Where the words beside the panel's letter begin.
  var headLeft: Double {
    let letter = frame.letter.map { lettering.letter($0) }
    return letter.map { max(frame.cell.x + $0.width + Spacing.letter, frame.area.x) }
      ?? frame.cell.x
  }

  /// The horizontal axis' label.
  var xLabelBox: TextBox? { xLabel.map { lettering.label($0, within: wordWidth) } }
  /// The vertical axis' label; with a heading above it, it begins at the left end of the cell.
  var yLabelBox: TextBox? {
    let taken = frame.panel.title == nil ? headLeft - frame.cell.x : 0
    return yLabel.map { lettering.label($0, within: wordWidth - taken) }
  }
  /// The panel's heading.
  var titleBox: TextBox? {
    frame.panel.title.map {
      lettering.label($0, within: wordWidth - (headLeft - frame.cell.x), bold: true)
    }
  }

  /// Baseline of the horizontal axis' numbers below the data area.
  var xNumberDrop: Double {
    let ascent = frame.xTicks.ticks.compactMap(\.label).map { lettering.tick($0).ascent }.max()
    return tickReach + (ascent ?? 0)
  }

  /// Baseline of the horizontal axis' label below the data area.
  var xLabelDrop: Double {
    let depth = frame.xTicks.ticks.compactMap(\.label).map { lettering.tick($0).descent }.max()
    let label = xLabelBox
    return xNumberDrop + (depth ?? 0) + Spacing.axisLabel
      + max(label?.ascent ?? 0, lettering.labelAscent)
  }

  /// How far everything reaches beyond the data area at these ticks.
  var protrusions: Protrusions {
    var reach = Protrusions()
    if frame.panel.y.isShown { measureVertical(&reach) }
    if frame.panel.x.isShown { measureHorizontal(&reach) }
    if let headHeight { reach.top = max(reach.top, frame.headDrop + headHeight) }
    return reach
  }

  private func measureVertical(_ reach: inout Protrusions) {
    for tick in frame.yTicks.ticks {
      guard let label = tick.label else { continue }
      let box = lettering.tick(label)
      let baseline = frame.y.position(of: tick.value) + lettering.digitHeight / 2
      reach.left = max(reach.left, tickReach + box.width)
      reach.top = max(reach.top, frame.area.y - (baseline - box.ascent))
      reach.bottom = max(reach.bottom, baseline + box.descent - frame.area.bottom)
    }
    reach.left = max(reach.left, lettering.theme.lines.tick)
  }

  private func measureHorizontal(_ reach: inout Protrusions) {
    for tick in frame.xTicks.ticks {
      guard let label = tick.label else { continue }
      let half = lettering.tick(label).width / 2
      let x = frame.x.position(of: tick.value)
      reach.left = max(reach.left, frame.area.x - (x - half))
      reach.right = max(reach.right, x + half - frame.area.right)
    }
    let numbers = frame.xTicks.ticks.compactMap(\.label).map { lettering.tick($0) }
    reach.bottom = max(reach.bottom, xNumberDrop + (numbers.map(\.descent).max() ?? 0))
    if let xLabelBox { reach.bottom = max(reach.bottom, xLabelDrop + xLabelBox.descent) }
  }

  /// How far above the data area letter and vertical label must stand: clear of the area and of
  /// the topmost number.
  var neededHeadDrop: Double {
    let letter = frame.letter.map { lettering.letter($0).descent } ?? 0
    let depth = max(yLabelBox?.descent ?? 0, letter)
    let numbers = frame.yTicks.ticks.compactMap { tick in
      tick.label.map { label in
        frame.area.y - frame.y.position(of: tick.value) - lettering.digitHeight / 2
          + lettering.tick(label).ascent
      }
    }
    let clear = (numbers.max() ?? 0) + Spacing.leastGap + depth
    let usual = Spacing.head + max(0.25 * lettering.theme.type.label, depth - Spacing.leastGap)
    return max(usual, clear)
  }

  /// Height of the lines above that baseline: vertical label, then letter and heading.
  private var headHeight: Double? {
    let letter = frame.letter.map { lettering.letter($0).ascent }
    let label = yLabelBox?.ascent
    guard let title = titleBox else { return letter.map { max($0, label ?? 0) } ?? label }
    let upper = max(letter ?? 0, title.ascent)
    // Without a vertical label the heading stands on the lower line.
    return label.map { $0 + 2 * Spacing.leastGap + title.descent + upper } ?? upper
  }
}
