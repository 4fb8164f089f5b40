import Formula
import Scene

/// Draws the axes of a panel with ticks outside, numbers, labels and the panel's letter.
struct AxisPainter {
  let frame: PanelFrame
  let lettering: Lettering

  private var theme: Theme { lettering.theme }
  private var decorations: Decorations { Decorations(frame: frame, lettering: lettering) }
  private var stroke: Stroke {
    Stroke(ink: theme.axisInk, width: theme.lines.axis, cap: .square)
  }

  /// Both axes and the words above the panel.
  var elements: [Element] {
    var elements: [Element] = []
    if frame.panel.x.isShown { elements.append(.group(horizontal)) }
    if frame.panel.y.isShown { elements.append(.group(vertical)) }
    return elements + head
  }

  private func length(_ rank: Tick.Rank) -> Double {
    switch rank {
    case .labelled: theme.lines.tick
    case .decade: theme.lines.tick * 0.7
    case .minor: theme.lines.tick * 0.45
    }
  }

  private var horizontal: Group {
    let area = frame.area
    let bottom = area.bottom
    var ticks = Path()
    var numbers: [Element] = []
    for tick in frame.xTicks.ticks {
      let x = frame.x.position(of: tick.value)
      ticks.steps +=
        Path.segment(
          Point(x: x, y: bottom), Point(x: x, y: bottom + length(tick.rank))
        ).steps
      guard let label = tick.label else { continue }
      let box = lettering.tick(label)
      numbers +=
        PlacedText(
          box: box, origin: Point(x: x - box.width / 2, y: bottom + decorations.xNumberDrop)
        ).elements
    }
    let line = Path.segment(Point(x: area.x, y: bottom), Point(x: area.right, y: bottom))
    var label: [Element] = []
    if let box = decorations.xLabelBox {
      let centred = area.x + (area.width - box.width) / 2
      let x = max(frame.cell.x, min(centred, frame.cell.right - box.width))
      label =
        PlacedText(box: box, origin: Point(x: x, y: bottom + decorations.xLabelDrop)).elements
    }
    return group("x", line: line, ticks: ticks, numbers: numbers, label: label)
  }

  private var vertical: Group {
    let area = frame.area
    var ticks = Path()
    var numbers: [Element] = []
    for tick in frame.yTicks.ticks {
      let y = frame.y.position(of: tick.value)
      ticks.steps +=
        Path.segment(
          Point(x: area.x, y: y), Point(x: area.x - length(tick.rank), y: y)
        ).steps
      guard let label = tick.label else { continue }
      let box = lettering.tick(label)
      let x = area.x - theme.lines.tick - Spacing.tickLabel - box.width
      numbers +=
        PlacedText(
          box: box, origin: Point(x: x, y: y + lettering.digitHeight / 2)
        ).elements
    }
    let line = Path.segment(Point(x: area.x, y: area.bottom), Point(x: area.x, y: area.y))
    return group("y", line: line, ticks: ticks, numbers: numbers, label: headLabel)
  }

  private func group(
    _ name: String, line: Path, ticks: Path, numbers: [Element], label: [Element]
  ) -> Group {
    let id = "\(frame.id)-axis-\(name)"
    var elements: [Element] = [.stroke(line, stroke)]
    func add(_ role: String, _ members: [Element]) {
      guard !members.isEmpty else { return }
      elements.append(.group(Group(role: role, id: "\(id)-\(role)", elements: members)))
    }
    let tickStroke = Stroke(ink: theme.axisInk, width: theme.lines.axis)
    add("ticks", ticks.steps.isEmpty ? [] : [.stroke(ticks, tickStroke)])
    add("tick-labels", numbers)
    add("axis-label", label)
    let spoken = (name == "x" ? frame.panel.x : frame.panel.y).label?.plainText
    return Group(role: "axis", id: id, label: spoken, elements: elements)
  }
}

// The words above the data area.
extension AxisPainter {
  /// Left end of the panel's words: the letter, or the vertical label where there is none.
  private var left: Double { frame.cell.x }

  /// Baseline of the lower line of words.
  private var baseline: Double {
    frame.cell.y - frame.headDrop
  }

  /// The vertical axis' label, lying above its axis: read without turning the head.
  private var headLabel: [Element] {
    guard let box = decorations.yLabelBox else { return [] }
    // With a heading the letter stands beside that, one line up.
    let x = frame.panel.title == nil ? decorations.headLeft : left
    return PlacedText(box: box, origin: Point(x: x, y: baseline)).elements
  }

  private var head: [Element] {
    var elements: [Element] = []
    let title = decorations.titleBox
    var height = baseline
    if let title, let label = decorations.yLabelBox {
      height -= label.ascent + 2 * Spacing.leastGap + title.descent
    }
    if let letter = frame.letter {
      let box = lettering.letter(letter)
      elements.append(
        .group(
          Group(
            role: "panel-letter", id: "\(frame.id)-letter",
            elements: PlacedText(box: box, origin: Point(x: left, y: height)).elements)))
    }
    if let title {
      elements.append(
        .group(
          Group(
            role: "panel-title", id: "\(frame.id)-title",
            elements: PlacedText(
              box: title, origin: Point(x: decorations.headLeft, y: height)
            ).elements)))
    }
    return elements
  }
}
