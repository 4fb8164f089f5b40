import Scene

/// A panel with its window, its place and its ticks: all that drawing needs.
struct PanelFrame {
  /// What is shown.
  let panel: Panel
  /// Prefix of identities in this panel.
  let id: String
  /// The panel's letter, if it has one.
  let letter: String?
  /// The ends of the axes.
  let window: Window
  /// The data area.
  var area: Rectangle
  /// The room that the grid gives to the data area, from the left end of the column's words on;
  /// letters and labels of a row and of a column line up by it.
  var cell = Rectangle(x: 0, y: 0, width: 0, height: 0)
  /// How far above the data area the baseline of letter and vertical label is: one for a row.
  var headDrop = 0.0
  /// Ticks of the horizontal axis.
  var xTicks = TickSet([])
  /// Ticks of the vertical axis.
  var yTicks = TickSet([])

  /// The horizontal axis.
  var x: AxisMap {
    AxisMap(
      scale: panel.x.scale, from: window.x.from, to: window.x.to, start: area.x, end: area.right)
  }

  /// The vertical axis.
  var y: AxisMap {
    AxisMap(
      scale: panel.y.scale, from: window.y.from, to: window.y.to, start: area.bottom, end: area.y)
  }

  /// Where the stems and bars of the panel stand.
  var baseline: Double {
    switch panel.y.scale {
    case .linear: min(max(y.position(of: 0), area.y), area.bottom)
    case .logarithmic: floorPosition
    }
  }

  /// Where dips are closed on a logarithmic axis; the lower end on a linear one.
  var floorPosition: Double {
    window.floor.map { y.position(of: $0) } ?? y.start
  }

  /// Where a sample stands, with values at or below the floor of a logarithmic axis on it.
  func place(_ sample: Sample) -> Point {
    let height: Double
    if let floor = window.floor, sample.y <= floor {
      height = floorPosition
    } else {
      height = y.position(of: sample.y)
    }
    return Point(x: x.position(of: sample.x), y: height)
  }

  /// The room that labels of the horizontal axis have.
  func xRoom(_ lettering: Lettering) -> TickRoom {
    TickRoom(map: x, isVertical: false) { lettering.tick($0).size }
  }

  /// The room that labels of the vertical axis have.
  func yRoom(_ lettering: Lettering) -> TickRoom {
    TickRoom(map: y, isVertical: true) { lettering.tick($0).size }
  }
}
