import Formula
import Scene

/// Draws a matrix in colours, with a scale beside it.
struct HeatmapPainter {
  let map: Heatmap
  let frame: PanelFrame
  let lettering: Lettering

  private var theme: Theme { lettering.theme }
  private var largest: Double {
    map.rows.joined().filter(\.isFinite).map(\.magnitude).max() ?? 1
  }

  /// Cells, their values where they fit, and the scale.
  var elements: [Element] {
    var cells: [Element] = []
    var values: [Element] = []
    for (row, entries) in map.rows.enumerated() {
      for (column, value) in entries.enumerated() {
        let box = cell(row, column)
        // Cells reach under their right and lower neighbours, or seams would show between them.
        var filled = box
        if column + 1 < entries.count { filled.width += 0.5 }
        if row + 1 < map.rows.count { filled.height += 0.5 }
        let ink = ink(of: value)
        cells.append(.fill(.rectangle(filled), ink))
        if map.showsValues { values += self.value(value, in: box, on: ink) ?? [] }
      }
    }
    // Either every entry is written or none: a few would look like a choice.
    let count = map.rows.map(\.count).reduce(0, +)
    let isComplete = map.showsValues && values.count >= count
    let parts: [Element] = [
      .group(Group(role: "cells", id: "\(frame.id)-cells", elements: cells))
    ]
    let numbers: [Element] =
      isComplete
      ? [.group(Group(role: "cell-values", id: "\(frame.id)-cell-values", elements: values))] : []
    return parts + numbers + [.group(scale)]
  }

  private func cell(_ row: Int, _ column: Int) -> Rectangle {
    let left = frame.x.position(of: Double(column) - 0.5)
    let right = frame.x.position(of: Double(column) + 0.5)
    let top = frame.y.position(of: Double(row) - 0.5)
    let bottom = frame.y.position(of: Double(row) + 0.5)
    return Rectangle(
      x: min(left, right), y: min(top, bottom), width: (right - left).magnitude,
      height: (bottom - top).magnitude)
  }

  private func value(_ value: Double, in box: Rectangle, on ink: Ink) -> [Element]? {
    let dark = theme.palette.text
    let light = theme.palette.background
    let color = dark.contrast(with: ink.color) >= light.contrast(with: ink.color) ? dark : light
    let text = lettering.measuring.textBox(
      NumberNotation.short(value), size: max(TypeSizes.smallest, theme.type.note - 0.5),
      ink: Ink(color, role: color == dark ? "text" : "background"), bold: false)
    guard text.width <= box.width - 2, text.height <= box.height - 1 else { return nil }
    let origin = Point(
      x: box.x + (box.width - text.width) / 2,
      y: box.y + (box.height + text.ascent - text.descent) / 2)
    return PlacedText(box: text, origin: origin).elements
  }
}

// Colours and their scale.
extension HeatmapPainter {
  /// Where a value stands on the colour ramp: 0 … 1, or −1 … 1 for signed shading.
  private func shade(_ value: Double) -> Double {
    guard value.isFinite, largest > 0 else { return 0 }
    switch map.shading {
    case .magnitude: return value.magnitude / largest
    case .signed: return value / largest
    case .decades(let floor):
      let (low, high) = (Decade.logarithm(floor), Decade.logarithm(largest))
      guard value != 0, high > low else { return value == 0 ? 0 : 1 }
      return min(max((Decade.logarithm(value.magnitude) - low) / (high - low), 0), 1)
    }
  }

  private func ink(of value: Double) -> Ink {
    guard value.isFinite else { return Ink(theme.palette.grid, role: "cell-undefined") }
    let shade = shade(value)
    let hue =
      shade < 0 ? theme.palette.series[2 % theme.palette.series.count] : theme.palette.series[0]
    let page = theme.palette.background
    let strength = shade.magnitude
    // Light to the hue over the first 60 %, then towards the text colour, so that it darkens evenly.
    let color =
      strength <= 0.6
      ? page.mixed(with: hue, share: strength / 0.6)
      : hue.mixed(with: theme.palette.text, share: (strength - 0.6) / 0.4 * 0.65)
    return Ink(color, role: "cell")
  }

  private var scaleMap: AxisMap {
    let area = frame.area
    let height = min(area.height, 120)
    let bottom = area.y + (area.height + height) / 2
    let (from, to): (Double, Double) =
      switch map.shading {
      case .magnitude: (0, largest > 0 ? largest : 1)
      case .signed: (-(largest > 0 ? largest : 1), largest > 0 ? largest : 1)
      case .decades(let floor): (floor, largest > floor ? largest : floor * 10)
      }
    let isLogarithmic = if case .decades = map.shading { true } else { false }
    return AxisMap(
      scale: isLogarithmic ? .logarithmic : .linear, from: from, to: to, start: bottom,
      end: bottom - height)
  }

  private var scale: Group {
    let axis = scaleMap
    let left = frame.area.right + 8
    let width = 6.0
    let steps = 48
    var elements: [Element] = []
    for step in 0..<steps {
      let top = axis.end + Double(step) / Double(steps) * axis.length
      let height = axis.length / Double(steps) + (step + 1 < steps ? 0.5 : 0)
      let middle = axis.value(at: top + axis.length / Double(steps) / 2)
      elements.append(
        .fill(
          .rectangle(Rectangle(x: left, y: top, width: width, height: height)), ink(of: middle)))
    }
    let room = TickRoom(map: axis, isVertical: true) { lettering.tick($0).size }
    let ticks =
      axis.scale == .logarithmic ? LogarithmicTicks.choose(in: room) : LinearTicks.choose(in: room)
    let outline = Rectangle(x: left, y: axis.end, width: width, height: axis.length)
    elements.append(
      .stroke(
        .rectangle(outline), Stroke(ink: theme.axisInk, width: theme.lines.grid, join: .miter)))
    for tick in ticks.ticks {
      guard let label = tick.label else { continue }
      let y = axis.position(of: tick.value)
      elements.append(
        .stroke(
          .segment(Point(x: left + width, y: y), Point(x: left + width + 2, y: y)),
          Stroke(ink: theme.axisInk, width: theme.lines.axis)))
      elements +=
        PlacedText(
          box: lettering.tick(label),
          origin: Point(x: left + width + 4, y: y + lettering.digitHeight / 2)
        ).elements
    }
    if let label = NumberNotation.label(map.label, factor: ticks.factor) {
      let box = lettering.note(label)
      elements +=
        PlacedText(
          box: box, origin: Point(x: left, y: axis.end - Spacing.head - box.descent)
        ).elements
    }
    return Group(role: "color-scale", id: "\(frame.id)-color-scale", elements: elements)
  }
}
